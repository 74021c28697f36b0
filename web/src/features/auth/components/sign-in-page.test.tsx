import { screen } from "@testing-library/react";
import { expect, test } from "vitest";

import { ada, adaPassword, renderApp } from "@/testing/render-app";

import { SignInPage } from "./sign-in-page";

const routes = [{ path: "/auth/sign-in", element: <SignInPage /> }];

function renderPage() {
  return renderApp({ routes, at: "/auth/sign-in", signedIn: false });
}

async function submit({ user }: ReturnType<typeof renderPage>, email: string, password: string) {
  await user.type(screen.getByLabelText("E-mail"), email);
  await user.type(screen.getByLabelText("Password"), password);
  await user.click(screen.getByRole("button", { name: "Sign in" }));
}

test("empty fields are named and nothing is sent", async () => {
  const { user, requests } = renderPage();
  await user.click(screen.getByRole("button", { name: "Sign in" }));
  expect(await screen.findByLabelText("E-mail")).toHaveAccessibleDescription(
    "Enter your e-mail address",
  );
  expect(screen.getByLabelText("Password")).toHaveAccessibleDescription("Enter your password");
  expect(requests).toEqual([]);
});

test("a wrong password is told without ending anything", async () => {
  const app = renderPage();
  await submit(app, ada.email, "wrong");
  expect(await screen.findByRole("alert")).toHaveTextContent("Invalid email or password");
  expect(app.path()).toBe("/auth/sign-in");
});

test("after five failures the lock is told, even with the right password", async () => {
  const app = renderPage();
  app.state.failures[ada.email] = 5;
  await submit(app, ada.email, adaPassword);
  expect(await screen.findByRole("alert")).toHaveTextContent("Try again in 15 minutes");
});

test("an unverified address can have its mail sent again", async () => {
  const app = renderPage();
  app.state.users[0] = { user: { ...ada, emailVerified: false }, password: adaPassword };
  await submit(app, ada.email, adaPassword);
  await app.user.click(await screen.findByRole("button", { name: "Send the mail again" }));
  expect(await screen.findByText(/on its way/)).toBeVisible();
  expect(app.state.mails.map((mail) => mail.to)).toEqual([ada.email]);
});

test("the password can be shown", async () => {
  const { user } = renderPage();
  await user.click(screen.getByRole("button", { name: "Show password" }));
  expect(screen.getByLabelText("Password")).toHaveAttribute("type", "text");
});
