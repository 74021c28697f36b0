import { expect, test, vi } from "vitest";

import { readEvents, type StreamEvent } from "./event-stream";

const last = ["done", "error"];
const bytes = (text: string) => new TextEncoder().encode(text);

function bodyOf(...chunks: (string | Uint8Array)[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks)
        controller.enqueue(typeof chunk === "string" ? bytes(chunk) : chunk);
      controller.close();
    },
  });
}

async function eventsOf(body: ReadableStream<Uint8Array>): Promise<StreamEvent[]> {
  const events: StreamEvent[] = [];
  for await (const event of readEvents(body, { last, signal: new AbortController().signal }))
    events.push(event);
  return events;
}

const done = "event: done\ndata: {}\n\n";
const doneEvent = { event: "done", data: "{}" };

test("events are read one after the other", async () => {
  const text = 'event: text\ndata: {"text":"Hi"}\n\n';
  expect(await eventsOf(bodyOf(text + done))).toEqual([
    { event: "text", data: '{"text":"Hi"}' },
    doneEvent,
  ]);
});

test("it doesn't matter where the chunks are split", async () => {
  const whole = bytes("event: text\r\ndata: crème — 🍲\r\n\r\n" + done);
  for (let at = 1; at < whole.length; at++) {
    expect(await eventsOf(bodyOf(whole.slice(0, at), whole.slice(at)))).toEqual([
      { event: "text", data: "crème — 🍲" },
      doneEvent,
    ]);
  }
});

test("a character may come byte by byte", async () => {
  const whole = bytes("data: 🍲é\n\n" + done);
  const single = Array.from(whole, (byte) => new Uint8Array([byte]));
  expect((await eventsOf(bodyOf(...single)))[0]).toEqual({ event: "message", data: "🍲é" });
});

test.each(["\n", "\r\n", "\r"])("lines may end in %j", async (end) => {
  const text = ["event: text", "data: a", "", "event: done", "data: b", "", "", ""].join(end);
  expect(await eventsOf(bodyOf(text))).toEqual([
    { event: "text", data: "a" },
    { event: "done", data: "b" },
  ]);
});

test("data of several lines is joined by line ends, and only one space is dropped", async () => {
  expect((await eventsOf(bodyOf("data: a\ndata:  b\ndata\ndata:c\n\n" + done)))[0]?.data).toBe(
    "a\n b\n\nc",
  );
});

test("comments, other fields and events without data are passed over", async () => {
  const noise = ": still here\n\n:\nid: 7\nretry: 100\nevent: text\n\nunknown\n\n";
  expect(await eventsOf(bodyOf(noise + done))).toEqual([doneEvent]);
});

test("a byte order mark is no part of the first field", async () => {
  expect(await eventsOf(bodyOf("\uFEFF" + done))).toEqual([doneEvent]);
});

test("nothing is read after the last event, and the connection is let go", async () => {
  const cancel = vi.fn();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(bytes(done + "data: late\n\n"));
    },
    cancel,
  });
  expect(await eventsOf(body)).toEqual([doneEvent]);
  expect(cancel).toHaveBeenCalledOnce();
});

test.each(["", "data: half\n\n", "event: done\ndata: {}\n"])(
  "a stream that ends as %j, without its last event, is an error",
  async (text) => {
    await expect(eventsOf(bodyOf(text))).rejects.toMatchObject({ name: "ApiError", status: 0 });
  },
);

test("a connection that breaks is an error", async () => {
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      controller.error(new TypeError("network error"));
    },
  });
  await expect(eventsOf(body)).rejects.toMatchObject({ name: "ApiError", status: 0 });
});

test("aborting ends a stream that is silent", async () => {
  const cancel = vi.fn();
  const aborter = new AbortController();
  const body = new ReadableStream<Uint8Array>({ cancel });
  const read = readEvents(body, { last, signal: aborter.signal }).next();
  aborter.abort();
  await expect(read).rejects.toMatchObject({ name: "AbortError" });
  expect(cancel).toHaveBeenCalledOnce();
});
