import { cleanup, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";

import { sessionQuery } from "@/lib/session";
import { ada, recipeOfAda, renderApp } from "@/testing/render-app";

import { EditRecipePage } from "./edit-recipe-page";
import { NewRecipePage } from "./new-recipe-page";
import { RecipePage } from "./recipe-page";

const routes = [
  { path: "/recipes", element: <h1>List</h1> },
  { path: "/recipes/new", element: <NewRecipePage /> },
  { path: "/recipes/:recipeId", element: <RecipePage /> },
  { path: "/recipes/:recipeId/edit", element: <EditRecipePage /> },
];
let soup = recipeOfAda({});
beforeEach(() => {
  soup = recipeOfAda({ title: "Leek soup", ingredients: ["2 leeks", "1 potato", "salt"] });
});

async function renderAt(at: string) {
  // These pages stand below RequireSession, which has asked for the user.
  const app = renderApp({
    routes: [{ path: "/", element: null }, ...routes],
    at: "/",
    recipes: [soup],
  });
  app.client.setQueryData(sessionQuery.queryKey, ada);
  await app.router.navigate(at);
  return app;
}

const ingredients = () =>
  within(screen.getByRole("group", { name: "Ingredients" }))
    .getAllByRole<HTMLInputElement>("textbox")
    .map((input) => input.value);

test("pasted lines become rows, without their bullets", async () => {
  const { user } = await renderAt("/recipes/new");
  await user.click(await screen.findByLabelText("Ingredient 1"));
  await user.paste("- 2 eggs\n- 1 cup flour\n\n3) milk\n");
  expect(ingredients().slice(0, 3)).toEqual(["2 eggs", "1 cup flour", "milk"]);
});

test("Enter adds a row after the one that was typed in, and goes there", async () => {
  const { user } = await renderAt(`/recipes/${soup.id}/edit`);
  await user.type(await screen.findByLabelText("Ingredient 1"), "{Enter}");
  await user.keyboard("butter");
  expect(ingredients()).toEqual(["2 leeks", "butter", "1 potato", "salt"]);
});

test("rows are moved and removed", async () => {
  const { user } = await renderAt(`/recipes/${soup.id}/edit`);
  await user.click(await screen.findByRole("button", { name: "Move ingredient 3" }));
  await user.click(await screen.findByRole("menuitem", { name: "Move up" }));
  await user.click(screen.getByRole("button", { name: "Remove ingredient 1" }));
  expect(ingredients()).toEqual(["salt", "1 potato"]);
});

test("a draft survives a reload, and can be thrown away", async () => {
  const first = await renderAt("/recipes/new");
  await first.user.type(await screen.findByLabelText("Title"), "Half a recipe");
  cleanup();
  const second = await renderAt("/recipes/new");
  expect(await screen.findByLabelText("Title")).toHaveValue("Half a recipe");
  await second.user.click(screen.getByRole("button", { name: "Start over" }));
  expect(screen.getByLabelText("Title")).toHaveValue("");
});

test("leaving with changes asks first", async () => {
  const { user, path } = await renderAt(`/recipes/${soup.id}/edit`);
  await user.type(await screen.findByLabelText("Title"), " with cream");
  await user.click(screen.getByRole("link", { name: "Cancel" }));
  await user.click(await screen.findByRole("button", { name: "Keep editing" }));
  expect(path()).toBe(`/recipes/${soup.id}/edit`);
  await user.click(screen.getByRole("link", { name: "Cancel" }));
  await user.click(await screen.findByRole("button", { name: "Discard changes" }));
  expect(await screen.findByRole("heading", { level: 1, name: "Leek soup" })).toBeVisible();
});

test("what the server says about a field stands at the field", async () => {
  const { user, state } = await renderAt("/recipes/new");
  await user.type(await screen.findByLabelText("Title"), "Toast");
  await user.selectOptions(screen.getByLabelText("Category"), "Breakfast");
  await user.type(screen.getByLabelText("Ingredient 1"), "bread");
  await user.type(screen.getByLabelText("Step 1"), "Toast it.");
  state.refusedFields = { title: "A recipe with this title is not allowed" };
  await user.click(screen.getByRole("button", { name: "Save recipe" }));
  await waitFor(() => {
    expect(screen.getByLabelText("Title")).toHaveAccessibleDescription(
      "A recipe with this title is not allowed",
    );
  });
});

test("a change made elsewhere is not overwritten unless the person says so", async () => {
  const { user, state } = await renderAt(`/recipes/${soup.id}/edit`);
  await user.type(await screen.findByLabelText("Title"), " with cream");
  state.recipes = [
    { ...soup, title: "Leek and potato soup", updatedAt: "2026-11-22T12:00:00.000Z" },
  ];
  await user.click(screen.getByRole("button", { name: "Save recipe" }));
  expect(await screen.findByText(/changed on another device/)).toBeVisible();
  expect(state.recipes[0]?.title).toBe("Leek and potato soup");

  await user.click(screen.getByRole("button", { name: "Keep mine" }));
  await screen.findByText(/Save again/);
  await user.click(screen.getByRole("button", { name: "Save recipe" }));
  expect(
    await screen.findByRole("heading", { level: 1, name: "Leek soup with cream" }),
  ).toBeVisible();
  expect(state.recipes[0]?.title).toBe("Leek soup with cream");
});

test("after a conflict the latest version can be loaded", async () => {
  const { user, state } = await renderAt(`/recipes/${soup.id}/edit`);
  await user.type(await screen.findByLabelText("Title"), " with cream");
  state.recipes = [
    { ...soup, title: "Leek and potato soup", updatedAt: "2026-11-22T12:00:00.000Z" },
  ];
  await user.click(screen.getByRole("button", { name: "Save recipe" }));
  await user.click(await screen.findByRole("button", { name: "Load the latest version" }));
  expect(await screen.findByDisplayValue("Leek and potato soup")).toBeVisible();
});

test("a deleted recipe comes back with Undo", async () => {
  const { user, state } = await renderAt(`/recipes/${soup.id}`);
  await user.click(await screen.findByRole("button", { name: "Delete" }));
  expect(await screen.findByRole("heading", { name: "List" })).toBeVisible();
  expect(state.recipes).toEqual([]);
  await user.click(await screen.findByRole("button", { name: "Undo" }));
  await waitFor(() => {
    expect(state.recipes).toEqual([soup]);
  });
});

test.each(["abc", "12abc", "1", "1e3"])("recipe %s is not found", async (id) => {
  await renderAt(`/recipes/${id}`);
  expect(await screen.findByRole("heading", { level: 1, name: "Recipe not found" })).toBeVisible();
});

test("a recipe that came from the chef says so", async () => {
  soup = { ...soup, isFromAI: true };
  await renderAt(`/recipes/${soup.id}`);
  expect(await screen.findByText("From the chef")).toBeVisible();
});
