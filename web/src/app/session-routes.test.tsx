import { screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";

import { ada, adaPassword, recipeOfAda, renderApp } from "@/testing/render-app";

import { routes } from "./routes";

const expired = new Response(JSON.stringify({ message: "Unauthorized" }), {
  status: 401,
  headers: { "Content-Type": "application/json" },
});

async function signIn(user: ReturnType<typeof renderApp>["user"]) {
  await user.type(await screen.findByLabelText("E-mail"), ada.email);
  await user.type(screen.getByLabelText("Password"), adaPassword);
  await user.click(screen.getByRole("button", { name: "Sign in" }));
}

test("a signed-out visitor signs in and lands where they wanted to go", async () => {
  const recipe = recipeOfAda({ title: "Leek soup" });
  const { user, path } = renderApp({
    routes,
    at: `/recipes/${recipe.id}`,
    recipes: [recipe],
    signedIn: false,
  });
  await signIn(user);
  expect(await screen.findByRole("heading", { level: 1, name: "Leek soup" })).toBeVisible();
  expect(path()).toBe(`/recipes/${recipe.id}`);
});

test("a session that expires while a recipe is written leads back to its draft", async () => {
  let isExpired = false;
  const { user, path, state } = renderApp({
    routes,
    at: "/recipes/new",
    intercept: (request) => {
      const isPublic = request.url.endsWith("/api/login");
      return isExpired && !isPublic ? expired.clone() : undefined;
    },
  });
  await user.type(await screen.findByLabelText("Title"), "Barley risotto");
  await user.selectOptions(screen.getByLabelText("Category"), "Dinner");
  await user.type(screen.getByLabelText("Ingredient 1"), "pearl barley");
  await user.type(screen.getByLabelText("Step 1"), "Stir for a long time.");
  isExpired = true;
  await user.click(screen.getByRole("button", { name: "Save recipe" }));
  expect(await screen.findByText(/Please sign in/)).toBeVisible();
  expect(path()).toBe("/auth/sign-in?next=%2Frecipes%2Fnew");

  isExpired = false;
  await signIn(user);
  expect(await screen.findByLabelText("Title")).toHaveValue("Barley risotto");
  await user.click(screen.getByRole("button", { name: "Save recipe" }));
  expect(await screen.findByRole("heading", { level: 1, name: "Barley risotto" })).toBeVisible();
  expect(state.recipes).toHaveLength(1);
  expect(state.recipes[0]).toMatchObject({
    ingredients: ["pearl barley"],
    instructions: ["Stir for a long time."],
  });
});

test("a session that expires while the chef is asked leads back to the question", async () => {
  let isExpired = false;
  const { user, path } = renderApp({
    routes,
    at: "/chef",
    intercept: (request) => {
      const isPublic = request.url.endsWith("/api/login");
      return isExpired && !isPublic ? expired.clone() : undefined;
    },
  });
  const field = await screen.findByRole("textbox", { name: "Your question" });
  isExpired = true;
  await user.type(field, "Onion soup{Enter}");
  expect(await screen.findByText(/Please sign in/)).toBeVisible();
  expect(path()).toBe("/auth/sign-in?next=%2Fchef");

  isExpired = false;
  await signIn(user);
  await user.click(await screen.findByRole("button", { name: "Ask again" }));
  expect((await screen.findAllByText("You asked: Onion soup"))[0]).toBeVisible();
});

test("signing out shows the landing page and forgets what was cached", async () => {
  const { user, path, client } = renderApp({ routes, at: "/recipes", recipes: [recipeOfAda({})] });
  await screen.findByRole("link", { name: "Leek soup" });
  await user.click(screen.getByRole("button", { name: /Your account/ }));
  await user.click(await screen.findByRole("menuitem", { name: "Sign out" }));
  expect(await screen.findByRole("link", { name: "Start your cookbook" })).toBeVisible();
  expect(path()).toBe("/");
  expect(client.getQueryCache().findAll({ queryKey: ["recipes"] })).toEqual([]);
});

test.each(["/", "/chatbot"])("a signed-in visitor of %s goes to the chef", async (at) => {
  const { path } = renderApp({ routes, at });
  await waitFor(() => {
    expect(path()).toBe("/chef");
  });
});

test("an unreachable server is not taken for a signed-out visitor", async () => {
  const busy = new Response("upstream gone", { status: 503 });
  renderApp({ routes, at: "/recipes", intercept: () => busy.clone() });
  expect(await screen.findByRole("heading", { name: "FlavorBot is out of reach" })).toBeVisible();
  expect(screen.getByRole("alert")).toHaveTextContent("busy right now");
});

test("an unknown path says so", async () => {
  renderApp({ routes, at: "/no/such/page", signedIn: false });
  expect(await screen.findByRole("heading", { name: "This page isn’t on the menu" })).toBeVisible();
});
