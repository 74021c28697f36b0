#!/usr/bin/env node
// @ts-check
// A provider of models for bench/chef_streams.mjs, in a process of its own: speaks Anthropic's Messages API and the chat
// completions API of OpenAI, and answers each question with words that carry its mark.
//
//   bench/marked_provider.mjs PACE_MS WORDS TOGETHER      prints its address
//
// A question has its mark in it ("t17"). The answer is WORDS pieces, one each PACE_MS, as "rice t17-0-81234567890 ": a word,
// the mark, the piece's number, and when it was sent (process.hrtime, which all processes of a machine share). No answer
// ends before TOGETHER were under way at once. GET /most tells how many that were at most.
import { createServer } from "node:http";
import { setTimeout } from "node:timers/promises";

const [pace = 0, length = 0, together = 0] = process.argv.slice(2).map(Number);
const kWords = ["Stir", "gently", "until", "the", "rice", "and", "onion", "smell", "good", "then", "serve", "warm"];

let underWay = 0;
let most = 0;

/** @param {unknown} event */
const data = (event) => `data: ${JSON.stringify(event)}\n\n`;
/** @param {{type: string} & Record<string, unknown>} event */
const named = (event) => `event: ${event.type}\n${data(event)}`;

/** What an answer is made of, in either protocol. @typedef {{begin: string, piece: (text: string) => string, end: string}} Form */

/** @type {Form} */
const anthropic = {
  begin:
    named({ type: "message_start", message: { id: "m", usage: { input_tokens: 100, output_tokens: 1 } } }) +
    named({ type: "content_block_start", index: 0, content_block: { type: "text", text: "" } }),
  piece: (text) => named({ type: "content_block_delta", index: 0, delta: { type: "text_delta", text } }),
  end:
    named({ type: "content_block_stop", index: 0 }) +
    named({ type: "message_delta", delta: { stop_reason: "end_turn" }, usage: { output_tokens: length } }) +
    named({ type: "message_stop" }),
};

/** @param {object} delta @param {string | null} [reason] */
const choice = (delta, reason = null) => data({ id: "c", choices: [{ index: 0, delta, finish_reason: reason }] });

/** @type {Form} */
const openai = {
  begin: choice({ role: "assistant", content: "" }),
  piece: (content) => choice({ content }),
  end:
    choice({}, "stop") +
    data({ choices: [], usage: { prompt_tokens: 100, completion_tokens: length, total_tokens: 100 + length } }) +
    "data: [DONE]\n\n",
};

/** @param {import("node:http").IncomingMessage} request */
async function markOf(request) {
  let text = "";
  for await (const chunk of request) text += chunk;
  const asked = JSON.stringify(JSON.parse(text).messages.at(-1));
  return /\bt\d+\b/.exec(asked)?.[0] ?? "none";
}

/** @param {import("node:http").IncomingMessage} request @param {import("node:http").ServerResponse} response @param {Form} form */
async function answer(request, response, { begin, piece, end }) {
  const mark = await markOf(request);
  most = Math.max(most, ++underWay);
  response.once("close", () => --underWay);
  response.writeHead(200, { "content-type": "text/event-stream" });
  response.write(begin);
  for (let i = 0; i < length || most < together; ++i) {
    if (i > 0) await setTimeout(pace);
    if (response.destroyed) return;
    response.write(piece(`${kWords[i % kWords.length]} ${mark}-${i}-${process.hrtime.bigint()} `));
  }
  response.end(end);
}

const server = createServer((request, response) => {
  if (request.url === "/v1/messages") return answer(request, response, anthropic);
  if (request.url === "/v1/chat/completions") return answer(request, response, openai);
  return response.end(JSON.stringify(most));
});
server.listen(0, "127.0.0.1", 4096, () => {
  const address = server.address();
  if (address !== null && typeof address === "object") console.log(`http://127.0.0.1:${address.port}`);
});
