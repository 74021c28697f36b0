// The Markdown that a reply may have: **bold**, headings and lists. Whatever else it holds, links and HTML among it,
// is text.

export interface Span {
  text: string;
  bold: boolean;
}

export type Block =
  | { kind: "heading"; spans: Span[] }
  | { kind: "paragraph"; spans: Span[] }
  | { kind: "bullets" | "numbers"; start: number; items: Span[][] };

const heading = /^#{1,6}\s+(.+?)\s*#*$/;
const bullet = /^\s*[-*•]\s+(.+)$/;
const number = /^\s*(\d{1,3})[.)]\s+(.+)$/;

function spansOf(text: string): Span[] {
  // Every second part stood between asterisks.
  const parts = text.split(/\*\*(?=\S)(.+?)(?<=\S)\*\*/);
  return parts
    .map((part, index) => ({ text: part, bold: index % 2 === 1 }))
    .filter((span) => span.text !== "");
}

export function blocksOf(reply: string): Block[] {
  const blocks: Block[] = [];
  let paragraph: string[] = [];
  const endParagraph = () => {
    if (paragraph.length > 0)
      blocks.push({ kind: "paragraph", spans: spansOf(paragraph.join("\n")) });
    paragraph = [];
  };
  const addItem = (kind: "bullets" | "numbers", start: number, text: string) => {
    endParagraph();
    const last = blocks.at(-1);
    if (last?.kind === kind) last.items.push(spansOf(text));
    else blocks.push({ kind, start, items: [spansOf(text)] });
  };

  for (const line of reply.split(/\r?\n/)) {
    const title = heading.exec(line)?.[1];
    const item = bullet.exec(line)?.[1];
    const numbered = number.exec(line);
    if (title !== undefined) {
      endParagraph();
      blocks.push({ kind: "heading", spans: spansOf(title.replaceAll("**", "")) });
    } else if (item !== undefined) {
      addItem("bullets", 1, item);
    } else if (numbered) {
      addItem("numbers", Number(numbered[1]), numbered[2] ?? "");
    } else if (line.trim() === "") {
      endParagraph();
    } else {
      paragraph.push(line);
    }
  }
  endParagraph();
  return blocks;
}

// The sentences that are complete so far, as they are spoken. More text adds to them and changes none.
export function spokenSentences(reply: string, state: "growing" | "complete"): string[] {
  const pieces = reply.replaceAll("**", "").split(/(?<=[.!?…]["”’)]?)\s+(?=\S)|\n+/);
  const whole = state === "complete" ? pieces : pieces.slice(0, -1);
  return whole
    .map((piece) => piece.replace(/^\s*(#{1,6}|[-*•])\s+/, "").trim())
    .filter((piece) => piece !== "");
}
