import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";

import { ada, adaPassword, renderApp } from "@/testing/render-app";
import { startSession } from "@/testing/memory-api-account";

import { AppearancePage } from "./appearance-page";
import { DataPage } from "./data-page";
import { PlanPage } from "./plan-page";
import { ProfilePage } from "./profile-page";
import { SecurityPage } from "./security-page";

const routes = [
  { path: "/settings/profile", element: <ProfilePage /> },
  { path: "/settings/appearance", element: <AppearancePage /> },
  { path: "/settings/security", element: <SecurityPage /> },
  { path: "/settings/plan", element: <PlanPage /> },
  { path: "/settings/data", element: <DataPage /> },
];

test("the profile is changed, dietary preferences of one's own among it", async () => {
  const { user, state } = renderApp({ routes, at: "/settings/profile" });
  const bio = await screen.findByLabelText(/Bio/);
  await user.type(bio, "Soups, mostly.");
  await user.click(screen.getByRole("button", { name: "vegan", pressed: true }));
  await user.click(screen.getByRole("button", { name: "nut-free", pressed: false }));
  await user.type(screen.getByLabelText(/Something else/), "No coriander{Enter}");
  await user.click(screen.getByRole("button", { name: "Save profile" }));
  await waitFor(() => {
    expect(state.users[0]?.user).toMatchObject({
      bio: "Soups, mostly.",
      dietaryPreferences: ["nut-free", "no coriander"],
    });
  });
});

test("allergies are chosen or named, and one that is only typed is not lost", async () => {
  const { user, state } = renderApp({ routes, at: "/settings/profile" });
  const field = await screen.findByLabelText(/Another food/);
  await user.click(screen.getByText("tree nuts"));
  await user.type(field, "Kiwi");
  await user.click(screen.getByText("Save profile"));
  await waitFor(() => {
    expect(state.users[0]?.user).toMatchObject({
      dietaryPreferences: ["vegan"],
      allergies: ["tree nuts", "kiwi"],
    });
  });
});

test("the chosen theme is applied at once and kept with the profile", async () => {
  const { user, state } = renderApp({ routes, at: "/settings/appearance" });
  await user.click(await screen.findByRole("radio", { name: /Dark/ }));
  expect(document.documentElement.dataset.theme).toBe("dark");
  expect(localStorage.getItem("flavorbot.theme")).toBe("dark");
  await waitFor(() => {
    expect(state.users[0]?.user.darkMode).toBe(true);
  });
});

test("a wrong current password is told at its field, and does not sign out", async () => {
  const { user, state } = renderApp({ routes, at: "/settings/security" });
  const form = within(await screen.findByRole("form", { name: "Password" }));
  await user.type(form.getByLabelText("Current password"), "wrong");
  await user.type(form.getByLabelText("New password"), "Another-Horse-43!");
  await user.click(form.getByRole("button", { name: "Change password" }));
  await waitFor(() => {
    expect(form.getByLabelText("Current password")).toHaveAccessibleDescription(
      "That is not your current password",
    );
  });
  expect(state.users[0]?.password).toBe(adaPassword);
});

test("a change of address is mailed to the new one", async () => {
  const { user, state } = renderApp({ routes, at: "/settings/security" });
  const form = within(await screen.findByRole("form", { name: "E-mail address" }));
  await user.type(form.getByLabelText("New e-mail"), "ada@lovelace.example");
  await user.type(form.getByLabelText("Your password"), adaPassword);
  await user.click(form.getByRole("button", { name: "Change e-mail" }));
  expect(await form.findByRole("status")).toHaveTextContent("ada@lovelace.example");
  expect(state.mails.map((mail) => mail.to)).toEqual(["ada@lovelace.example"]);
});

test("another device can be signed out, this one can't", async () => {
  const { user, state } = renderApp({ routes, at: "/settings/security" });
  startSession(
    state,
    ada.id,
    "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0",
  );
  const button = await screen.findByRole("button", { name: "Sign out Firefox on Windows" });
  expect(screen.getAllByText("this device")).toHaveLength(1);
  await user.click(button);
  await waitFor(() => {
    expect(screen.queryByText(/Firefox on Windows/)).toBeNull();
  });
  expect(state.sessions).toHaveLength(1);
  expect(screen.queryByRole("button", { name: "Sign out all other devices" })).toBeNull();
});

test("the month's use is shown against the plan's limit", async () => {
  renderApp({ routes, at: "/settings/plan" });
  const bar = await screen.findByRole("progressbar", { name: "Recipes by the chef" });
  expect(bar).toHaveAttribute("value", "2");
  expect(bar).toHaveAttribute("max", "5");
  expect(screen.getByText(/3 left/)).toBeVisible();
});

test.each([
  ["built-in", "", "The built-in chef answers; nothing leaves this server."],
  ["anthropic", "", "A model of Anthropic answers."],
  ["openai", "small-3b", "small-3b answers, by an OpenAI-compatible service."],
] as const)("it is said which chef answers: %s %s", async (provider, model, text) => {
  renderApp({
    routes,
    at: "/settings/plan",
    prepare: ({ chef }) => {
      Object.assign(chef, { provider, model });
    },
  });
  expect(await screen.findByRole("heading", { level: 2, name: "The chef" })).toBeVisible();
  expect(screen.getByText(text)).toBeVisible();
  expect(screen.queryAllByText(/nothing else of your account/)).toHaveLength(
    provider === "built-in" ? 0 : 1,
  );
});

test("the account is deleted only with the password", async () => {
  const { user, state } = renderApp({ routes, at: "/settings/data" });
  await user.click(await screen.findByRole("button", { name: "Delete account…" }));
  const dialog = within(screen.getByRole("dialog", { name: "Delete your account for good?" }));
  await user.type(dialog.getByLabelText("Your password"), "wrong");
  await user.click(dialog.getByRole("button", { name: "Delete everything" }));
  await waitFor(() => {
    expect(dialog.getByLabelText("Your password")).toHaveAccessibleDescription(
      "That is not your password",
    );
  });
  expect(state.users).toHaveLength(1);

  await user.clear(dialog.getByLabelText("Your password"));
  await user.type(dialog.getByLabelText("Your password"), adaPassword);
  await user.click(dialog.getByRole("button", { name: "Delete everything" }));
  await waitFor(() => {
    expect(state.users).toEqual([]);
  });
});
