import { api, bodyOf, type Schemas } from "@/lib/api";
import { ApiError } from "@/lib/api-error";
import { readEvents } from "@/lib/event-stream";

export type ChefAnswer = Schemas["ChefAnswer"];

interface Question {
  conversationId: string;
  content: string;
  // The same key for the same question: it is answered and counted once, however often it is sent.
  idempotencyKey: string;
  signal: AbortSignal;
  // What the reply goes on with.
  onText: (piece: string) => void;
}

// Errors: an AbortError once `signal` aborts, otherwise an ApiError; nothing was counted then.
export async function askChef(question: Question): Promise<ChefAnswer> {
  const { conversationId, content, idempotencyKey, signal, onText } = question;
  const call = api.POST("/api/chatbot/conversations/{conversationId}/messages", {
    params: { path: { conversationId }, header: { "Idempotency-Key": idempotencyKey } },
    body: { content },
    headers: { Accept: "text/event-stream" },
    parseAs: "stream",
    signal,
  });
  const body = await bodyOf(call);
  if (!body) throw ApiError.cutOff();
  const { response } = await call;
  if (!response.headers.get("Content-Type")?.startsWith("text/event-stream"))
    return (await new Response(body).json()) as ChefAnswer;
  for await (const { event, data } of readEvents(body, { last: ["done", "error"], signal })) {
    const parsed = parse(data);
    if (event === "text") onText((parsed as { text: string }).text);
    if (event === "done") return parsed as ChefAnswer;
    if (event === "error") throw ApiError.fromEvent(parsed);
  }
  throw ApiError.cutOff();
}

function parse(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch (cause) {
    throw ApiError.cutOff(cause);
  }
}
