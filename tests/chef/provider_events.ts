// What providers send: the events of an answer in Anthropic's Messages API and in the chat completions API of OpenAI,
// and their lists of models.

/** The ones to talk with are neither the first nor the newest. */
export const anthropicModels = [
  { id: "claude-opus-stub", type: "model", created_at: "2026-03-01T00:00:00Z" },
  { id: "claude-sonnet-old", type: "model", created_at: "2025-01-01T00:00:00Z" },
  { id: "claude-sonnet-stub", type: "model", created_at: "2026-01-01T00:00:00Z" },
];
export const chatModels = [
  { id: "stub-embed", created: 1_900_000_000 },
  { id: "stub-old", created: 1_600_000_000 },
  { id: "stub-chat", created: 1_700_000_000 },
];

const recipeTool = "give_recipe";

export const data = (event: unknown): string => `data: ${JSON.stringify(event)}\n\n`;
const named = (event: { type: string; [member: string]: unknown }): string => `event: ${event.type}\n${data(event)}`;
export const halves = (text: string): string[] => [text.slice(0, text.length / 2), text.slice(text.length / 2)];

export function anthropicEvents(words: string[], recipe: string | undefined, reason: string): string[] {
  const events = [
    named({ type: "message_start", message: { id: "m", usage: { input_tokens: 100, output_tokens: 1 } } }),
  ];
  const block = (index: number, start: object, deltas: object[]): void => {
    events.push(named({ type: "content_block_start", index, content_block: start }));
    for (const delta of deltas) events.push(named({ type: "content_block_delta", index, delta }));
    events.push(named({ type: "content_block_stop", index }));
  };
  let index = 0;
  if (words.length > 0) {
    block(index++, { type: "text", text: "" }, words.map((text) => ({ type: "text_delta", text })));
  }
  if (recipe !== undefined) {
    block(
      index,
      { type: "tool_use", id: "t1", name: recipeTool, input: {} },
      halves(recipe).map((partial_json) => ({ type: "input_json_delta", partial_json })),
    );
  }
  events.push(named({ type: "message_delta", delta: { stop_reason: reason }, usage: { output_tokens: 20 } }));
  events.push(named({ type: "message_stop" }));
  return events;
}

export function chatEvents(contents: string[], callArguments: string | undefined, reason: string): string[] {
  const choice = (delta: object, finish: string | null = null): string =>
    data({ id: "c", choices: [{ index: 0, delta, finish_reason: finish }] });
  return [
    choice({ role: "assistant", content: "" }),
    ...contents.map((content) => choice({ content })),
    ...(callArguments === undefined ? [] : halves(callArguments)).map((piece) =>
      choice({ tool_calls: [{ index: 0, function: { name: recipeTool, arguments: piece } }] }),
    ),
    choice({}, reason),
    data({ choices: [], usage: { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 } }),
    "data: [DONE]\n\n",
  ];
}
