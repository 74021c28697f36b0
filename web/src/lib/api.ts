// The typed client of the server's API. Its types come from api/openapi.yaml.
import createClient from "openapi-fetch";

import { ApiError } from "./api-error";
import type { components, paths } from "./api-schema.gen";

export type Schemas = components["schemas"];
export type SessionUser = Schemas["SessionUser"];
export type User = Schemas["User"];

export const api = createClient<paths>({
  baseUrl: window.location.origin,
  // Looked up on each call, so that a test may replace it.
  fetch: (request) => globalThis.fetch(request),
});

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

// The body of a successful answer. Throws an ApiError for every other outcome, also when no answer came.
export async function bodyOf<T>(call: Promise<Answer<T>>): Promise<T> {
  let answer: Answer<T>;
  try {
    answer = await call;
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === "AbortError") throw cause;
    throw ApiError.unreachable(cause);
  }
  if (!answer.response.ok) throw ApiError.fromResponse(answer.response, answer.error);
  return answer.data as T;
}
