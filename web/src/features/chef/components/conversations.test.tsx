import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";

import { addConversation } from "@/testing/memory-api-chef";
import { ada, renderApp } from "@/testing/render-app";

import { ChefPage } from "./chef-page";

const routes = [{ path: "/chef/:conversationId?", element: <ChefPage /> }];

function renderWith(count: number, at = "/chef") {
  return renderApp({
    routes,
    at,
    prepare: (state) => {
      for (let n = 1; n <= count; n++)
        addConversation(state, ada.id, { id: `c${n}`, title: `Talk ${n}` });
    },
  });
}

const column = async () =>
  within(await screen.findByRole("complementary", { name: "Your conversations" }));
const titles = (list: Awaited<ReturnType<typeof column>>) =>
  list.getAllByRole("link", { name: /^Talk/ }).map((link) => link.firstChild?.textContent);

test("conversations are listed, the newest first, and opened", async () => {
  const { user } = renderWith(2);
  const list = await column();
  await user.click(await list.findByRole("link", { name: /Talk 1/ }));
  expect(titles(list)).toEqual(["Talk 2", "Talk 1"]);
  expect(await screen.findByRole("heading", { level: 1, name: "Talk 1" })).toHaveFocus();
});

test("older ones come on demand", async () => {
  const { user } = renderWith(4);
  const list = await column();
  await user.click(await list.findByRole("button", { name: "Show older" }));
  await waitFor(() => {
    expect(titles(list)).toHaveLength(4);
  });
  expect(list.queryByRole("button", { name: "Show older" })).toBeNull();
});

test("a phone has them in a sheet, which closes when one is chosen", async () => {
  const { user, path } = renderWith(1);
  await user.click(await screen.findByRole("button", { name: "Your conversations" }));
  const sheet = within(screen.getByRole("dialog", { name: "Your conversations" }));
  await user.click(await sheet.findByRole("link", { name: /Talk 1/ }));
  expect(path()).toBe("/chef/c1");
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("one is renamed", async () => {
  const { user, state } = renderWith(1, "/chef/c1");
  const list = await column();
  await user.click(await list.findByRole("button", { name: "More for “Talk 1”" }));
  await user.click(await screen.findByRole("menuitem", { name: "Rename…" }));
  const dialog = within(screen.getByRole("dialog", { name: "Rename conversation" }));
  await user.clear(dialog.getByLabelText("Name"));
  await user.type(dialog.getByLabelText("Name"), "Soups{Enter}");
  expect(await screen.findByRole("heading", { level: 1, name: "Soups" })).toBeVisible();
  expect(list.getByRole("link", { name: /Soups/ })).toBeVisible();
  expect(state.chef.conversations[0]?.title).toBe("Soups");
});

test("one is deleted after a question, and the page goes on to a new one", async () => {
  const { user, state, path } = renderWith(2, "/chef/c2");
  const list = await column();
  await user.click(await list.findByRole("button", { name: "More for “Talk 2”" }));
  await user.click(await screen.findByRole("menuitem", { name: "Delete…" }));
  await user.click(screen.getByRole("button", { name: "Delete" }));
  await waitFor(() => {
    expect(path()).toBe("/chef");
  });
  expect(state.chef.conversations.map(({ id }) => id)).toEqual(["c1"]);
  expect(titles(list)).toEqual(["Talk 1"]);
});

test("one is exported by a link", async () => {
  const { user } = renderWith(1);
  const list = await column();
  await user.click(await list.findByRole("button", { name: "More for “Talk 1”" }));
  const link = await screen.findByRole("menuitem", { name: "Export as text" });
  expect(link).toHaveAttribute("href", "/api/chatbot/conversations/c1/export");
  expect(link).toHaveAttribute("download");
});

test("one that is gone says so", async () => {
  renderWith(0, "/chef/never");
  expect(
    await screen.findByRole("heading", { level: 1, name: "Conversation not found" }),
  ).toBeVisible();
  expect(screen.getByRole("link", { name: "New conversation" })).toHaveAttribute("href", "/chef");
});

test("one that has no answer yet isn't listed", async () => {
  const { user, state } = renderApp({
    routes,
    at: "/chef",
    prepare: (all) => {
      addConversation(all, ada.id, { title: "Talk 1" });
      all.chef.lines.push({ refused: { status: 503, message: "Busy." } }, {});
    },
  });
  const list = await column();
  await list.findByRole("link", { name: /Talk 1/ });
  await user.type(await screen.findByRole("textbox", { name: "Your question" }), "Soup{Enter}");
  await user.click(await screen.findByRole("button", { name: "Ask again" }));
  expect(await list.findByRole("link", { name: /Soup/ })).toBeVisible();
  expect(list.queryByText("New conversation", { selector: "span" })).toBeNull();
  expect(state.chef.conversations).toHaveLength(2);
});
