// The chef of the API in memory. It says what a test has written for it, and streams where that is asked for.
import type { Schemas } from "@/lib/api";

import type { Call, MemoryState, Route } from "./memory-api";
import { failure, invalid, json, timestamp } from "./memory-api";

type Conversation = Schemas["Conversation"];
type ChefAnswer = Schemas["ChefAnswer"];

// How the chef takes one question.
export interface ChefLine {
  // The reply's text, piece by piece.
  pieces?: string[];
  recipe?: Schemas["ChefRecipe"];
  suggestions?: Schemas["Suggestion"][];
  // The stream waits for it after the pieces.
  until?: Promise<void>;
  // Instead of an answer: refused before anything is said, after the pieces, or cut off there.
  refused?: { status: number; message: string };
  broken?: { status: number; message: string; retryAfter?: number };
  cutOff?: boolean;
}

export interface ChefState {
  provider: Schemas["Chef"]["provider"];
  model: string;
  unknown: string[];
  // What each conversation has ruled out, by its id.
  said: Record<string, Schemas["KeptTo"]>;
  conversations: (Conversation & { userId: string })[];
  // Said in this order; then it is out of words, and repeats the question.
  lines: ChefLine[];
  // What was asked with which key.
  asked: { key: string; content: string }[];
  answers: Record<string, ChefAnswer>;
}

export function emptyChef(): ChefState {
  return {
    provider: "built-in",
    model: "",
    unknown: [],
    said: {},
    conversations: [],
    lines: [],
    asked: [],
    answers: {},
  };
}

const pageSize = 3;
const greeting = "Hi! What would you like to cook today?";

export function addConversation(
  state: MemoryState,
  userId: string,
  fields: Partial<Conversation> = {},
): Conversation {
  const now = timestamp(state);
  const conversation = {
    userId,
    id: `conversation-${state.nextId++}`,
    title: "New conversation",
    createdAt: now,
    updatedAt: now,
    expiresAt: new Date(Date.parse(now) + 30 * 86_400_000).toISOString(),
    messages: [message(state, "user", "Hello")],
    suggestions: [],
    ...fields,
  };
  state.chef.conversations.push(conversation);
  return conversation;
}

function message(
  state: MemoryState,
  role: "user" | "assistant",
  content: string,
): Schemas["ChatMessage"] {
  return { id: `message-${state.nextId++}`, role, content, createdAt: timestamp(state) };
}

function begin(call: Call): Response {
  const messages = [message(call.state, "assistant", greeting)];
  const { id } = addConversation(call.state, call.user?.user.id ?? "", { messages });
  return json(
    201,
    call.state.chef.conversations.find((one) => one.id === id),
  );
}

function headOf(conversation: Conversation): Schemas["ConversationHead"] {
  const { id, title, createdAt, updatedAt, expiresAt } = conversation;
  return { id, title, createdAt, updatedAt, expiresAt };
}

function list(call: Call): Response {
  const own = call.state.chef.conversations
    .filter((one) => one.userId === call.user?.user.id)
    .filter((one) => one.messages.some(({ role }) => role === "user"))
    .sort((a, b) => b.updatedAt.localeCompare(a.updatedAt));
  const start = Number(call.url.searchParams.get("cursor") ?? "0");
  const end = start + pageSize;
  return json(200, {
    conversations: own.slice(start, end).map(headOf),
    ...(end < own.length ? { nextCursor: String(end) } : {}),
  });
}

function change(state: MemoryState, changed: Conversation): void {
  state.chef.conversations = state.chef.conversations.map((one) =>
    one.id === changed.id ? { ...one, ...changed } : one,
  );
}

// What is kept of an answer, and counted.
function keep(call: Call, conversationId: string, content: string, line: ChefLine): ChefAnswer {
  const { state } = call;
  const question = message(state, "user", content);
  const reply = {
    ...message(state, "assistant", (line.pieces ?? [`You asked: ${content}`]).join("")),
    ...(line.recipe ? { recipe: line.recipe } : {}),
  };
  const suggestions = line.suggestions ?? [];
  if (line.recipe && state.usage.remaining !== null) {
    state.usage = {
      ...state.usage,
      recipesGenerated: state.usage.recipesGenerated + 1,
      remaining: state.usage.remaining - 1,
    };
  }
  const before = state.chef.conversations.find((one) => one.id === conversationId);
  if (before) {
    const isFirst = !before.messages.some((one) => one.role === "user");
    change(state, {
      ...before,
      title: isFirst ? content.slice(0, 100) : before.title,
      updatedAt: reply.createdAt,
      messages: [...before.messages, question, reply],
      suggestions,
    });
  }
  return { question, reply, suggestions, usage: state.usage };
}

