// The API of api/openapi.yaml in memory, for tests of screens: a function from request to Response. The browser
// tests drive the real server instead.
import type { Schemas } from "@/lib/api";

import { accountRoutes } from "./memory-api-account";
import { chefRoutes, type ChefState, emptyChef } from "./memory-api-chef";
import { recipeRoutes } from "./memory-api-recipes";

export interface StoredUser {
  user: Schemas["User"];
  password: string;
}

export interface Mail {
  to: string;
  link: string;
}

export interface MemoryState {
  users: StoredUser[];
  recipes: Schemas["Recipe"][];
  deletedRecipes: Schemas["Recipe"][];
  sessions: (Schemas["Session"] & { userId: string })[];
  // A token and what it is good for.
  tokens: { token: string; userId: string; email: string; kind: "verify" | "reset" }[];
  mails: Mail[];
  usage: Schemas["Usage"];
  chef: ChefState;
  failures: Record<string, number>;
  // What the next attempts to create a recipe are refused for.
  refusedFields: Record<string, string> | null;
  nextId: number;
}

// The part of a Request that is looked at. A real Request drops the Cookie header.
export type ApiRequest = Pick<Request, "method" | "url" | "headers" | "text">;

export interface Call {
  request: ApiRequest;
  url: URL;
  // What the route's `:name` parts and the body hold.
  params: Record<string, string>;
  body: Record<string, unknown>;
  state: MemoryState;
  sessionId: string | undefined;
  user: StoredUser | undefined;
}

export type Route = readonly [method: string, path: string, handle: (call: Call) => Response];

export const json = (
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { "Content-Type": "application/json", ...headers },
  });
export const failure = (status: number, message: string): Response => json(status, { message });
export const invalid = (errors: Record<string, string>): Response =>
  json(422, { message: "Some fields are invalid", errors });
export const sessionCookie = (id: string): Record<string, string> => ({
  "Set-Cookie": `flavorbot.sid=${id}; Path=/; HttpOnly; SameSite=Lax`,
});
export const timestamp = (state: MemoryState): string =>
  new Date(Date.UTC(2026, 10, 22, 9) + state.nextId++ * 1000).toISOString();

export function emptyState(): MemoryState {
  return {
    users: [],
    recipes: [],
    deletedRecipes: [],
    sessions: [],
    tokens: [],
    mails: [],
    usage: {
      currentMonth: "2026-11",
      recipeQueries: 3,
      recipesGenerated: 2,
      tier: "free",
      limits: { recipesGenerated: 5 },
      remaining: 3,
      resetsAt: "2026-12-01T00:00:00.000Z",
    },
    chef: emptyChef(),
    failures: {},
    refusedFields: null,
    nextId: 1,
  };
}

const publicPaths =
  /^\/api\/(register|login|logout|verify-email|auth\/(verify-email|send-verification|forgot-password|reset-password))$/;

function match(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split("/");
  const given = path.split("/");
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? "";
    if (part.startsWith(":")) params[part.slice(1)] = decodeURIComponent(value);
    else if (part !== value) return null;
  }
  return params;
}

export function createMemoryApi(state: MemoryState) {
  const routes: readonly Route[] = [...accountRoutes, ...recipeRoutes, ...chefRoutes];
  return async function handle(request: ApiRequest): Promise<Response> {
    const url = new URL(request.url);
    const sessionId = /flavorbot\.sid=([^;]+)/.exec(request.headers.get("Cookie") ?? "")?.[1];
    const session = state.sessions.find((one) => one.id === sessionId);
    const user = state.users.find((one) => one.user.id === session?.userId);
    if (!user && !publicPaths.test(url.pathname)) {
      return failure(401, url.pathname === "/api/user" ? "Not authenticated" : "Unauthorized");
    }
    const text = await request.text();
    const body = (text === "" ? {} : JSON.parse(text)) as Record<string, unknown>;
    for (const [method, pattern, run] of routes) {
      const params = method === request.method ? match(pattern, url.pathname) : null;
      if (params) return run({ request, url, params, body, state, sessionId: session?.id, user });
    }
    return failure(404, "Not found");
  };
}
