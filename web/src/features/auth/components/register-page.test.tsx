import { screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";

import { sessionQuery } from "@/lib/session";
import { ada, renderApp } from "@/testing/render-app";

import { RegisterPage } from "./register-page";
import { VerifyEmailPage } from "./verify-email-page";

const routes = [
  { path: "/auth/register", element: <RegisterPage /> },
  { path: "/verify-email", element: <VerifyEmailPage /> },
];

function renderPage() {
  return renderApp({ routes, at: "/auth/register", signedIn: false });
}

async function fillIn({ user }: ReturnType<typeof renderPage>, email: string, password: string) {
  await user.type(screen.getByLabelText("First name"), "Grace");
  await user.type(screen.getByLabelText("Last name"), "Hopper");
  await user.type(screen.getByLabelText("E-mail"), email);
  await user.type(screen.getByLabelText("Password"), password);
  await user.click(screen.getByRole("button", { name: "Create account" }));
}

test("registering starts a session, and the mailed link verifies the address", async () => {
  const app = renderPage();
  await fillIn(app, "grace@example.com", "Compile-Me-1952!");
  await waitFor(() => {
    expect(app.client.getQueryData(sessionQuery.queryKey)).toMatchObject({
      email: "grace@example.com",
    });
  });
  const link = app.state.mails[0]?.link;
  expect(link).toBeDefined();
  await app.router.navigate(link ?? "");
  expect(await screen.findByRole("heading", { level: 1, name: "E-mail verified" })).toBeVisible();
  expect(app.requests.filter((request) => request === "POST /api/verify-email")).toHaveLength(1);
});

test("a password that misses something is refused before it is sent", async () => {
  const app = renderPage();
  await fillIn(app, "grace@example.com", "compile-me-1952");
  expect(await screen.findByText("This password is still missing something")).toBeVisible();
  expect(screen.getByText("a capital letter").closest("li")).toHaveTextContent("(missing)");
  expect(screen.getByText("a digit").closest("li")).toHaveTextContent("(met)");
  expect(app.requests).toEqual([]);
});

test("an address that is taken is told", async () => {
  const app = renderPage();
  await fillIn(app, ada.email, "Compile-Me-1952!");
  expect(await screen.findByRole("alert")).toHaveTextContent(
    "An account with this email already exists",
  );
});

test("a link that was used says what to do next", async () => {
  const app = renderApp({
    routes,
    at: "/verify-email?email=ada%40example.com&token=used",
    signedIn: false,
  });
  expect(await screen.findByRole("heading", { name: "That link did not work" })).toBeVisible();
  expect(screen.getByRole("alert")).toHaveTextContent("Invalid or expired verification token");
  expect(screen.getByRole("button", { name: "Send the mail again" })).toBeEnabled();
  expect(app.requests.filter((request) => request === "POST /api/verify-email")).toHaveLength(1);
});
