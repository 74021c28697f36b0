// Renders a part of the app at a path, with the API in memory behind it.
import { QueryClientProvider } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { createMemoryRouter, type RouteObject, RouterProvider } from "react-router-dom";
import { vi } from "vitest";

import { Toasts } from "@/components/toast";
import type { Schemas } from "@/lib/api";
import { createQueryClient } from "@/lib/query-client";
import { SignedInUserContext } from "@/lib/session";

import { createMemoryApi, emptyState, type MemoryState } from "./memory-api";
import { startSession } from "./memory-api-account";

export const ada = {
  id: "ada",
  email: "ada@example.com",
  firstName: "Ada",
  lastName: "Byron",
  emailVerified: true,
  authProvider: "email",
  subscriptionTier: "free",
  subscriptionStatus: "active",
  emailNotifications: true,
  dietaryPreferences: ["vegan"],
  darkMode: false,
  createdAt: "2026-11-01T10:00:00.000Z",
  updatedAt: "2026-11-01T10:00:00.000Z",
} as const satisfies Schemas["User"];
export const adaPassword = "Correct-Horse-42!";

let lastRecipeId = 1000;

export function recipeOfAda(fields: Partial<Schemas["Recipe"]>): Schemas["Recipe"] {
  const id = ++lastRecipeId;
  const createdAt = new Date(Date.UTC(2026, 10, 2) + id * 1000).toISOString();
  return {
    id,
    userId: ada.id,
    title: "Leek soup",
    ingredients: ["2 leeks", "1 potato"],
    instructions: ["Simmer everything."],
    category: "dinner",
    isFromAI: false,
    createdAt,
    updatedAt: createdAt,
    ...fields,
  };
}

interface RenderOptions {
  routes: RouteObject[];
  at: string;
  recipes?: Schemas["Recipe"][];
  signedIn?: boolean;
  // What else the server knows.
  prepare?: (state: MemoryState) => void;
  // Answers instead of the API in memory where it returns a response.
  intercept?: (request: Request) => Response | Promise<Response> | undefined;
}

// A server that knows Ada, and the app as a browser with her cookie sees it.
export function renderApp({
  routes,
  at,
  recipes = [],
  signedIn = true,
  prepare,
  intercept,
}: RenderOptions) {
  const state: MemoryState = emptyState();
  state.users.push({ user: ada, password: adaPassword });
  state.recipes.push(...recipes);
  prepare?.(state);
  let cookie = signedIn ? startSession(state, ada.id, navigator.userAgent) : "";
  const handle = createMemoryApi(state);
  const requests: string[] = [];

  vi.stubGlobal("fetch", async (input: Request) => {
    requests.push(`${input.method} ${new URL(input.url).pathname}`);
    const intercepted = intercept?.(input);
    if (intercepted) return intercepted;
    const text = await input.text();
    const headers = new Headers(input.headers);
    headers.set("Cookie", `flavorbot.sid=${cookie}`);
    const response = await handle({
      method: input.method,
      url: input.url,
      headers,
      text: () => Promise.resolve(text),
    });
    const set = response.headers.get("Set-Cookie");
    if (set !== null) cookie = /flavorbot\.sid=([^;]*)/.exec(set)?.[1] ?? "";
    return response;
  });

  const router = createMemoryRouter(routes, { initialEntries: [at] });
  const client = createQueryClient();
  client.setDefaultOptions({ queries: { ...client.getDefaultOptions().queries, retryDelay: 0 } });
  render(
    <QueryClientProvider client={client}>
      <SignedInUserContext value={signedIn ? ada : null}>
        <RouterProvider router={router} />
      </SignedInUserContext>
      <Toasts />
    </QueryClientProvider>,
  );
  const path = () => router.state.location.pathname + router.state.location.search;
  return { state, router, path, requests, client, user: userEvent.setup() };
}
