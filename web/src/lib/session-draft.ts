// What was typed into a form and not yet saved. It survives a reload and a new sign-in, and ends with the tab.
import type { z } from "zod";

const prefix = "flavorbot.draft.";

export function readDraft<T>(name: string, schema: z.ZodType<T>): T | null {
  try {
    const text = sessionStorage.getItem(prefix + name);
    if (text === null) return null;
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null; // Storage is off, or the draft was damaged: begin afresh.
  }
}

export function writeDraft(name: string, value: unknown): void {
  try {
    sessionStorage.setItem(prefix + name, JSON.stringify(value));
  } catch {
    // Storage is off or full: the form still works, only without a draft.
  }
}

export function clearDraft(name: string): void {
  try {
    sessionStorage.removeItem(prefix + name);
  } catch {
    // Storage is off, so there is no draft.
  }
}

export function clearAllDrafts(): void {
  try {
    for (const key of Object.keys(sessionStorage)) {
      if (key.startsWith(prefix)) sessionStorage.removeItem(key);
    }
  } catch {
    // Storage is off, so there are no drafts.
  }
}
