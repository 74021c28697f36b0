// A provider of language models that speaks Anthropic's Messages API and the chat completions API of OpenAI,
// streaming included, and fails in all the ways that they do.
//
//   const provider = await StubProvider.start();
//   ... ANTHROPIC_BASE_URL: provider.url, ANTHROPIC_API_KEY: "stub", ANTHROPIC_MODEL: "stub"
//   ... OPENAI_BASE_URL: `${provider.url}/v1`
//   provider.fail("overloaded", 2);
//   await once(provider.events, "call");
//
// From outside: POST /fault {"fault": "overloaded", "times": 2}, POST /words ["Try ", "a dal."],
// POST /recipes [{...}], GET /calls. As a program it prints its address and serves until it is ended:
//
//   npx vite-node chef/stub_provider.ts [PORT]
import { EventEmitter } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { pathToFileURL } from "node:url";

import { anthropicEvents, anthropicModels, chatEvents, chatModels, data, halves } from "./provider_events.js";

export const faults = [
  "none",
  "slow", // a moment between the pieces
  "cut_off", // the connection is lost after the first words
  "cut_at_once", // ... before them
  "malformed_json", // an event that is no JSON
  "half_event", // the stream ends within an event
  "giant_event",
  "error_in_stream", // the provider is overloaded, and says so in the stream
  "no_stream", // JSON instead of events
  "wrong_schema", // a recipe that isn't one
  "unauthorized", // 401
  "rate_limited", // 429, with Retry-After: 1
  "rate_limited_long", // 429, with Retry-After: 3600
  "overloaded", // 529
  "broken", // 500
  "too_long", // more than the model's context
  "refusal", // the model won't
  "never", // no answer at all
  "quiet", // nothing more after the first words
] as const;
export type Fault = (typeof faults)[number];

export interface Call {
  path: string;
  headers: IncomingMessage["headers"];
  body: Record<string, unknown>;
}

/** In the form that the server asks for (src/model_api/recipe_schema.cc). */
export const stubRecipe: Readonly<Record<string, unknown>> = {
  title: "Red lentil dal",
  description: "Soft and warm.",
  ingredients: [
    { quantity: 250, unit: "g", food: "red lentils", preparation: "rinsed", optional: false },
    { quantity: 1, unit: "piece", food: "onion", preparation: "diced", optional: false },
    { quantity: null, unit: "", food: "salt", preparation: "", optional: false },
  ],
  steps: [
    { text: "Soften the onion.", minutes: 5, uses: ["onion"] },
    { text: "Simmer the lentils and salt them.", minutes: 20, uses: ["red lentils", "salt"] },
  ],
  prep_minutes: 10,
  cook_minutes: 25,
  rest_minutes: 0,
  total_minutes: 35,
  servings: 4,
  category: "dinner",
  cuisine: "Indian",
  diets: ["vegan"],
  allergens: [],
  equipment: ["pot"],
  tips: ["Add lemon."],
  nutrition: { kcal: 250, protein_g: 15, fat_g: 2, carbs_g: 40, fibre_g: 8, sodium_mg: 300 },
};

const slowMs = 30;
const giantBytes = 2_000_000;

const refusals: Partial<Record<Fault, [status: number, type: string, message: string]>> = {
  unauthorized: [401, "authentication_error", "Incorrect API key provided"],
  rate_limited: [429, "rate_limit_error", "slow down"],
  rate_limited_long: [429, "rate_limit_error", "slow down"],
  overloaded: [529, "overloaded_error", "Overloaded"],
  broken: [500, "api_error", "Internal server error"],
  too_long: [400, "invalid_request_error", "prompt is too long: 9 tokens > 8 maximum"],
};

