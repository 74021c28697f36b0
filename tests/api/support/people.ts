// People who use the server, and what they write.
import { Client } from "./client.js";
import { Refused } from "./refusal.js";
import { isTwo, type Server } from "./server.js";

export const password = "Correct-Horse-7!";

export interface Person {
  id: string;
  email: string;
  client: Client;
}

let count = 0;

export const newEmail = (): string => `person${++count}.${process.pid}@example.com`;

const mostRefusals = 20;

/** What a hook prepares: when a request of it is refused (refusal.ts), it begins anew, with somebody new. */
export async function prepared<T>(steps: () => Promise<T>, refusals = 0): Promise<T> {
  try {
    return await steps();
  } catch (error) {
    if (!(error instanceof Refused) || refusals === mostRefusals) throw error;
    return prepared(steps, refusals + 1);
  }
}

/** Registers somebody new, who is signed in afterwards. */
export const newPerson = (server: Server, email?: string): Promise<Person> =>
  email === undefined ? prepared(() => registered(server, newEmail())) : registered(server, email);

async function registered(server: Server, email: string): Promise<Person> {
  const client = new Client(server);
  const answer = await client.post("/api/register", { email, password, firstName: "Ann", lastName: "Cook" });
  if (answer.status !== 201) throw new Error(`register answers ${answer.status}: ${answer.text}`);
  return { id: answer.json.user.id, email, client };
}

export interface NewRecipe {
  title: string;
  ingredients: string[];
  instructions: string[];
  category: string;
  [field: string]: unknown;
}

export const recipe = (changes: Partial<NewRecipe> = {}): NewRecipe => ({
  title: "Lasagne",
  ingredients: ["500 g mince", "béchamel"],
  instructions: ["Layer.", "Bake for 40 minutes."],
  category: "dinner",
  ...changes,
});

/** Saves a recipe and returns it as the server has it. */
export async function savedRecipe(person: Person, changes: Partial<NewRecipe> = {}) {
  const answer = await person.client.post("/api/recipes", recipe(changes));
  if (answer.status !== 200) throw new Error(`saving a recipe answers ${answer.status}: ${answer.text}`);
  return answer.json as { id: number; title: string; updatedAt: string; createdAt: string; [field: string]: unknown };
}

const longestMemoryMs = 5_000;

/**
 * Asks until the answer is 401. At once when the server that is asked ended the session itself; where `elsewhere` did,
 * another instance or an operator's command, it may remember the session for 5 s.
 */
export async function signedOut(ask: () => Promise<{ status: number }>, elsewhere = isTwo): Promise<boolean> {
  const deadline = Date.now() + (elsewhere ? longestMemoryMs : 0);
  for (;;) {
    if ((await ask()).status === 401 && (!isTwo || (await ask()).status === 401)) return true;
    if (Date.now() > deadline) return false;
    await new Promise((later) => setTimeout(later, 100));
  }
}
