import { useState } from "react";
import { z } from "zod";

import "@/lib/account-fields";
import { clearDraft, readDraft, writeDraft } from "@/lib/session-draft";

const draftSchema = z.string();

// The text of a question that isn't asked yet; it survives a reload, and each `name` has its own.
export function useQuestionDraft(name: string): [string, (text: string) => void] {
  const [shown, setShown] = useState(() => ({ name, text: readDraft(name, draftSchema) ?? "" }));
  if (shown.name !== name) setShown({ name, text: readDraft(name, draftSchema) ?? "" });
  const setText = (text: string) => {
    setShown({ name, text });
    if (text === "") clearDraft(name);
    else writeDraft(name, text);
  };
  return [shown.text, setText];
}
