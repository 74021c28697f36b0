// Recipes over HTTP: what the web page, the old client and a careless one see.
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { newPerson, type Person, prepared, recipe, savedRecipe } from "./support/people.js";
import { Server } from "./support/server.js";

let server: Server;
let ann: Person;

beforeAll(async () => {
  server = await Server.start();
  ann = await newPerson(server);
});
afterAll(async () => {
  expect((await server.stop()).code).toBe(0);
});

const ids = (recipes: { id: number }[]) => recipes.map(({ id }) => id);

describe("a recipe", () => {
  test("is saved, with what the server adds, and read back the same", async () => {
    const full = recipe({
      title: "  Crème brûlée ",
      description: "Crack it.\nEat it.",
      category: "dessert",
      cookTime: 45,
      servings: 4,
      imageUrl: null,
      isFromAI: true,
    });
    const saved = await ann.client.post("/api/recipes", { ...full, id: 1, userId: "someone", unknown: 1 });
    expect(saved.status).toBe(200);
    expect(saved.json).toEqual({
      ...full,
      title: "Crème brûlée",
      id: expect.any(Number),
      userId: ann.id,
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      updatedAt: saved.json.createdAt,
    });
    expect(saved.json.id).toBeGreaterThan(1_700_000_000_000);
    const read = await ann.client.get(`/api/recipes/${saved.json.id}`);
    expect(read.json).toEqual(saved.json);
    expect(read.headers.etag).toContain(saved.json.updatedAt);
  });

  test("leaves out what was never given", async () => {
    const saved = await savedRecipe(ann);
    expect(Object.keys(saved)).toEqual([
      "id", "userId", "title", "ingredients", "instructions", "category", "isFromAI", "createdAt", "updatedAt",
    ]);
    expect(saved["isFromAI"]).toBe(false);
  });

  test("is changed field by field; null clears", async () => {
    const { id, createdAt, updatedAt } = await savedRecipe(ann, { description: "x", cookTime: 10 });
    const changed = await ann.client.patch(`/api/recipes/${id}`, { title: "Ragù", description: null });
    expect(changed.status).toBe(200);
    expect(changed.json).toMatchObject({ id, title: "Ragù", description: null, cookTime: 10, createdAt });
    expect(changed.json.updatedAt > updatedAt).toBe(true);
    const untouched = await ann.client.patch(`/api/recipes/${id}`, {});
    expect(untouched.status).toBe(200);
    expect(untouched.json).toMatchObject({ title: "Ragù" });
  });

  test("is changed only in the version that If-Match names", async () => {
    const { id, updatedAt } = await savedRecipe(ann);
    const ifMatch = (tag: string) => ({ headers: { "if-match": tag } });
    const first = await ann.client.patch(`/api/recipes/${id}`, { title: "Mine" }, ifMatch(`"${updatedAt}"`));
    expect(first.status).toBe(200);
    for (const stale of [`"${updatedAt}"`, updatedAt, `W/"${first.json.updatedAt}"`, "x"]) {
      const second = await ann.client.patch(`/api/recipes/${id}`, { title: "Theirs" }, ifMatch(stale));
      expect(second.status, stale).toBe(409);
      expect(second.json.message).toBe("This recipe was changed in the meantime. Reload it and try again.");
    }
    expect((await ann.client.get(`/api/recipes/${id}`)).json.title).toBe("Mine");
    const any = await ann.client.patch(`/api/recipes/${id}`, { title: "Any" }, ifMatch("*"));
    expect(any.status).toBe(200);
    const byAnswer = await ann.client.patch(`/api/recipes/${id}`, { title: "Tag" }, ifMatch(any.headers.etag ?? ""));
    expect(byAnswer.status, "the ETag of an answer is the next If-Match").toBe(200);
  });

  test("is deleted, once, and restored with its id and dates", async () => {
    const saved = await savedRecipe(ann);
    const deleted = await ann.client.delete(`/api/recipes/${saved.id}`);
    expect(deleted.status).toBe(200);
    expect(deleted.json).toEqual({ message: "Recipe deleted successfully" });
    expect((await ann.client.get(`/api/recipes/${saved.id}`)).status).toBe(404);
    expect((await ann.client.delete(`/api/recipes/${saved.id}`)).status).toBe(404);
    expect(ids((await ann.client.get("/api/recipes")).json)).not.toContain(saved.id);
    const restored = await ann.client.post(`/api/recipes/${saved.id}/restore`);
    expect(restored.status).toBe(200);
    expect(restored.json).toEqual(saved);
    expect((await ann.client.post(`/api/recipes/${saved.id}/restore`)).json).toEqual(saved);
  });

  test("that doesn't exist is 404 everywhere, and nothing comes to be", async () => {
    for (const id of ["1", "12abc", "abc", "0", "-1", "1.5", "007", "99999999999999999999", "%20"]) {
      for (const answer of [
        await ann.client.get(`/api/recipes/${id}`),
        await ann.client.patch(`/api/recipes/${id}`, { title: "Ghost" }),
        await ann.client.delete(`/api/recipes/${id}`),
        await ann.client.post(`/api/recipes/${id}/restore`),
      ]) {
        expect(answer.status, id).toBe(404);
        expect(answer.json).toEqual({ message: "Recipe not found" });
      }
    }
  });
});

