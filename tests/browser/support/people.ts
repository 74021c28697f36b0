// What people do on the pages, step by step as they see it.
import { randomBytes } from "node:crypto";

import type { Page } from "playwright-core";

import type { Server } from "./server";

export const password = "Correct-Horse-42!";

export function newAddress(): string {
  return `cook-${randomBytes(6).toString("hex")}@example.com`;
}

export async function register(page: Page, email: string): Promise<void> {
  await page.goto("/auth/register");
  await page.getByLabel("First name").fill("Mira");
  await page.getByLabel("Last name").fill("Okafor");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Create account" }).click();
  await page.getByRole("heading", { name: "Check your mail" }).waitFor();
}

export async function registerAndVerify(page: Page, server: Server, email: string): Promise<void> {
  await register(page, email);
  await page.goto(await server.mailedLink(email, "/verify-email"));
  await page.getByRole("heading", { name: "E-mail verified" }).waitFor();
}

export async function signIn(page: Page, email: string, secret: string): Promise<void> {
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(secret);
  await page.getByRole("button", { name: "Sign in" }).click();
}

export async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Your account" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.getByRole("link", { name: "Start your cookbook" }).waitFor();
}

interface Recipe {
  title: string;
  category: string;
  ingredients: string[];
  steps: string[];
}

export async function addRecipe(page: Page, recipe: Recipe): Promise<void> {
  await page.goto("/recipes/new");
  await page.getByLabel("Title").fill(recipe.title);
  await page.getByLabel("Category").selectOption(recipe.category);
  await page.getByLabel("Minutes").fill("35");
  await page.getByLabel("Servings").fill("4");
  await fillRows(page, "Ingredient", recipe.ingredients);
  await fillRows(page, "Step", recipe.steps);
  await page.getByRole("button", { name: "Save recipe" }).click();
  await page.getByRole("heading", { level: 1, name: recipe.title }).waitFor();
}

// Asks on the chef's page that is open, and waits until the reply is there.
export async function askChef(page: Page, question: string): Promise<void> {
  await page.getByRole("textbox", { name: "Your question" }).fill(question);
  await page.getByRole("button", { name: "Send" }).click();
  await page.waitForURL(/\/chef\/.+/);
  await page.getByRole("button", { name: "Send" }).waitFor();
}

async function fillRows(page: Page, label: string, texts: string[]): Promise<void> {
  for (const [index, text] of texts.entries()) {
    const row = page.getByLabel(`${label} ${index + 1}`, { exact: true });
    if ((await row.count()) === 0)
      await page.getByRole("button", { name: `Add ${label.toLowerCase()}` }).click();
    await row.fill(text);
  }
}
