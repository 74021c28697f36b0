import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";

import { recipeOfAda, renderApp } from "@/testing/render-app";

import { RecipeListPage } from "./recipe-list-page";

const routes = [{ path: "/recipes", element: <RecipeListPage /> }];
const soup = recipeOfAda({ title: "Leek soup", category: "dinner" });
const toast = recipeOfAda({
  title: "Cinnamon toast",
  category: "breakfast",
  ingredients: ["bread", "cinnamon"],
});

const titles = () =>
  screen.queryAllByRole("article").map((card) => within(card).getByRole("heading").textContent);

test("recipes are listed newest first", async () => {
  renderApp({ routes, at: "/recipes", recipes: [soup, toast] });
  await screen.findByRole("link", { name: "Leek soup" });
  expect(titles()).toEqual(["Cinnamon toast", "Leek soup"]);
});

test("an empty cookbook invites to the first recipe", async () => {
  renderApp({ routes, at: "/recipes" });
  expect(await screen.findByRole("heading", { name: "Your cookbook is empty" })).toBeVisible();
  expect(screen.getByRole("link", { name: "Add your first recipe" })).toHaveAttribute(
    "href",
    "/recipes/new",
  );
});

test("typing searches, counts aloud and keeps the text in the address", async () => {
  const { user, path } = renderApp({ routes, at: "/recipes", recipes: [soup, toast] });
  await user.type(screen.getByRole("searchbox", { name: "Search your recipes" }), "cinnamon");
  expect(await screen.findByText("1 recipe for “cinnamon”")).toHaveAttribute("role", "status");
  expect(titles()).toEqual(["Cinnamon toast"]);
  expect(path()).toBe("/recipes?q=cinnamon");
});

test("only the text after a pause is searched for", async () => {
  const { user, requests } = renderApp({ routes, at: "/recipes", recipes: [soup] });
  await user.type(screen.getByRole("searchbox"), "leek");
  await screen.findByText("1 recipe for “leek”");
  expect(requests.filter((request) => request === "GET /api/recipes/search")).toHaveLength(1);
});

test("a search without a result can be taken back", async () => {
  const { user, path } = renderApp({ routes, at: "/recipes?q=tofu", recipes: [soup] });
  expect(await screen.findByRole("heading", { name: "Nothing found" })).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Show all recipes" }));
  expect(await screen.findByRole("link", { name: "Leek soup" })).toBeVisible();
  expect(screen.getByRole("searchbox")).toHaveValue("");
  expect(path()).toBe("/recipes");
});

test("a category narrows the list, and once more shows all", async () => {
  const { user, path } = renderApp({ routes, at: "/recipes", recipes: [soup, toast] });
  await user.click(screen.getByRole("button", { name: "Breakfast", pressed: false }));
  await waitFor(() => {
    expect(titles()).toEqual(["Cinnamon toast"]);
  });
  expect(path()).toBe("/recipes?category=breakfast");
  await user.click(screen.getByRole("button", { name: "Breakfast", pressed: true }));
  await waitFor(() => {
    expect(titles()).toHaveLength(2);
  });
});

test("more than a page is shown on demand", async () => {
  const many = Array.from({ length: 30 }, (_, index) => recipeOfAda({ title: `Recipe ${index}` }));
  const { user } = renderApp({ routes, at: "/recipes", recipes: many });
  await user.click(await screen.findByRole("button", { name: "Show more recipes" }));
  await waitFor(() => {
    expect(titles()).toHaveLength(30);
  });
  expect(screen.queryByRole("button", { name: "Show more recipes" })).toBeNull();
});

test("a failure can be tried again", async () => {
  let fails = true;
  const broken = new Response(JSON.stringify({ message: "Try later" }), { status: 400 });
  const { user } = renderApp({
    routes,
    at: "/recipes",
    recipes: [soup],
    intercept: () => (fails ? broken.clone() : undefined),
  });
  expect(await screen.findByRole("alert")).toHaveTextContent("Try later");
  fails = false;
  await user.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByRole("link", { name: "Leek soup" })).toBeVisible();
});
