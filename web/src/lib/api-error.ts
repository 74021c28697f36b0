// Why a call to the API did not succeed, with a text fit for a person.
interface ErrorBody {
  message: string;
  errors?: Record<string, string>;
}

// What a proxy in front of the server answers need not look like this.
function isErrorBody(body: unknown): body is ErrorBody {
  return (
    typeof body === "object" &&
    body !== null &&
    "message" in body &&
    typeof body.message === "string"
  );
}

const unexplained = "Something went wrong. Please try again.";
const fallbackTexts: Readonly<Record<number, string>> = {
  413: "That is too large to be saved.",
  429: "Too many tries. Please wait a moment.",
  503: "FlavorBot is busy right now. Please try again in a moment.",
};

export class ApiError extends Error {
  override readonly name = "ApiError";

  private constructor(
    // 0 when no answer came.
    readonly status: number,
    message: string,
    // From a field's name to what is wrong with it; empty unless the status is 422.
    readonly fields: Readonly<Record<string, string>> = {},
    readonly retryAfterSeconds: number | null = null,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }

  static unreachable(cause: unknown): ApiError {
    const message = navigator.onLine
      ? "The server can't be reached. Please try again in a moment."
      : "You are offline. Connect to the internet and try again.";
    return new ApiError(0, message, {}, null, { cause });
  }

  // The answer had begun, and its end never came.
  static cutOff(cause?: unknown): ApiError {
    const message = navigator.onLine
      ? "The connection broke before the answer was complete."
      : "You went offline before the answer was complete.";
    return new ApiError(0, message, {}, null, { cause });
  }

  // An error that was told within an answer that had begun well.
  static fromEvent(body: unknown): ApiError {
    const status =
      isErrorBody(body) && "status" in body && typeof body.status === "number" ? body.status : 500;
    const retryAfter =
      isErrorBody(body) && "retryAfter" in body && typeof body.retryAfter === "number"
        ? body.retryAfter
        : null;
    return new ApiError(status, isErrorBody(body) ? body.message : unexplained, {}, retryAfter);
  }

  static fromResponse(response: Response, body: unknown): ApiError {
    const retryAfter = Number.parseInt(response.headers.get("Retry-After") ?? "", 10);
    const fallback = fallbackTexts[response.status] ?? unexplained;
    return new ApiError(
      response.status,
      isErrorBody(body) ? body.message : fallback,
      isErrorBody(body) ? (body.errors ?? {}) : {},
      Number.isNaN(retryAfter) ? null : retryAfter,
    );
  }
}

export function hasStatus(error: unknown, status: number): error is ApiError {
  return error instanceof ApiError && error.status === status;
}

export function messageOf(error: unknown): string {
  return error instanceof ApiError ? error.message : unexplained;
}

// From when on it is worth trying again, in milliseconds since 1970; null: nobody knows.
export function retryTimeOf(error: unknown): number | null {
  const seconds = error instanceof ApiError ? error.retryAfterSeconds : null;
  return seconds === null ? null : Date.now() + seconds * 1000;
}
