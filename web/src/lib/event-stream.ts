// Server-sent events from the body of an answer to fetch, which may be a POST and may be stopped.
//
// Source: https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation
import { ApiError } from "./api-error";

export interface StreamEvent {
  event: string;
  data: string;
}

interface ReadOptions {
  // Events after which the stream is complete. One that ends without such an event was cut off.
  last: readonly string[];
  signal: AbortSignal;
}

// The events as they come, up to one that is `last`.
// Errors: an AbortError once `signal` aborts, ApiError when the connection breaks or ends too early.
export async function* readEvents(
  body: ReadableStream<Uint8Array>,
  { last, signal }: ReadOptions,
): AsyncGenerator<StreamEvent, void, undefined> {
  const reader = body.getReader();
  const stop = () => void reader.cancel().catch(() => undefined);
  signal.addEventListener("abort", stop);
  const decoder = new TextDecoder(); // Drops a byte order mark, and joins characters that chunks split.
  const parser = new EventParser();
  try {
    for (;;) {
      signal.throwIfAborted();
      const { done, value } = await readChunk(reader, signal);
      signal.throwIfAborted();
      if (done) throw ApiError.cutOff();
      for (const event of parser.take(decoder.decode(value, { stream: true }))) {
        yield event;
        if (last.includes(event.event)) return;
      }
    }
  } finally {
    signal.removeEventListener("abort", stop);
    stop();
  }
}

async function readChunk(reader: ReadableStreamDefaultReader<Uint8Array>, signal: AbortSignal) {
  try {
    return await reader.read();
  } catch (cause) {
    signal.throwIfAborted();
    throw ApiError.cutOff(cause);
  }
}

// Takes text in whatever pieces it comes, and gives the events that are complete.
class EventParser {
  private rest = "";
  private event = "";
  private data: string[] = [];

  take(text: string): StreamEvent[] {
    this.rest += text;
    const events: StreamEvent[] = [];
    for (;;) {
      // A carriage return at the very end may be the first half of a line's end.
      const end = /\r\n|\n|\r(?!$)/.exec(this.rest);
      if (!end) return events;
      const line = this.rest.slice(0, end.index);
      this.rest = this.rest.slice(end.index + end[0].length);
      const event = this.takeLine(line);
      if (event) events.push(event);
    }
  }

  private takeLine(line: string): StreamEvent | null {
    if (line === "") return this.finish();
    const colon = line.indexOf(":");
    if (colon === 0) return null; // A comment, which keeps the connection busy.
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "event") this.event = value;
    if (field === "data") this.data.push(value);
    return null;
  }

  private finish(): StreamEvent | null {
    const complete =
      this.data.length === 0
        ? null
        : { event: this.event || "message", data: this.data.join("\n") };
    this.event = "";
    this.data = [];
    return complete;
  }
}
