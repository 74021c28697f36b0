// A FlavorBot whose chef is the stub provider, and somebody who asks it, in either form of an answer.
import { request as httpRequest } from "node:http";

import { type Answer, cookieName } from "../api/support/client.js";
import { newPerson, type Person } from "../api/support/people.js";
import { Server } from "../api/support/server.js";
import { StubProvider } from "./stub_provider.js";

export const protocols = ["anthropic", "openai"] as const;
export type Protocol = (typeof protocols)[number];

/** What no answer and no log may have in it. */
export const apiKey = "key-of-the-kitchen";

export const settingsFor = (protocol: Protocol, provider: StubProvider): Record<string, string> =>
  protocol === "anthropic"
    ? { ANTHROPIC_BASE_URL: provider.url, ANTHROPIC_API_KEY: apiKey, ANTHROPIC_MODEL: "stub" }
    : { OPENAI_BASE_URL: `${provider.url}/v1`, OPENAI_API_KEY: apiKey, OPENAI_MODEL: "stub" };

export interface StreamEvent {
  type: string;
  data: any; // eslint-disable-line @typescript-eslint/no-explicit-any -- tests assert on its shape
}

export const eventsOf = ({ text }: Answer): StreamEvent[] =>
  text
    .split("\n\n")
    .filter((block) => block.startsWith("event: "))
    .map((block) => {
      const [type = "", data = ""] = block.split("\n");
      return { type: type.slice("event: ".length), data: JSON.parse(data.slice("data: ".length)) };
    });

/** The words of the stream, whatever came of them. */
export const wordsOf = (events: StreamEvent[]): string =>
  events
    .filter(({ type }) => type === "text")
    .map(({ data }) => data.text as string)
    .join("");

export class Cook {
  private constructor(
    private readonly server: Server,
    readonly person: Person,
  ) {}

  static async of(server: Server, profile?: object): Promise<Cook> {
    const person = await newPerson(server);
    if (profile !== undefined) await person.client.patch("/api/user/profile", profile);
    return new Cook(server, person);
  }

  /** Begins one, and returns its path. */
  async conversation(): Promise<string> {
    const begun = await this.person.client.post("/api/chatbot/conversations");
    return `/api/chatbot/conversations/${String(begun.json.id)}`;
  }

  ask = (conversation: string, content: string): Promise<Answer> =>
    this.person.client.post(`${conversation}/messages`, { content });

  askForStream = (conversation: string, content: string): Promise<Answer> =>
    this.person.client.post(`${conversation}/messages`, { content }, { headers: { accept: "text/event-stream" } });

  /** Asks for an answer that is left before its end: when `leave` is called. */
  askToLeave(conversation: string, content: string, accept = "text/event-stream") {
    const headers = {
      accept,
      "content-type": "application/json",
      cookie: `${cookieName}=${String(this.person.client.cookie)}`,
    };
    const request = httpRequest(`${this.server.url}${conversation}/messages`, { method: "POST", headers });
    request.on("error", () => undefined); // it is ours
    const firstWords = new Promise<string>((done) => {
      request.once("response", (response) => {
        response.on("error", () => undefined);
        response.once("data", (chunk: Buffer) => done(chunk.toString("utf8")));
      });
    });
    request.end(JSON.stringify({ content }));
    return { firstWords, leave: () => request.destroy() };
  }

  messages = async (conversation: string): Promise<unknown[]> =>
    (await this.person.client.get(conversation)).json.messages;

  async used(): Promise<{ recipeQueries: number; recipesGenerated: number }> {
    const { recipeQueries, recipesGenerated } = (await this.person.client.get("/api/usage/stats")).json;
    return { recipeQueries, recipesGenerated };
  }
}

export const nothingUsed = { recipeQueries: 0, recipesGenerated: 0 };

/** What the server's log says of the model's calls for `answer`. */
export async function loggedCalls(server: Server, { headers }: Answer, event = "model call") {
  const id = String(headers["x-request-id"]);
  const lines = () =>
    server.output
      .split("\n")
      .filter((line) => line.includes(`"event":"${event}"`) && line.includes(id))
      .map((line) => JSON.parse(line));
  await until(() => lines().length > 0);
  return lines();
}

const longestMs = 50_000;

/** Looks until it is so. */
export async function until(look: () => Promise<boolean> | boolean): Promise<void> {
  const deadline = Date.now() + longestMs;
  while (!(await look())) {
    if (Date.now() > deadline) throw new Error("it never came to be");
    await new Promise((later) => setImmediate(later));
  }
}
