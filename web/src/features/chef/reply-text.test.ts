import { expect, test } from "vitest";

import { blocksOf, spokenSentences } from "./reply-text";

const plain = (text: string) => ({ text, bold: false });
const bold = (text: string) => ({ text, bold: true });

test("paragraphs are parted by empty lines", () => {
  expect(blocksOf("One\ntwo\n\nthree")).toEqual([
    { kind: "paragraph", spans: [plain("One\ntwo")] },
    { kind: "paragraph", spans: [plain("three")] },
  ]);
});

test("bold is bold, and a lone pair of asterisks is text", () => {
  expect(blocksOf("Use **firm tofu** or 2 ** 3")).toEqual([
    { kind: "paragraph", spans: [plain("Use "), bold("firm tofu"), plain(" or 2 ** 3")] },
  ]);
});

test("headings and lists are told from text", () => {
  expect(blocksOf("## **Plan**\n- soak\n* cook\n1. eat\n2) rest\nDone")).toEqual([
    { kind: "heading", spans: [plain("Plan")] },
    { kind: "bullets", start: 1, items: [[plain("soak")], [plain("cook")]] },
    { kind: "numbers", start: 1, items: [[plain("eat")], [plain("rest")]] },
    { kind: "paragraph", spans: [plain("Done")] },
  ]);
});

test("a list keeps the number it begins with", () => {
  expect(blocksOf("3. Rest.")).toEqual([{ kind: "numbers", start: 3, items: [[plain("Rest.")]] }]);
});

test("HTML, links and images stay text", () => {
  const text = "<img src=x onerror=alert(1)> [here](javascript:alert(1)) ![](https://x.example/a)";
  expect(blocksOf(text)).toEqual([{ kind: "paragraph", spans: [plain(text)] }]);
});

// A screen reader is told each sentence once, so what was told may not change when more comes.
test("more text only adds sentences", () => {
  const reply = "**Yes.** Use 1.5 cups. Then:\n- whisk it\n- fold it in\n\nDone!";
  const told = Array.from(reply, (_, end) => spokenSentences(reply.slice(0, end), "growing"));
  const all = spokenSentences(reply, "complete");
  expect(all).toEqual(["Yes.", "Use 1.5 cups.", "Then:", "whisk it", "fold it in", "Done!"]);
  for (const some of told) expect(all.slice(0, some.length)).toEqual(some);
});
