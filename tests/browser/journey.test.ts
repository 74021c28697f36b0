// One person's way through the product, from the first visit to a new password.
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";

import { launchBrowser, openPage } from "./support/browser";
import {
  addRecipe,
  askChef,
  newAddress,
  password,
  registerAndVerify,
  signIn,
  signOut,
} from "./support/people";
import { Server } from "./support/server";

let server: Server;
let browser: Browser;
let page: Page;
let problems: string[];
const email = newAddress();
let chefsTitle = "";
const newPassword = "Staple-Battery-7?";

beforeAll(async () => {
  server = await Server.start();
  browser = await launchBrowser();
  ({ page, problems } = await openPage(browser, { baseURL: server.url }));
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const heading = (name: string) => page.getByRole("heading", { level: 1, name });
const cardTitles = async () =>
  (await page.getByRole("article").getByRole("heading").allTextContents()).sort();
async function expectCards(...titles: string[]): Promise<void> {
  await expect.poll(cardTitles, { timeout: 10_000 }).toEqual([...titles].sort());
}

test("a newcomer registers and verifies the address with the mailed link", async () => {
  await page.goto("/");
  await page.getByRole("link", { name: "Start your cookbook" }).click();
  await heading("Create your account").waitFor();
  await registerAndVerify(page, server, email);
  await page.getByRole("link", { name: "Go to your recipes" }).click();
  await page.getByRole("heading", { name: "Your cookbook is empty" }).waitFor();
  expect(await page.getByRole("region", { name: "Verify your e-mail" }).count()).toBe(0);
});

test("recipes are added", async () => {
  await addRecipe(page, {
    title: "Red lentil soup",
    category: "dinner",
    ingredients: ["200 g red lentils", "1 onion", "1 lemon", "cumin"],
    steps: ["Rinse the lentils.", "Simmer for 20 minutes."],
  });
  await addRecipe(page, {
    title: "Crème brûlée",
    category: "dessert",
    ingredients: ["500 ml cream", "5 egg yolks"],
    steps: ["Bake in a water bath."],
  });
  await addRecipe(page, {
    title: "Shakshuka",
    category: "breakfast",
    ingredients: ["4 eggs"],
    steps: ["Poach."],
  });
  await page.getByRole("link", { name: "All recipes" }).click();
  await expectCards("Crème brûlée", "Red lentil soup", "Shakshuka");
});

test("a half-written recipe survives a reload", async () => {
  await page.goto("/recipes/new");
  await page.getByLabel("Title").fill("Plum crumble");
  await page.reload();
  await expect.poll(() => page.getByLabel("Title").inputValue()).toBe("Plum crumble");
  await page.getByRole("button", { name: "Start over" }).click();
  await page.getByRole("link", { name: "Cancel" }).click();
  await heading("Your recipes").waitFor();
});

test("search finds without accents, by ingredient, and keeps the text in the address", async () => {
  await page.goto("/recipes");
  await page.getByRole("searchbox").fill("creme brulee");
  await expectCards("Crème brûlée");
  expect(new URL(page.url()).searchParams.get("q")).toBe("creme brulee");
  await page.getByRole("searchbox").fill("lemon");
  await expectCards("Red lentil soup");
  await page.getByRole("searchbox").fill("zzzzzz");
  await page.getByRole("heading", { name: "Nothing found" }).waitFor();
  await page.getByRole("button", { name: "Show all recipes" }).click();
  await expectCards("Crème brûlée", "Red lentil soup", "Shakshuka");
});

test("a category narrows the list, and the back button widens it", async () => {
  await page.goto("/recipes");
  await page.getByRole("button", { name: "Breakfast" }).click();
  await expectCards("Shakshuka");
  await page.goBack();
  await expectCards("Crème brûlée", "Red lentil soup", "Shakshuka");
});

test("a recipe is edited", async () => {
  await page.getByRole("link", { name: "Shakshuka" }).click();
  await page.getByRole("link", { name: "Edit" }).click();
  await page.getByLabel("Title").fill("Green shakshuka");
  await page.getByLabel("Ingredient 1", { exact: true }).press("Enter");
  await page.keyboard.type("200 g spinach");
  await page.getByRole("button", { name: "Save recipe" }).click();
  await heading("Green shakshuka").waitFor();
  await page.getByRole("checkbox", { name: "200 g spinach" }).check();
});

test("an edit on a second device is not overwritten unseen", async () => {
  await page.getByRole("link", { name: "Edit" }).click();
  await page.getByLabel("Title").fill("Mine");
  const other = await page.context().newPage();
  await other.goto(page.url());
  await other.getByLabel("Title").fill("Very green shakshuka");
  await other.getByRole("button", { name: "Save recipe" }).click();
  await other.getByRole("heading", { level: 1, name: "Very green shakshuka" }).waitFor();
  await other.close();
  await page.getByRole("button", { name: "Save recipe" }).click();
  await page.getByRole("button", { name: "Load the latest version" }).click();
  await expect.poll(() => page.getByLabel("Title").inputValue()).toBe("Very green shakshuka");
  await page.getByRole("link", { name: "Cancel" }).click();
  await heading("Very green shakshuka").waitFor();
});

test("a deleted recipe comes back with Undo, at the same address", async () => {
  const address = page.url();
  await page.getByRole("button", { name: "Delete" }).click();
  await heading("Your recipes").waitFor();
  await expectCards("Crème brûlée", "Red lentil soup");
  await page.getByRole("button", { name: "Undo" }).click();
  await expectCards("Crème brûlée", "Red lentil soup", "Very green shakshuka");
  await page.goto(address);
  await heading("Very green shakshuka").waitFor();
});

test("the chef is asked for a recipe, which goes into the cookbook", async () => {
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Chef" }).click();
  await heading("What shall we cook?").waitFor();
  await askChef(page, "quick vegan pasta for two");
  const card = page.getByRole("article");
  await card.waitFor();
  chefsTitle = (await card.getByRole("heading", { level: 2 }).textContent()) ?? "";
  expect(await card.getByText("2 servings").count()).toBe(1);
  expect(
    await card.getByRole("list", { name: "Diets it keeps to" }).getByText("vegan").count(),
  ).toBe(1);
  expect(await card.getByRole("list").last().getByRole("listitem").count()).toBeGreaterThan(1);
  await card.getByRole("button", { name: "Save recipe" }).click();
  await card.getByRole("link", { name: "Open in your cookbook" }).click();
  await heading(chefsTitle).waitFor();
  await page.getByText("From the chef").waitFor();
});

test("the conversation and what was saved from it are there after a reload", async () => {
  await page.goBack();
  await page.getByRole("article").waitFor();
  await page.reload();
  await page.getByText("quick vegan pasta for two", { exact: true }).first().waitFor();
  await page.getByRole("article").getByText("Saved", { exact: true }).waitFor();
  await page.goto("/chatbot");
  await heading("What shall we cook?").waitFor();
  const column = page.getByRole("complementary", { name: "Your conversations" });
  await expect.poll(() => column.getByRole("listitem").count()).toBe(1);
  await page.goto("/recipes");
  await page.getByRole("link", { name: chefsTitle }).click();
  await heading(chefsTitle).waitFor();
  await page.getByRole("button", { name: "Delete" }).click();
  await expectCards("Crème brûlée", "Red lentil soup", "Very green shakshuka");
});

test("a saved recipe that was deleted since can be saved again", async () => {
  await page.goto("/chef");
  const column = page.getByRole("complementary", { name: "Your conversations" });
  await column.getByRole("link", { name: /quick vegan pasta/ }).click();
  const card = page.getByRole("article");
  await card.getByRole("button", { name: "Save again" }).click();
  await card.getByRole("link", { name: "Open in your cookbook" }).click();
  await heading(chefsTitle).waitFor();
  await page.getByRole("button", { name: "Delete" }).click();
  await expectCards("Crème brûlée", "Red lentil soup", "Very green shakshuka");
});

test("what is ruled out in a talk is kept to and shown", async () => {
  await page.goto("/chef");
  await askChef(page, "what can I cook tonight? I'm allergic to milk, and no mushrooms");
  const said = page.getByRole("list", { name: "Kept to in this conversation" });
  await said.getByText("no milk").waitFor();
  expect(await said.getByRole("listitem").allTextContents()).toContain("no mushroom");
  const ideas = page.getByRole("group", { name: "Suggestions" }).getByRole("button");
  expect(await ideas.count()).toBeGreaterThan(3);
  const first = (await ideas.first().textContent()) ?? "";
  // Once: not in the reply's text as well.
  expect(await page.getByRole("listitem").filter({ hasText: first }).count()).toBe(0);
  await ideas.first().click();
  await page.getByRole("article").waitFor();
  expect(await said.getByText("no milk").count()).toBe(1);
});

test("the profile is kept", async () => {
  await page.goto("/settings");
  await heading("Profile").waitFor();
  await page.getByLabel("Bio").fill("Soups, mostly.");
  await page.getByRole("button", { name: "nut-free" }).click();
  await page.getByRole("button", { name: "sesame" }).click();
  await page.getByRole("button", { name: "Save profile" }).click();
  await page.getByText("Profile saved").first().waitFor();
  await page.reload();
  await expect.poll(() => page.getByLabel("Bio").inputValue()).toBe("Soups, mostly.");
  expect(await page.getByRole("button", { name: "nut-free" }).getAttribute("aria-pressed")).toBe(
    "true",
  );
  expect(await page.getByRole("button", { name: "sesame" }).getAttribute("aria-pressed")).toBe(
    "true",
  );
  await page.goto("/chef");
  const rules = page.getByRole("list", { name: "The chef keeps to" });
  await rules.getByText("no sesame").waitFor();
  await page.goto("/settings/profile");
});

test("the dark theme is chosen, and there before the app runs", async () => {
  await page.getByRole("link", { name: "Appearance" }).click();
  await page.getByRole("radio", { name: "Dark" }).click();
  await expect.poll(() => page.locator("html").getAttribute("data-theme")).toBe("dark");
  await page.route("**/assets/*.js", (route) => route.abort());
  await page.reload({ waitUntil: "domcontentloaded" });
  expect(await page.locator("html").getAttribute("data-theme")).toBe("dark");
  await page.unroute("**/assets/*.js");
  problems.splice(0); // The aborted files are logged.
});

test("use, devices and the export are shown", async () => {
  await page.goto("/settings/plan");
  await page.getByRole("progressbar", { name: "Recipes by the chef" }).waitFor();
  await page.getByText("The built-in chef answers; nothing leaves this server.").waitFor();
  await page.goto("/settings/security");
  await page.getByText("this device").waitFor();
  await page.goto("/settings/data");
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download my data" }).click();
  expect((await download).suggestedFilename()).toMatch(/\.json$/);
});

test("everything is there after a restart, the session too", async () => {
  await server.restart();
  await page.goto("/recipes");
  await expectCards("Crème brûlée", "Red lentil soup", "Very green shakshuka");
});

test("after signing out a forgotten password is replaced through the mailed link", async () => {
  await signOut(page);
  await page.getByRole("link", { name: "Sign in" }).click();
  await page.getByRole("link", { name: "Forgot your password?" }).click();
  // The page before has a field of the same name, and stays until this one is fetched.
  await heading("Forgot your password?").waitFor();
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("button", { name: "Send the link" }).click();
  await page.getByText("a mail with a link is on its way").waitFor();
  await page.goto(await server.mailedLink(email, "/reset-password"));
  await page.getByLabel("New password", { exact: true }).fill(newPassword);
  await page.getByRole("button", { name: "Change password" }).click();
  await heading("Password changed").waitFor();
});

test("only the new password signs in, and leads to the page that was asked for", async () => {
  await page.goto("/recipes?category=dessert");
  await heading("Sign in").waitFor();
  await signIn(page, email, password);
  await page.getByText("Invalid email or password").waitFor();
  await page.getByLabel("Password", { exact: true }).fill(newPassword);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expectCards("Crème brûlée");
});

test("a session ended elsewhere leads to the sign-in page", async () => {
  const cookies = await page.context().cookies();
  await page.context().clearCookies();
  await page.getByRole("link", { name: "Crème brûlée" }).click();
  await heading("Sign in").waitFor();
  expect(new URL(page.url()).searchParams.get("next")).toMatch(/^\/recipes\/\d+$/);
  await page.context().addCookies(cookies);
});

test("the account is deleted with everything in it", async () => {
  await page.goto("/settings/data");
  await page.getByRole("button", { name: "Delete account…" }).click();
  await page.getByLabel("Your password", { exact: true }).fill(newPassword);
  await page.getByRole("button", { name: "Delete everything" }).click();
  await page.getByRole("link", { name: "Start your cookbook" }).waitFor();
  await page.goto("/auth/sign-in");
  await signIn(page, email, newPassword);
  await page.getByText("Invalid email or password").waitFor();
});

test("nothing went wrong unseen on the way", () => {
  expect(problems).toEqual([]);
});