async function textOf(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

const hasWords = ({ body }: Call, words: string): boolean => JSON.stringify(body).includes(words);

const answerJson = (response: ServerResponse, status: number, body: unknown, headers = {}): void => {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
};

export class StubProvider {
  /** What it says; the pieces come one by one. */
  words = ["Try ", "a ", "dal."];
  /** What it gives when a recipe is asked for, call by call; the last one from then on. */
  recipes: unknown[] = [stubRecipe];
  /** Whether words bring a recipe with them, when they may. */
  addsRecipe = false;
  /** The calls for an answer, in their order. */
  readonly calls: Call[] = [];
  /** "call": one came; "closed": its connection, before the end of its answer. */
  readonly events = new EventEmitter();

  private readonly failing = new Map<string, { fault: Fault; times: number }>();
  private given = 0;
  private readonly server = createServer((request, response) => {
    this.answer(request, response).catch((error: unknown) => {
      console.error("stub provider:", error);
      response.destroy();
    });
  });

  static async start(port = 0): Promise<StubProvider> {
    const provider = new StubProvider();
    await new Promise<void>((resolve) => provider.server.listen(port, "127.0.0.1", resolve));
    return provider;
  }

  get url(): string {
    return `http://127.0.0.1:${String((this.server.address() as AddressInfo).port)}`;
  }

  /** The next `times` calls that have `words` in them fail so; without `times` all of them. */
  fail(fault: Fault, times = Infinity, words = ""): void {
    if (fault === "none") this.failing.delete(words);
    else this.failing.set(words, { fault, times });
  }

  /** Those that have `words` in them. */
  callsWith = (words: string): Call[] => this.calls.filter((call) => hasWords(call, words));

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? "/", "http://stub").pathname;
    const text = await textOf(request);
    switch (`${String(request.method)} ${path}`) {
      case "POST /fault": {
        const { fault, times } = JSON.parse(text) as { fault: Fault; times?: number };
        if (!faults.includes(fault)) return answerJson(response, 400, { message: `one of ${faults.join(", ")}` });
        this.fail(fault, times);
        return answerJson(response, 200, {});
      }
      case "POST /words":
        this.words = JSON.parse(text) as string[];
        return answerJson(response, 200, {});
      case "POST /recipes":
        this.recipes = JSON.parse(text) as unknown[];
        this.given = 0;
        return answerJson(response, 200, {});
      case "GET /calls":
        return answerJson(response, 200, this.calls);
      case "GET /v1/models":
        return answerJson(response, 200, {
          data: request.headers["anthropic-version"] === undefined ? chatModels : anthropicModels,
        });
      case "POST /v1/messages":
      case "POST /v1/chat/completions":
        return this.call({ path, headers: request.headers, body: JSON.parse(text) as Call["body"] }, response);
      default:
        return answerJson(response, 404, { error: { type: "not_found_error", message: "no such resource" } });
    }
  }

  private async call(call: Call, response: ServerResponse): Promise<void> {
    this.calls.push(call);
    const fault = this.faultOf(call);
    response.once("close", () => {
      if (!response.writableEnded) this.events.emit("closed");
    });
    this.events.emit("call");
    const refusal = refusals[fault];
    if (refusal) {
      const [status, type, message] = refusal;
      const wait = fault === "rate_limited" ? "1" : fault === "rate_limited_long" ? "3600" : undefined;
      return answerJson(
        response,
        status,
        { type: "error", error: { type, message } },
        wait === undefined ? {} : { "retry-after": wait },
      );
    }
    if (fault === "no_stream") return answerJson(response, 200, {});
    if (fault === "never") return;
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.flushHeaders();
    await this.send(this.eventsOf(call, fault), fault, response);
  }

  private faultOf(call: Call): Fault {
    for (const [words, failing] of this.failing) {
      if (failing.times === 0 || !hasWords(call, words)) continue;
      failing.times -= 1;
      return failing.fault;
    }
    return "none";
  }

  private eventsOf({ path, body }: Call, fault: Fault): string[] {
    const hasTools = body["tools"] !== undefined;
    if (path === "/v1/messages") {
      const isRecipe = (body["tool_choice"] as { type?: string } | undefined)?.type === "tool";
      const recipe = isRecipe || (hasTools && this.addsRecipe) ? this.nextRecipe(fault) : undefined;
      return anthropicEvents(isRecipe ? [] : this.words, recipe, fault === "refusal" ? "refusal" : "end_turn");
    }
    const isCall = body["tool_choice"] !== undefined;
    const isJson = body["response_format"] !== undefined;
    const contents = isJson ? halves(this.nextRecipe(fault)) : isCall ? [] : this.words;
    const callArguments = isCall || (hasTools && this.addsRecipe) ? this.nextRecipe(fault) : undefined;
    return chatEvents(contents, callArguments, fault === "refusal" ? "content_filter" : "stop");
  }

  private nextRecipe(fault: Fault): string {
    const recipe = this.recipes[Math.min(this.given++, this.recipes.length - 1)];
    return JSON.stringify(fault === "wrong_schema" ? { title: "Dal" } : recipe);
  }

  /** Words begin with the second event, or the third. */
  private async send(events: string[], fault: Fault, response: ServerResponse): Promise<void> {
    if (fault === "malformed_json") events.splice(1, 0, 'data: {"type":\n\n');
    if (fault === "giant_event") events.splice(1, 0, `data: ${"x".repeat(giantBytes)}\n\n`);
    if (fault === "error_in_stream") {
      events.splice(1, 0, data({ type: "error", error: { type: "overloaded_error", message: "Overloaded" } }));
    }
    for (const [i, event] of events.entries()) {
      if ((fault === "cut_at_once" && i === 1) || (fault === "cut_off" && i === 4)) return void response.destroy();
      if (fault === "quiet" && i === 4) return;
      if (fault === "half_event" && i === 1) return void response.end(event.slice(0, event.length / 2));
      if (fault === "slow") await new Promise((resolve) => setTimeout(resolve, slowMs));
      if (response.destroyed) return;
      // One piece, one packet: that is how they come from afar.
      await new Promise((resolve) => response.write(event, resolve));
    }
    response.end();
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const provider = await StubProvider.start(Number(process.argv[2] ?? 0));
  console.log(provider.url);
}