function ask(call: Call, conversation: Conversation): Response {
  const { chef } = call.state;
  const content = typeof call.body.content === "string" ? call.body.content.trim() : "";
  if (content === "") return invalid({ content: "Ask something" });
  const key = call.request.headers.get("Idempotency-Key") ?? `none-${call.state.nextId++}`;
  chef.asked.push({ key, content });
  const known = chef.answers[key];
  const line: ChefLine = known ? {} : (chef.lines.shift() ?? {});
  if (line.refused) return failure(line.refused.status, line.refused.message);
  const answer = () => (chef.answers[key] ??= keep(call, conversation.id, content, line));
  if (call.request.headers.get("Accept") !== "text/event-stream") return json(200, answer());
  return new Response(stream(known ? {} : line, answer), {
    headers: { "Content-Type": "text/event-stream" },
  });
}

function stream(line: ChefLine, answer: () => ChefAnswer): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let gone = false;
  return new ReadableStream({
    async start(controller) {
      const send = (event: string, data: unknown) => {
        controller.enqueue(encoder.encode(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`));
      };
      for (const text of line.pieces ?? []) send("text", { text });
      await line.until;
      if (gone) return;
      if (line.broken) send("error", line.broken);
      else if (!line.cutOff) send("done", answer());
      controller.close();
    },
    cancel() {
      gone = true;
    },
  });
}

function save(call: Call, conversation: Conversation): Response {
  const { state } = call;
  const found = conversation.messages.find((one) => one.id === call.params.message);
  if (!found?.recipe) return failure(404, "There is no recipe in this message");
  const before = state.recipes.find((one) => one.id === found.savedRecipeId);
  if (before) return json(200, before);
  const { title, description, ingredients, instructions, category, cookTime, servings } =
    found.recipe;
  const now = timestamp(state);
  const recipe: Schemas["Recipe"] = {
    id: Date.UTC(2026, 10, 23) + state.nextId++,
    userId: call.user?.user.id ?? "",
    ...{ title, description, ingredients, instructions, category, cookTime, servings },
    isFromAI: true,
    createdAt: now,
    updatedAt: now,
  };
  state.recipes.push(recipe);
  change(state, {
    ...conversation,
    messages: conversation.messages.map((one) =>
      one === found ? { ...one, savedRecipeId: recipe.id } : one,
    ),
  });
  return json(201, recipe);
}

function who({ state, user, url }: Call): Response {
  const { provider, model, unknown, said } = state.chef;
  const conversation = url.searchParams.get("conversation");
  return json(200, {
    provider,
    model,
    diets: user?.user.dietaryPreferences ?? [],
    allergies: user?.user.allergies ?? [],
    unknown,
    ...(conversation === null
      ? {}
      : { said: said[conversation] ?? { diets: [], allergies: [], unknown: [] } }),
  });
}

// Runs `run` with the conversation that the path names.
function ofOne(run: (call: Call, conversation: Conversation) => Response) {
  return (call: Call): Response => {
    const found = call.state.chef.conversations.find(
      (one) => one.id === call.params.id && one.userId === call.user?.user.id,
    );
    return found ? run(call, found) : failure(404, "Conversation not found");
  };
}

const one = "/api/chatbot/conversations/:id";

export const chefRoutes: readonly Route[] = [
  ["GET", "/api/chef", who],
  ["GET", "/api/chatbot/conversations", list],
  ["POST", "/api/chatbot/conversations", begin],
  ["GET", one, ofOne((_call, conversation) => json(200, conversation))],
  [
    "PATCH",
    one,
    ofOne((call, conversation) => {
      const renamed = { ...conversation, title: String(call.body.title).trim() };
      change(call.state, renamed);
      return json(200, headOf(renamed));
    }),
  ],
  [
    "DELETE",
    one,
    ofOne((call, conversation) => {
      const { chef } = call.state;
      chef.conversations = chef.conversations.filter((other) => other.id !== conversation.id);
      return new Response(null, { status: 204 });
    }),
  ],
  ["POST", `${one}/messages`, ofOne(ask)],
  ["POST", `${one}/messages/:message/save`, ofOne(save)],
];
