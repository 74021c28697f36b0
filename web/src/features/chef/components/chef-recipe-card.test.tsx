import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";

import { chefRecipe } from "@/testing/chef-recipe";
import { addConversation } from "@/testing/memory-api-chef";
import { ada, recipeOfAda, renderApp } from "@/testing/render-app";

import { ChefPage } from "./chef-page";

const routes = [
  { path: "/chef/:conversationId?", element: <ChefPage /> },
  { path: "/recipes/:recipeId", element: <h1>A recipe</h1> },
];

function renderRecipe(savedRecipeId?: number, cookbook = [recipeOfAda({ id: 77 })]) {
  return renderApp({
    routes,
    at: "/chef/pasta",
    recipes: cookbook,
    prepare: (state) => {
      addConversation(state, ada.id, {
        id: "pasta",
        title: "Pasta",
        messages: [
          { id: "q", role: "user", content: "Pasta!", createdAt: "2026-11-20T10:00:00.000Z" },
          {
            id: "a",
            role: "assistant",
            content:
              "Gladly.\n\nMade to fit you:\n- olive oil instead of butter (butter contains milk)",
            createdAt: "2026-11-20T10:00:01.000Z",
            recipe: chefRecipe,
            ...(savedRecipeId === undefined ? {} : { savedRecipeId }),
          },
        ],
      });
    },
  });
}

const card = async () =>
  within(await screen.findByRole("article", { name: "Lemony spaghetti with peas" }));

test("a recipe is shown with all that a cook and an eater want to know", async () => {
  renderRecipe();
  const recipe = await card();
  expect(recipe.getByText("2 servings")).toBeVisible();
  expect(recipe.getByText("(5 min preparation, 13 min cooking)")).toBeVisible();
  expect(
    within(recipe.getByRole("list", { name: "Diets it keeps to" })).getAllByRole("listitem"),
  ).toHaveLength(2);
  expect(recipe.getByText("Contains:").parentElement).toHaveTextContent("gluten, soy, wheat");
  expect(recipe.getByText("May contain:").parentElement).toHaveTextContent("eggs");
  expect(recipe.getByText("150 g frozen peas")).toBeVisible();
  expect(recipe.getByText("9 min")).toBeVisible();
  expect(recipe.getByText(/Save a cup of the pasta water/)).toBeVisible();
  expect(recipe.getByText("large pot, frying pan")).toBeVisible();
  const nutrition = within(recipe.getByRole("region", { name: "Nutrition, estimated" }));
  expect(nutrition.getByText("an estimate, for one serving")).toBeVisible();
  expect(nutrition.getByText("Energy").nextElementSibling).toHaveTextContent("about 512 kcal");
});

test("what the guard did and why, and what it can't tell, is told once and at once", async () => {
  renderRecipe();
  const recipe = await card();
  expect(recipe.getByText("Changed for you in 2 places · 1 to check")).toBeVisible();
  expect(recipe.getByText("olive oil").closest("p")).toHaveTextContent(
    "olive oil instead of butter, which contains milk",
  );
  expect(recipe.getByText(/A little lighter/)).toBeVisible();
  expect(recipe.getByText("parmesan").closest("p")).toHaveTextContent(
    "Left out parmesan, which contains milk",
  );
  expect(recipe.getByText("spaghetti").closest("p")).toHaveTextContent(
    "Check the label: spaghetti may contain eggs",
  );
  expect(screen.getByText("Gladly.")).toBeVisible();
  expect(screen.queryByText("Made to fit you:")).toBeNull();
});

test("a recipe is saved once, and undone", async () => {
  const { user, state } = renderRecipe(undefined, []);
  await user.dblClick((await card()).getByRole("button", { name: "Save recipe" }));
  const link = await screen.findByRole("link", { name: "Open in your cookbook" });
  expect(link).toHaveFocus();
  expect(state.recipes).toHaveLength(1);
  expect(state.recipes[0]).toMatchObject({ title: chefRecipe.title, isFromAI: true });
  expect(link).toHaveAttribute("href", `/recipes/${state.recipes[0]?.id}`);

  await user.click(screen.getByRole("button", { name: "Undo" }));
  expect(await screen.findByRole("button", { name: "Save recipe" })).toBeVisible();
  expect(state.recipes).toEqual([]);
});

test("a recipe saved on an earlier visit is known", async () => {
  const { user, path } = renderRecipe(77);
  const recipe = await card();
  expect(recipe.getByText("Saved")).toBeVisible();
  expect(recipe.queryByRole("button", { name: "Save recipe" })).toBeNull();
  await user.click(recipe.getByRole("link", { name: "Open in your cookbook" }));
  await waitFor(() => {
    expect(path()).toBe("/recipes/77");
  });
});

test("a saved recipe that was deleted since can be saved again", async () => {
  const { user, state } = renderRecipe(77, []);
  const recipe = await card();
  await user.click(await recipe.findByRole("button", { name: "Save again" }));
  const link = await recipe.findByRole("link", { name: "Open in your cookbook" });
  expect(link).toHaveAttribute("href", `/recipes/${state.recipes[0]?.id}`);
  expect(recipe.queryByText("It was deleted from your cookbook.")).toBeNull();
});

test("one that is deleted while the page is open can be saved again", async () => {
  const { user, state, client } = renderRecipe(undefined, []);
  const recipe = await card();
  await user.click(recipe.getByRole("button", { name: "Save recipe" }));
  await recipe.findByText("Saved");
  state.recipes.splice(0);
  await client.invalidateQueries();
  await user.click(await recipe.findByRole("button", { name: "Save again" }));
  await recipe.findByText("Saved");
  expect(state.recipes).toHaveLength(1);
});

test("a server that doesn't answer deletes nothing", async () => {
  renderApp({
    routes,
    at: "/chef/pasta",
    prepare: (state) => {
      addConversation(state, ada.id, {
        id: "pasta",
        messages: [
          {
            id: "a",
            role: "assistant",
            content: "",
            createdAt: "2026-11-20T10:00:01.000Z",
            recipe: chefRecipe,
            savedRecipeId: 77,
          },
        ],
      });
    },
    intercept: ({ url }) =>
      url.endsWith("/api/recipes/77") ? new Response(null, { status: 503 }) : undefined,
  });
  const recipe = await card();
  expect(await recipe.findByText("Saved")).toBeVisible();
  expect(recipe.queryByRole("button", { name: "Save again" })).toBeNull();
});
