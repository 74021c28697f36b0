// The product without a pointer: every step here is a key.
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";

import { launchBrowser, openPage } from "./support/browser";
import { newAddress, password } from "./support/people";
import { Server } from "./support/server";

const maxTabs = 60;
let server: Server;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  server = await Server.start();
  browser = await launchBrowser();
  ({ page } = await openPage(browser, { baseURL: server.url }));
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

// The accessible text of the element that has the focus.
const focused = () =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement)) return "";
    const label =
      "labels" in element ? (element as HTMLInputElement).labels?.[0]?.textContent : null;
    return (element.getAttribute("aria-label") ?? label ?? element.textContent ?? "").trim();
  });

async function tabTo(name: string): Promise<void> {
  for (let tabs = 0; tabs < maxTabs; tabs++) {
    await page.keyboard.press("Tab");
    if ((await focused()).startsWith(name)) return;
  }
  throw new Error(`${maxTabs} tabs do not reach "${name}" on ${page.url()}`);
}

async function typeInto(name: string, text: string): Promise<void> {
  await tabTo(name);
  await page.keyboard.type(text);
}

// What opens or closes moves the focus in a task of its own, after the page has changed.
const focusComesTo = (name: RegExp) => expect.poll(focused).toMatch(name);

const focusedHeading = () =>
  page.evaluate(() => document.activeElement?.closest("h1")?.textContent ?? null);

test("the first tab offers to skip to the content", async () => {
  await page.goto("/auth/register");
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.keyboard.press("Tab");
  expect(await focused()).toBe("Skip to content");
  await page.keyboard.press("Enter");
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("main");
});

test("an account is made", async () => {
  await typeInto("First name", "Mira");
  await typeInto("Last name", "Okafor");
  await typeInto("E-mail", newAddress());
  await typeInto("Password", password);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Check your mail" }).waitFor();
  await expect.poll(focusedHeading).toBe("Check your mail");
});

test("a recipe is written", async () => {
  await tabTo("Go to your recipes");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Your cookbook is empty" }).waitFor();
  await expect.poll(focusedHeading).toBe("Your recipes");
  await tabTo("Add your first recipe");
  await page.keyboard.press("Enter");
  await expect.poll(focusedHeading).toBe("New recipe");
  await typeInto("Title", "Fattoush");
  await tabTo("Category");
  await page.keyboard.type("Lunch");
  await typeInto("Ingredient 1", "2 pitas");
  await page.keyboard.press("Enter");
  await page.keyboard.type("3 tomatoes");
  await tabTo("Step 1");
  await page.keyboard.type("Toss everything.");
  await tabTo("Save recipe");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Fattoush" }).waitFor();
  await expect.poll(focusedHeading).toBe("Fattoush");
  expect(await page.getByRole("checkbox").count()).toBe(2);
});

test("an ingredient is ticked with the space bar", async () => {
  await tabTo("2 pitas");
  await page.keyboard.press("Space");
  expect(await page.getByRole("checkbox", { name: "2 pitas" }).isChecked()).toBe(true);
});

test("a deletion is undone through the messages' key, F8", async () => {
  await page.keyboard.press("Shift+Tab");
  expect(await focused()).toBe("Delete");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Your cookbook is empty" }).waitFor();
  await page.keyboard.press("F8");
  await tabTo("Undo");
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: "Fattoush" }).waitFor();
});

test("Escape closes a dialog and returns the focus to its button", async () => {
  await page.goto("/settings/data");
  await page.getByRole("heading", { level: 1, name: "Your data" }).waitFor();
  await tabTo("Delete account…");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("Escape");
  await expect.poll(() => page.getByRole("dialog").count()).toBe(0);
  await focusComesTo(/^Delete account…$/);
});

test("the chef is asked, and the recipe saved", async () => {
  await page.goto("/chef");
  await page.getByRole("heading", { level: 1, name: "What shall we cook?" }).waitFor();
  await typeInto("Your question", "a vegan pasta");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.type("for two");
  await page.keyboard.press("Enter");
  await page.getByRole("article").waitFor();
  // The field keeps the focus, for the next question.
  expect(await focused()).toBe("Your question");
  await page.evaluate(() => document.getElementById("main")?.focus());
  await tabTo("Save recipe");
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: "Open in your cookbook" }).waitFor();
  await focusComesTo(/^Open in your cookbook$/);
});

test("Escape closes the menu of a conversation and returns the focus", async () => {
  await page.evaluate(() => document.getElementById("main")?.focus());
  await tabTo("More for");
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "Rename…" }).waitFor();
  await page.keyboard.press("Escape");
  await expect.poll(() => page.getByRole("menuitem").count()).toBe(0);
  await focusComesTo(/^More for/);
});
