// The chosen theme: light, dark, or as the system has it. public/theme.js applies the same rules before the first
// paint.
import { useSyncExternalStore } from "react";

export const themeChoices = ["light", "dark", "system"] as const;
export type ThemeChoice = (typeof themeChoices)[number];

const storageKey = "flavorbot.theme";
const systemPrefersDark = window.matchMedia("(prefers-color-scheme: dark)");
const listeners = new Set<() => void>();
let choice: ThemeChoice = readChoice();

function readChoice(): ThemeChoice {
  return themeChoices.find((known) => known === readStorage()) ?? "system";
}

function readStorage(): string | null {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    return null; // Storage is off; the choice lasts until the page is left.
  }
}

function isDark(): boolean {
  return choice === "dark" || (choice === "system" && systemPrefersDark.matches);
}

function applyTheme(): void {
  const dark = isDark();
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  document
    .querySelector('meta[name="theme-color"]')
    ?.setAttribute("content", dark ? "#191216" : "#f3f6ea");
  for (const notify of listeners) notify();
}

export function chooseTheme(next: ThemeChoice): void {
  choice = next;
  try {
    localStorage.setItem(storageKey, next);
  } catch {
    // Storage is off; the choice lasts until the page is left.
  }
  applyTheme();
}

// Takes the theme kept with the profile on a device where nobody has chosen one yet.
export function adoptProfileTheme(darkMode: boolean): void {
  if (darkMode && readStorage() === null) chooseTheme("dark");
}

// Follows the system's setting and choices made in other tabs. Returns how to stop.
export function watchTheme(): () => void {
  const onStorage = (event: StorageEvent) => {
    if (event.key !== storageKey) return;
    choice = readChoice();
    applyTheme();
  };
  systemPrefersDark.addEventListener("change", applyTheme);
  window.addEventListener("storage", onStorage);
  return () => {
    systemPrefersDark.removeEventListener("change", applyTheme);
    window.removeEventListener("storage", onStorage);
  };
}

export function useTheme(): { choice: ThemeChoice; isDark: boolean } {
  const subscribe = (notify: () => void) => {
    listeners.add(notify);
    return () => listeners.delete(notify);
  };
  const current = useSyncExternalStore(subscribe, () => choice);
  const dark = useSyncExternalStore(subscribe, isDark);
  return { choice: current, isDark: dark };
}
