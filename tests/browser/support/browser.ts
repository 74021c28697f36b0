// Chromium, and a page in it that notices what a person would not: refused scripts and styles, and errors nobody
// caught.
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";

export const phone = { width: 360, height: 740 };
export const desktop = { width: 1280, height: 800 };

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

export interface WatchedPage {
  page: Page;
  // What went wrong on the page so far.
  problems: string[];
}

// Answers of 4xx are part of some tests; Chromium logs each of them as a console error.
const expectedError = /Failed to load resource: the server responded with a status of 4\d\d/;

export async function openPage(
  browser: Browser,
  options: BrowserContextOptions,
): Promise<WatchedPage> {
  const context = await browser.newContext({
    viewport: desktop,
    reducedMotion: "reduce",
    locale: "en-US",
    ...options,
  });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(`${page.url()}: ${String(error)}`));
  page.on("console", (message) => {
    if (message.type() === "error" && !expectedError.test(message.text())) {
      problems.push(`${page.url()}: ${message.text()}`);
    }
  });
  // The browser's question on leaving a page with unsaved changes.
  page.on("dialog", (dialog) => void dialog.accept());
  return { page, problems };
}

// How far the page is wider than the window.
export function horizontalOverflow(page: Page): Promise<number> {
  return page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}