describe("an invalid recipe", () => {
  const long = (length: number) => "ü".repeat(length);

  test.each([
    ["title", { title: "" }, "Must not be empty"],
    ["title", { title: long(5000) }, "Must be at most 200 characters long"],
    ["title", { title: "a\u0000b" }, "Must not contain control characters"],
    ["description", { description: long(2001) }, "Must be at most 2000 characters long"],
    ["ingredients", { ingredients: [] }, "Must have at least one entry"],
    ["ingredients", { ingredients: ["salt", " "] }, "Ingredient 2 must not be empty"],
    ["ingredients", { ingredients: [long(501)] }, "Ingredient 1 must be at most 500 characters long"],
    ["ingredients", { ingredients: Array(201).fill("salt") }, "Must have at most 200 entries"],
    ["instructions", { instructions: ["Stir.", long(5001)] }, "Step 2 must be at most 5000 characters long"],
    [
      "category",
      { category: "supper" },
      "Must be one of breakfast, lunch, dinner, snacks, dessert, appetizer, beverage",
    ],
    ["cookTime", { cookTime: 0 }, "Must be a whole number from 1 to 10080"],
    ["cookTime", { cookTime: 10081 }, "Must be a whole number from 1 to 10080"],
    ["servings", { servings: 1001 }, "Must be a whole number from 1 to 1000"],
  ])("names the field: %s %#", async (field, wrong, text) => {
    const before = (await ann.client.get("/api/recipes")).json.length;
    const created = await ann.client.post("/api/recipes", { ...recipe(), ...wrong });
    expect(created.status).toBe(422);
    expect(created.json).toEqual({ message: "Some fields are invalid", errors: { [field]: text } });
    const { id } = await savedRecipe(ann);
    const changed = await ann.client.patch(`/api/recipes/${id}`, wrong);
    expect(changed.status).toBe(422);
    expect(changed.json.errors).toEqual({ [field]: text });
    expect((await ann.client.get("/api/recipes")).json).toHaveLength(before + 1);
  });

  test.each([
    ["title", 12],
    ["title", null],
    ["title", ["a"]],
    ["description", 1],
    ["ingredients", "salt"],
    ["ingredients", [1]],
    ["ingredients", { 0: "salt" }],
    ["ingredients", null],
    ["instructions", [["Stir."]]],
    ["category", false],
    ["cookTime", "ten"],
    ["cookTime", 1.5],
    ["cookTime", 1e300],
    ["servings", true],
    ["imageUrl", {}],
    ["isFromAI", "yes"],
  ])("of the wrong type names the field: %s = %j", async (field, value) => {
    const created = await ann.client.post("/api/recipes", { ...recipe(), [field]: value });
    expect(created.status).toBe(422);
    expect(Object.keys(created.json.errors)).toEqual([field]);
  });

  test("without the required fields names each", async () => {
    const created = await ann.client.post("/api/recipes", {});
    expect(created.status).toBe(422);
    expect(created.json.errors).toEqual({
      title: "Is required",
      ingredients: "Is required",
      instructions: "Is required",
      category: "Is required",
    });
  });

  test("of more than the table holds in one item is 413", async () => {
    const created = await ann.client.post(
      "/api/recipes",
      recipe({ instructions: Array(100).fill("x".repeat(5000)) }),
    );
    expect(created.status).toBe(413);
    expect(created.json).toEqual({ message: "This recipe is too large to be saved" });
  });
});

