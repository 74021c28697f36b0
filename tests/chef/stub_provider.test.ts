// The stub itself: what the tests of the program rely on.
import { afterAll, beforeAll, expect, test } from "vitest";

import { StubProvider } from "./stub_provider.js";

let provider: StubProvider;
beforeAll(async () => {
  provider = await StubProvider.start();
});
afterAll(() => provider.close());

const post = async (path: string, body: unknown): Promise<Response> =>
  fetch(provider.url + path, { method: "POST", body: JSON.stringify(body) });

test("words come as events of either protocol", async () => {
  const messages = await (await post("/v1/messages", { messages: [] })).text();
  expect(messages).toContain('"text":"dal."');
  expect(messages).toContain("event: message_stop");
  const chat = await (await post("/v1/chat/completions", { messages: [] })).text();
  expect(chat).toContain('"content":"dal."');
  expect(chat.endsWith("data: [DONE]\n\n")).toBe(true);
});

test("a recipe comes where it is asked for", async () => {
  const tool = await (await post("/v1/messages", { tools: [{}], tool_choice: { type: "tool" } })).text();
  expect(tool).toContain("input_json_delta");
  const schema = await (await post("/v1/chat/completions", { response_format: { type: "json_schema" } })).text();
  expect(schema).toContain("Red lentil dal");
});

test("a fault is chosen from outside, for so many calls", async () => {
  await post("/fault", { fault: "overloaded", times: 1 });
  expect((await post("/v1/messages", {})).status).toBe(529);
  expect((await post("/v1/messages", {})).status).toBe(200);
  expect((await post("/fault", { fault: "no such fault" })).status).toBe(400);
  await post("/fault", { fault: "cut_off", times: 1 });
  await expect(post("/v1/messages", {}).then((answer) => answer.text())).rejects.toThrow();
});
