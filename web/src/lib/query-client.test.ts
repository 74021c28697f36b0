import { onlineManager } from "@tanstack/react-query";
import { afterEach, expect, test, vi } from "vitest";

import { api, bodyOf } from "./api";
import { createQueryClient } from "./query-client";
import { markSessionStarted, sessionEnd, sessionQuery } from "./session";

const user = {
  id: "ada",
  email: "ada@example.com",
  firstName: "Ada",
  lastName: "Byron",
  emailVerified: true,
  authProvider: "email",
};

afterEach(() => {
  onlineManager.setOnline(true);
});

function answerWith(...answers: (Response | Error)[]) {
  const fetch = vi.fn(() => {
    const next = answers.shift();
    return next instanceof Response
      ? Promise.resolve(next)
      : Promise.reject(next ?? new Error("unexpected call"));
  });
  vi.stubGlobal("fetch", fetch);
  return fetch;
}

const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { "Content-Type": "application/json", ...headers },
  });

const listSessions = {
  queryKey: ["sessions"],
  queryFn: () => bodyOf(api.GET("/api/user/sessions")),
};

test("a 401 ends the session", async () => {
  const client = createQueryClient();
  markSessionStarted(client, user);
  answerWith(json(401, { message: "Unauthorized" }));
  await expect(client.query(listSessions)).rejects.toThrow("Unauthorized");
  expect(client.getQueryData(sessionQuery.queryKey)).toBeNull();
  expect(sessionEnd(client)).toBe("expired");
});

test("a 403 does not", async () => {
  const client = createQueryClient();
  markSessionStarted(client, user);
  answerWith(json(403, { message: "The password is wrong" }));
  await expect(client.query(listSessions)).rejects.toThrow("The password is wrong");
  expect(client.getQueryData(sessionQuery.queryKey)).toEqual(user);
});

test("the next user sees nothing of the one before", () => {
  const client = createQueryClient();
  client.setQueryData(["recipes", "list"], ["a secret"]);
  markSessionStarted(client, user);
  expect(client.getQueryData(["recipes", "list"])).toBeUndefined();
});

test("saving while offline fails at once and says why", async () => {
  const client = createQueryClient();
  onlineManager.setOnline(false);
  vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
  const fetch = answerWith(new TypeError("Failed to fetch"));
  const mutation = client
    .getMutationCache()
    .build(
      client,
      client.defaultMutationOptions({ mutationFn: () => bodyOf(api.POST("/api/logout")) }),
    );
  await expect(mutation.execute(undefined)).rejects.toThrow("You are offline");
  expect(fetch).toHaveBeenCalledTimes(1);
});

test("an answer that is not the server's gets a text of ours", async () => {
  answerWith(new Response("<html>Bad gateway</html>", { status: 502 }));
  await expect(bodyOf(api.GET("/api/user"))).rejects.toMatchObject({
    status: 502,
    message: "Something went wrong. Please try again.",
  });
});

test("Retry-After and the fields of a 422 are read", async () => {
  answerWith(
    json(429, { message: "Slow down" }, { "Retry-After": "900" }),
    json(422, { message: "Some fields are invalid", errors: { title: "Too long" } }),
  );
  await expect(bodyOf(api.GET("/api/user"))).rejects.toMatchObject({ retryAfterSeconds: 900 });
  await expect(bodyOf(api.GET("/api/user"))).rejects.toMatchObject({
    fields: { title: "Too long" },
  });
});