describe("the list", () => {
  let bea: Person;
  let saved: { id: number }[];

  beforeAll(() =>
    prepared(async () => {
      bea = await newPerson(server);
      saved = [];
      for (const category of ["lunch", "dinner", "lunch", "snacks", "lunch"]) {
        saved.unshift(await savedRecipe(bea, { category }));
      }
    }),
  );

  test("is a plain array, newest first", async () => {
    const list = await bea.client.get("/api/recipes");
    expect(list.status).toBe(200);
    expect(list.json).toEqual(saved);
    expect((await bea.client.get("/api/recipes?category=")).json).toEqual(saved);
    expect((await bea.client.get("/api/recipes?category=all")).json).toEqual(saved);
  });

  test("of a category has that category, also in pages", async () => {
    const lunches = [saved[0], saved[2], saved[4]];
    expect((await bea.client.get("/api/recipes?category=lunch")).json).toEqual(lunches);
    expect((await bea.client.get("/api/recipes?category=beverage")).json).toEqual([]);
    const first = await bea.client.get("/api/recipes?category=lunch&limit=2");
    expect(first.json.recipes).toEqual(lunches.slice(0, 2));
    const rest = await bea.client.get(`/api/recipes?category=lunch&limit=2&cursor=${first.json.nextCursor}`);
    expect(rest.json).toEqual({ recipes: lunches.slice(2) });
  });

  test("comes in pages that together are all of it", async () => {
    const seen: { id: number }[] = [];
    let cursor: string | undefined;
    do {
      const page = await bea.client.get(
        `/api/recipes?limit=2${cursor === undefined ? "" : `&cursor=${encodeURIComponent(cursor)}`}`,
      );
      seen.push(...page.json.recipes);
      cursor = page.json.nextCursor;
    } while (cursor !== undefined);
    expect(seen).toEqual(saved);
  });

  test("refuses what is no limit, category or cursor", async () => {
    for (const query of ["limit=0", "limit=101", "limit=x", "limit=", "limit=1.5", "limit=-1"]) {
      const answer = await bea.client.get(`/api/recipes?${query}`);
      expect(answer.status, query).toBe(422);
      expect(Object.keys(answer.json.errors)).toEqual(["limit"]);
    }
    const category = await bea.client.get("/api/recipes?category=supper");
    expect(category.status).toBe(422);
    expect(Object.keys(category.json.errors)).toEqual(["category"]);
    for (const cursor of ["x", "", "MTo", "..", "%20"]) {
      const answer = await bea.client.get(`/api/recipes?cursor=${cursor}`);
      expect(answer.status, cursor).toBe(400);
      expect(answer.json).toEqual({ message: "The cursor is not valid" });
    }
  });
});

describe("search", () => {
  let cleo: Person;
  const titles = async (query: string) => {
    const byPath = await cleo.client.get(`/api/recipes/search/${encodeURIComponent(query)}`);
    const byParameter = await cleo.client.get(`/api/recipes/search?q=${encodeURIComponent(query)}`);
    expect(byPath.status).toBe(200);
    expect(byParameter.json).toEqual(byPath.json);
    return byPath.json.map(({ title }: { title: string }) => title);
  };

  beforeAll(() =>
    prepared(async () => {
      cleo = await newPerson(server);
      await savedRecipe(cleo, { title: "Crème brûlée", category: "dessert", ingredients: ["4 eggs", "cream"] });
      await savedRecipe(cleo, { title: "Chicken soup", description: "Against colds", ingredients: ["1 chicken"] });
      await savedRecipe(cleo, { title: "Leek tart", description: "with chicken", ingredients: ["3 leeks"] });
      await savedRecipe(cleo, { title: "麻婆豆腐", ingredients: ["豆腐"] });
      await savedRecipe(cleo, { title: "Борщ", ingredients: ["свёкла"] });
    }),
  );

  test("finds without regard to case and accents, by beginnings, and with typos", async () => {
    expect(await titles("CREME brulee")).toEqual(["Crème brûlée"]);
    expect(await titles("chick")).toEqual(["Chicken soup", "Leek tart"]);
    expect(await titles("chiken")).toEqual(["Chicken soup", "Leek tart"]);
    expect(await titles("dessert")).toEqual(["Crème brûlée"]);
    expect(await titles("豆腐")).toEqual(["麻婆豆腐"]);
    expect(await titles("борщ СВЕКЛА")).toEqual(["Борщ"]);
    expect(await titles("a/b?c#d%")).toEqual([]);
  });

  test("needs every word", async () => {
    expect(await titles("chicken leek")).toEqual(["Leek tart"]);
    expect(await titles("chicken tofu")).toEqual([]);
    expect(await titles("?!")).toEqual([]);
  });

  test("refuses nothing and too much", async () => {
    for (const [path, text] of [
      ["search?q=", "Is required"],
      ["search", "Is required"],
      ["search?q=%20%20", "Is required"],
      ["search/%20", "Is required"],
      [`search?q=${"x".repeat(201)}`, "Must be at most 200 characters long"],
    ]) {
      const answer = await cleo.client.get(`/api/recipes/${path}`);
      expect(answer.status, path).toBe(422);
      expect(answer.json.errors).toEqual({ q: text });
    }
  });
});
