// The recipes of the API in memory.
import type { Schemas } from "@/lib/api";

import type { Call, Route } from "./memory-api";
import { failure, invalid, json, timestamp } from "./memory-api";

type Recipe = Schemas["Recipe"];

const fields = [
  "title",
  "description",
  "ingredients",
  "instructions",
  "category",
  "cookTime",
  "servings",
  "imageUrl",
  "isFromAI",
];

const changesIn = (call: Call) =>
  Object.fromEntries(Object.entries(call.body).filter(([field]) => fields.includes(field)));

const ownRecipes = ({ state, user }: Call): Recipe[] =>
  state.recipes
    .filter((recipe) => recipe.userId === user?.user.id)
    .sort((a, b) => (b.createdAt ?? "").localeCompare(a.createdAt ?? ""));

function list(call: Call): Response {
  const category = call.url.searchParams.get("category") ?? "all";
  const limit = call.url.searchParams.get("limit");
  const cursor = Number(call.url.searchParams.get("cursor") ?? "0");
  const recipes = ownRecipes(call).filter(
    (recipe) => category === "all" || recipe.category === category,
  );
  if (limit === null) return json(200, recipes);
  const end = cursor + Number(limit);
  return json(200, {
    recipes: recipes.slice(cursor, end),
    ...(end < recipes.length ? { nextCursor: String(end) } : {}),
  });
}

const fold = (text: string) => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();

function search(call: Call): Response {
  const wanted = fold(call.url.searchParams.get("q") ?? "");
  const found = ownRecipes(call).filter((recipe) =>
    [recipe.title, recipe.description ?? "", ...recipe.ingredients].some((text) =>
      fold(text).includes(wanted),
    ),
  );
  return json(200, found.slice(0, 50));
}

function create(call: Call): Response {
  if (typeof call.body.title !== "string") return invalid({ title: "Enter a title" });
  if (call.state.refusedFields) return invalid(call.state.refusedFields);
  const now = timestamp(call.state);
  const recipe = {
    isFromAI: false,
    ...changesIn(call),
    id: Date.UTC(2026, 10, 22) + call.state.nextId++,
    userId: call.user?.user.id,
    createdAt: now,
    updatedAt: now,
  } as Recipe;
  call.state.recipes.push(recipe);
  return json(200, recipe);
}

// Runs `run` with the recipe that the path names.
function ofOne(run: (call: Call, recipe: Recipe) => Response) {
  return (call: Call): Response => {
    const recipe = ownRecipes(call).find((one) => String(one.id) === call.params.id);
    return recipe ? run(call, recipe) : failure(404, "Recipe not found");
  };
}

export const recipeRoutes: readonly Route[] = [
  ["GET", "/api/recipes", list],
  ["POST", "/api/recipes", create],
  ["GET", "/api/recipes/search", search],
  ["GET", "/api/recipes/:id", ofOne((_call, recipe) => json(200, recipe))],
  [
    "PATCH",
    "/api/recipes/:id",
    ofOne((call, recipe) => {
      const seen = call.request.headers.get("If-Match");
      if (seen !== null && seen !== `"${recipe.updatedAt}"`) {
        return failure(409, "This recipe was changed since you opened it");
      }
      const updated = { ...recipe, ...changesIn(call), updatedAt: timestamp(call.state) };
      call.state.recipes = call.state.recipes.map((one) => (one.id === recipe.id ? updated : one));
      return json(200, updated);
    }),
  ],
  [
    "DELETE",
    "/api/recipes/:id",
    ofOne((call, recipe) => {
      call.state.recipes = call.state.recipes.filter((one) => one.id !== recipe.id);
      call.state.deletedRecipes.push(recipe);
      return json(200, { message: "Recipe deleted successfully" });
    }),
  ],
  [
    "POST",
    "/api/recipes/:id/restore",
    (call) => {
      const recipe = call.state.deletedRecipes.find((one) => String(one.id) === call.params.id);
      if (!recipe) return failure(404, "Recipe not found");
      call.state.deletedRecipes = call.state.deletedRecipes.filter((one) => one !== recipe);
      call.state.recipes.push(recipe);
      return json(200, recipe);
    },
  ],
];
