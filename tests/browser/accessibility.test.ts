// Every page, light and dark, phone and desktop: no violation that axe finds, nothing wider than the window.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { desktop, launchBrowser, openPage, phone, horizontalOverflow } from "./support/browser";
import { addRecipe, askChef, newAddress, registerAndVerify } from "./support/people";
import { Server } from "./support/server";

interface AxeReport {
  violations: { id: string; help: string; nodes: { html: string; failureSummary?: string }[] }[];
}

const require = createRequire(import.meta.url);
let server: Server;
let browser: Browser;
let axe: string;
let recipePath: string;
let talkPath: string;
let cookies: Awaited<ReturnType<ReturnType<Page["context"]>["cookies"]>>;

beforeAll(async () => {
  server = await Server.start();
  browser = await launchBrowser();
  axe = await readFile(require.resolve("axe-core/axe.min.js"), "utf8");
  const { page } = await openPage(browser, { baseURL: server.url });
  await registerAndVerify(page, server, newAddress());
  await addRecipe(page, {
    title:
      "Shakshuka with an unreasonably long name that goes on, and on, and Donaudampfschifffahrtsgesellschaftskapitän",
    category: "breakfast",
    ingredients: [
      "4 eggs",
      "a-single-word-that-is-far-too-long-for-a-narrow-telephone-screen-but-must-wrap-anyhow",
    ],
    steps: ["Cook the sauce.", "Poach the eggs in it."],
  });
  recipePath = new URL(page.url()).pathname;
  await addRecipe(page, {
    title: "Fattoush",
    category: "lunch",
    ingredients: ["2 pitas"],
    steps: ["Toss."],
  });
  await page.goto("/chef");
  await askChef(page, "quick vegan pasta for two");
  await page.getByRole("article").waitFor();
  talkPath = new URL(page.url()).pathname;
  cookies = await page.context().cookies();
  await page.context().close();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

async function violations(page: Page): Promise<string[]> {
  // Through the debugger, which the content security policy does not stop.
  await page.evaluate(axe);
  const report = (await page.evaluate("axe.run()")) as AxeReport;
  return report.violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${page.url()} ${id}: ${help}: ${node.html} ${node.failureSummary ?? ""}`),
  );
}

type Step = (page: Page) => Promise<void>;
interface Screen {
  path: string;
  heading: string | RegExp;
  act?: Step;
}

const signedOut: Screen[] = [
  { path: "/", heading: "Every dish you love, in one place." },
  { path: "/auth/sign-in?next=%2Frecipes", heading: "Sign in" },
  {
    path: "/auth/register",
    heading: "Create your account",
    act: (page) => page.getByRole("button", { name: "Create account" }).click(),
  },
  { path: "/forgot-password", heading: "Forgot your password?" },
  { path: "/reset-password?token=abc", heading: "Choose a new password" },
  { path: "/reset-password", heading: "That link is not complete" },
  { path: "/verify-email?email=a%40example.com&token=abc", heading: "That link did not work" },
  { path: "/no/such/page", heading: "This page isn’t on the menu" },
];

const signedIn = (): Screen[] => [
  {
    path: "/chef",
    heading: "What shall we cook?",
    act: (page) => page.getByText("The built-in chef answers").waitFor(),
  },
  {
    path: talkPath,
    heading: /pasta/,
    act: async (page) => {
      await page.getByRole("article").waitFor();
      const list = page.getByRole("button", { name: "Your conversations" });
      if (await list.isVisible()) await list.click();
    },
  },
  { path: "/chef/no-such-conversation", heading: "Conversation not found" },
  {
    path: "/recipes",
    heading: "Your recipes",
    act: (page) => page.getByRole("article").first().waitFor(),
  },
  {
    path: "/recipes?q=zzzzzz",
    heading: "Your recipes",
    act: (page) => page.getByRole("heading", { name: "Nothing found" }).waitFor(),
  },
  {
    path: "/recipes?category=beverage",
    heading: "Your recipes",
    act: (page) => page.getByRole("heading", { name: "Nothing here yet" }).waitFor(),
  },
  { path: recipePath, heading: /Shakshuka/ },
  { path: "/recipes/1", heading: "Recipe not found" },
  {
    path: "/recipes/new",
    heading: "New recipe",
    act: (page) => page.getByRole("button", { name: "Save recipe" }).click(),
  },
  {
    path: `${recipePath}/edit`,
    heading: "Edit recipe",
    act: (page) => page.getByRole("button", { name: "Move ingredient 1", exact: true }).click(),
  },
  {
    path: "/settings/profile",
    heading: "Profile",
    act: (page) => page.getByLabel("Bio").waitFor(),
  },
  { path: "/settings/appearance", heading: "Appearance" },
  {
    path: "/settings/security",
    heading: "Security",
    act: (page) => page.getByText("this device").waitFor(),
  },
  {
    path: "/settings/plan",
    heading: "Plan and use",
    act: (page) => page.getByRole("progressbar", { name: "Recipes by the chef" }).waitFor(),
  },
  {
    path: "/settings/data",
    heading: "Your data",
    act: (page) => page.getByRole("button", { name: "Delete account…" }).click(),
  },
];

describe.each([
  ["light", "phone", phone],
  ["dark", "phone", phone],
  ["light", "desktop", desktop],
  ["dark", "desktop", desktop],
] as const)("%s on a %s", (colorScheme, _device, viewport) => {
  async function inspect(screens: Screen[], visitor: "somebody" | "nobody"): Promise<void> {
    const { page, problems } = await openPage(browser, {
      baseURL: server.url,
      colorScheme,
      viewport,
    });
    if (visitor === "somebody") await page.context().addCookies(cookies);
    const found: string[] = [];
    for (const { path, heading, act } of screens) {
      await page.goto(path);
      await page.getByRole("heading", { level: 1, name: heading }).waitFor();
      await act?.(page);
      expect(await page.locator("html").getAttribute("data-theme")).toBe(colorScheme);
      const overflow = await horizontalOverflow(page);
      if (overflow > 0) found.push(`${path} is ${overflow} px too wide`);
      found.push(...(await violations(page)));
    }
    await page.context().close();
    expect(found).toEqual([]);
    expect(problems).toEqual([]);
  }

  test("pages for everybody", () => inspect(signedOut, "nobody"));
  test("pages for people who are signed in", () => inspect(signedIn(), "somebody"));
});
