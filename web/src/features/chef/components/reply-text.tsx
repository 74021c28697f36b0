import { Fragment } from "react";

import { type Block, blocksOf, type Span } from "../reply-text";

// What the chef says: text, with the little Markdown that reply-text.ts knows.
export function ReplyText({ text }: { text: string }) {
  return (
    <div className="grid max-w-prose gap-3">
      {blocksOf(text).map((block, index) => (
        <BlockView key={index} block={block} />
      ))}
    </div>
  );
}

function BlockView({ block }: { block: Block }) {
  if (block.kind === "heading") {
    return (
      <h2 className="mt-2 text-lg first:mt-0">
        <Spans spans={block.spans} />
      </h2>
    );
  }
  if (block.kind === "paragraph") {
    return (
      <p className="whitespace-pre-line">
        <Spans spans={block.spans} />
      </p>
    );
  }
  const items = block.items.map((spans, index) => (
    <li key={index} className="pl-1 marker:text-primary">
      <Spans spans={spans} />
    </li>
  ));
  return block.kind === "bullets" ? (
    <ul className="grid list-disc gap-1.5 pl-6">{items}</ul>
  ) : (
    <ol start={block.start} className="grid list-decimal gap-1.5 pl-7 marker:font-semibold">
      {items}
    </ol>
  );
}

function Spans({ spans }: { spans: Span[] }) {
  return spans.map(({ text, bold }, index) =>
    bold ? (
      <strong key={index} className="font-semibold">
        {text}
      </strong>
    ) : (
      <Fragment key={index}>{text}</Fragment>
    ),
  );
}
