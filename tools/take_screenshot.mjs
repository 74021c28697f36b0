#!/usr/bin/env node
// Takes docs/images/recipes.png: a cookbook in the built program, in Chromium. Run it when the page's look changes.
//
//   tools/take_screenshot.mjs        after ./run --build-only and npm ci
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

const { chromium } = createRequire(new URL("../tests/browser/package.json", import.meta.url))("playwright-core");
const root = new URL("..", import.meta.url).pathname;
const data = mkdtempSync(join(tmpdir(), "flavorbot-picture-"));
const server = spawn(join(root, "build/release/flavorbot"), ["serve", "--port", "0", "--data-dir", data], {
  stdio: ["ignore", "pipe", "ignore"],
});

const recipes = [
  ["Shakshuka with feta", "breakfast", "Eggs poached in peppers and tomato, with bread for what is left.", 25, 2],
  ["Fattoush", "lunch", "Crisp bread, sumac, and whatever the garden gives.", 20, 4],
  ["Red lentil soup with lemon", "dinner", "Silky, bright, and on the table before anybody asks twice.", 35, 4],
  ["Plum crumble", "dessert", "Tart fruit under oats and brown butter.", 50, 6],
  ["Ginger fizz", "beverage", "Ginger, lime and ice.", 5, 1],
  ["Roasted chickpeas", "snacks", "Smoked paprika, and nothing left in the bowl.", 40, 4],
];

async function picture(url) {
  const browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync"],
  });
  const page = await browser.newPage({ viewport: { width: 1180, height: 860 }, baseURL: url });
  const send = async (path, body) => {
    const answer = await page.request.post(path, { data: body, headers: { origin: url } });
    if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
    return answer;
  };
  await send("/api/register", { email: "mira@example.com", password: "Plum!Crumble2026", firstName: "Mira", lastName: "Ozols" });
  for (const [title, category, description, cookTime, servings] of recipes.reverse()) {
    await send("/api/recipes", { title, category, description, cookTime, servings, ingredients: ["salt"], instructions: ["Cook."] });
  }
  await page.goto("/recipes");
  await page.getByText("Shakshuka with feta").waitFor();
  await page.screenshot({ path: join(root, "docs/images/recipes.png") });
  await browser.close();
}

try {
  const lines = createInterface({ input: server.stdout });
  for await (const line of lines) {
    const ready = /ready at (http:\S+)/.exec(line);
    if (!ready) continue;
    await picture(ready[1]);
    break;
  }
} finally {
  server.kill("SIGTERM");
  server.on("exit", () => rmSync(data, { recursive: true, force: true }));
}
