// The API in memory is held against api/openapi.yaml, so that screens are not tested against a fiction.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";

import { expect, test } from "vitest";

import { accountRoutes } from "./memory-api-account";
import { chefRoutes } from "./memory-api-chef";
import { recipeRoutes } from "./memory-api-recipes";

const description = readFileSync(resolve(process.cwd(), "../api/openapi.yaml"), "utf8");

// "GET /api/recipes/:" for each operation, the names of path parameters left out.
function describedOperations(): Set<string> {
  const operations = new Set<string>();
  let path = "";
  for (const line of description.split("\n")) {
    path = /^ {2}(\/\S+):$/.exec(line)?.[1] ?? path;
    const method = /^ {4}(get|post|patch|delete):$/.exec(line)?.[1];
    if (method) operations.add(`${method.toUpperCase()} ${path.replaceAll(/\{\w+\}/g, ":")}`);
  }
  return operations;
}

test("every route of the API in memory is described", () => {
  const described = describedOperations();
  const routes = [...accountRoutes, ...recipeRoutes, ...chefRoutes].map(
    ([method, path]) => `${method} ${path.replaceAll(/:\w+/g, ":")}`,
  );
  expect(described.size).toBeGreaterThan(25);
  expect(routes.filter((route) => !described.has(route))).toEqual([]);
});
