import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";

import { chefRecipe } from "@/testing/chef-recipe";
import { json, type MemoryState } from "@/testing/memory-api";
import { addConversation, type ChefLine } from "@/testing/memory-api-chef";
import { ada, renderApp } from "@/testing/render-app";

import { ChefPage } from "./chef-page";

const routes = [
  { path: "/chef/:conversationId?", element: <ChefPage /> },
  { path: "/recipes/:recipeId", element: <h1>A recipe</h1> },
  { path: "/settings/*", element: <h1>Settings</h1> },
];

function renderChef(lines: ChefLine[] = [], more: (state: MemoryState) => void = () => undefined) {
  return renderApp({
    routes,
    at: "/chef",
    prepare: (state) => {
      state.chef.lines.push(...lines);
      more(state);
    },
  });
}

// A promise, and how to fulfil it.
function gate(): { until: Promise<void>; open: () => void } {
  let open: () => void = () => undefined;
  const until = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { until, open };
}

const question = () => screen.findByRole("textbox", { name: "Your question" });
const asked = (state: MemoryState) => state.chef.asked.map(({ content }) => content);

test("a question begins a conversation, and the reply comes as it is said", async () => {
  const { until, open } = gate();
  const { user, path, state } = renderChef([
    { pieces: ["Boil **plenty** ", "of water."], until, suggestions: [{ text: "And then?" }] },
  ]);
  await user.type(await question(), "How do I cook pasta?{Enter}");
  expect(await screen.findByText("plenty")).toBeVisible();
  expect(screen.getByRole("button", { name: "Stop the chef" })).toBeVisible();
  expect(state.chef.conversations[0]?.messages).toHaveLength(1);
  open();
  expect(await screen.findByRole("button", { name: "And then?" })).toBeVisible();
  expect(screen.getByRole("button", { name: "Send" })).toBeVisible();
  expect(path()).toBe(`/chef/${state.chef.conversations[0]?.id}`);
  expect(
    await screen.findByRole("heading", { level: 1, name: "How do I cook pasta?" }),
  ).toBeVisible();
  expect(await question()).toHaveValue("");
  expect(await question()).toHaveFocus();
});

test("Shift and Enter break the line, and an empty question is not sent", async () => {
  const { user, state } = renderChef();
  await user.type(await question(), "   {Enter}");
  expect(state.chef.asked).toEqual([]);
  await user.clear(await question());
  await user.type(await question(), "One{Shift>}{Enter}{/Shift}two");
  expect(await question()).toHaveValue("One\ntwo");
  await user.click(screen.getByRole("button", { name: "Send" }));
  await waitFor(() => {
    expect(asked(state)).toEqual(["One\ntwo"]);
  });
});

test("Enter that accepts a composed character does not send", async () => {
  const { state } = renderChef();
  const field = await question();
  fireEvent.change(field, { target: { value: "豆腐" } });
  fireEvent.keyDown(field, { key: "Enter", isComposing: true });
  expect(state.chef.asked).toEqual([]);
});

test("a double click on a suggestion asks once", async () => {
  const { user, state } = renderChef();
  await user.dblClick(await screen.findByRole("button", { name: "A quick pasta for two" }));
  expect((await screen.findAllByText("You asked: A quick pasta for two"))[0]).toBeVisible();
  expect(asked(state)).toEqual(["A quick pasta for two"]);
});

test("suggestions stand under their headings", async () => {
  renderChef();
  const group = await screen.findByRole("group", { name: "Under 20 minutes" });
  expect(
    within(group)
      .getAllByRole("button")
      .map((button) => button.textContent),
  ).toEqual(["A quick pasta for two", "Something fresh with chickpeas"]);
});

test("ideas stand once, as buttons under headings from the quickest on", async () => {
  const { user } = renderChef([
    {
      pieces: ["Some ideas:\n\n**Make-ahead:**\n- Chili\n\n**Under 10 minutes:**\n- Omelette"],
      suggestions: [
        { text: "Chili", group: "Under 45 minutes" },
        { text: "Omelette", group: "Under 10 minutes" },
        { text: "Lasagne", group: "Make-ahead" },
      ],
    },
  ]);
  await user.type(await question(), "Ideas?{Enter}");
  const all = within(await screen.findByRole("group", { name: "Suggestions" }));
  expect(all.getAllByRole("heading", { level: 3 }).map((one) => one.textContent)).toEqual([
    "Under 10 minutes",
    "Under 45 minutes",
    "Make-ahead",
  ]);
  expect(
    within(all.getByRole("group", { name: "Make-ahead" })).getByRole("button"),
  ).toHaveTextContent("Lasagne");
  expect(screen.queryByText("Chili", { selector: "li" })).toBeNull();
  expect(screen.getByText("Some ideas:", { selector: ".grid > p" })).toBeVisible();
});

test.each([
  [20, /^Try again in (20|19) seconds\.$/],
  [0, /^You can ask again now\.$/],
])("a failure that ends in %i s says when to ask again", async (retryAfter, text) => {
  const { user } = renderChef([
    { broken: { status: 503, message: "Too much to do.", retryAfter } },
  ]);
  await user.type(await question(), "Soup{Enter}");
  expect(await screen.findByRole("alert")).toHaveTextContent("Too much to do.");
  expect(screen.getByText(text)).toBeVisible();
  expect(screen.getByRole("alert")).not.toHaveTextContent(text);
});

test("a failed question is kept, and asked again with the same key", async () => {
  const { user, state } = renderChef([
    { pieces: ["Let me "], broken: { status: 503, message: "The chef burnt the onions." } },
    { refused: { status: 409, message: "The chef is still answering." } },
    { pieces: ["Here it is."] },
  ]);
  await user.type(await question(), "Onion soup{Enter}");
  expect(await screen.findByRole("alert")).toHaveTextContent("The chef burnt the onions.");
  expect(screen.getByText("Let me")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Ask again" }));
  expect(await screen.findByText("The chef is still answering.")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Ask again" }));
  expect((await screen.findAllByText("Here it is."))[0]).toBeVisible();
  expect(screen.queryByRole("alert")).toBeNull();
  expect(screen.getAllByText("Onion soup", { selector: "p" })).toHaveLength(1);

  await user.type(await question(), "And now?{Enter}");
  await waitFor(() => {
    expect(state.chef.asked).toHaveLength(4);
  });
  const keys = state.chef.asked.map(({ key }) => key);
  expect(new Set(keys.slice(0, 3)).size).toBe(1);
  expect(keys[3]).not.toBe(keys[0]);
  for (const key of keys) expect(key).toMatch(/^[A-Za-z0-9_-]{8,64}$/);
});

test("an answer that is cut off says so", async () => {
  const { user } = renderChef([{ pieces: ["Half a "], cutOff: true }]);
  await user.type(await question(), "Soup{Enter}");
  expect(await screen.findByRole("alert")).toHaveTextContent("before the answer was complete");
  expect(screen.getByText("Half a")).toBeVisible();
});

test("the question can be edited after a failure", async () => {
  const { user } = renderChef([{ refused: { status: 503, message: "Busy." } }]);
  await user.type(await question(), "Onoin soup{Enter}");
  await user.click(await screen.findByRole("button", { name: "Edit question" }));
  expect(await question()).toHaveValue("Onoin soup");
  expect(await question()).toHaveFocus();
  expect(screen.queryByRole("alert")).toBeNull();
});

test.each(["Escape", "the button"])(
  "the chef is stopped by %s, and what was said stays",
  async (by) => {
    const { until } = gate();
    const { user, state } = renderChef([{ pieces: ["First, boil "], until }]);
    await user.type(await question(), "Soup{Enter}");
    await screen.findByText("First, boil");
    if (by === "Escape") await user.keyboard("{Escape}");
    else await user.click(screen.getByRole("button", { name: "Stop the chef" }));
    expect(await screen.findByText("You stopped the chef here.")).toBeVisible();
    expect(screen.getByText("First, boil")).toBeVisible();
    expect(screen.getByRole("button", { name: "Send" })).toBeVisible();

    await user.click(screen.getByRole("button", { name: "Ask again" }));
    expect((await screen.findAllByText("You asked: Soup"))[0]).toBeVisible();
    expect(new Set(state.chef.asked.map(({ key }) => key)).size).toBe(1);
  },
);

test("a question draft survives a reload, each conversation with its own", async () => {
  const { user, router, state } = renderChef([], (all) => {
    addConversation(all, ada.id, { id: "other", title: "Other" });
  });
  await user.type(await question(), "Something with le");
  await router.navigate("/chef/other");
  await screen.findByRole("heading", { level: 1, name: "Other" });
  expect(await question()).toHaveValue("");
  await router.navigate("/chef");
  expect(await question()).toHaveValue("Something with le");
  expect(state.chef.asked).toEqual([]);
});

test("an answer goes on while another page is looked at", async () => {
  const { until, open } = gate();
  const { user, router } = renderChef([{ pieces: ["Slowly."], until }]);
  await user.type(await question(), "Stew{Enter}");
  await screen.findByText("Slowly.");
  const { pathname } = router.state.location;
  await router.navigate("/settings/profile");
  await screen.findByRole("heading", { name: "Settings" });
  open();
  await router.navigate(pathname);
  expect(await screen.findByText("Slowly.", { selector: ".grid > p" })).toBeVisible();
  await screen.findByRole("button", { name: "Send" });
});

test("a screen reader is told sentences, each one once", async () => {
  const { until, open } = gate();
  const { user } = renderChef([
    { pieces: ["Yes, ", "you can. Then ", "stir"], until, recipe: chefRecipe },
  ]);
  await user.type(await question(), "May I?{Enter}");
  const log = await screen.findByRole("log");
  await waitFor(() => {
    expect(log).toHaveTextContent("Yes, you can.");
  });
  expect(log).not.toHaveTextContent("Then");
  open();
  await waitFor(() => {
    expect(log).toHaveTextContent(/^The chef is answering\.Yes, you can\.Then stirRecipe: Lemony/);
  });
});

test("what the chef says is text: no HTML, no links", async () => {
  const { user } = renderChef([{ pieces: ["<b>x</b> [a](https://a.example) ## no"] }]);
  await user.type(await question(), "Hi{Enter}");
  expect(
    (await screen.findAllByText("<b>x</b> [a](https://a.example) ## no"))[0],
  ).toBeInTheDocument();
  expect(screen.queryByRole("link", { name: "a" })).toBeNull();
});

test("the rules of the profile are shown, with the way to change them", async () => {
  const { user, path } = renderChef([], (state) => {
    const [stored] = state.users;
    if (stored) stored.user = { ...stored.user, allergies: ["peanuts"] };
    state.chef.unknown.push("no fuss");
  });
  const rules = await screen.findByRole("list", { name: "The chef keeps to" });
  expect(within(rules).getByText("vegan")).toBeVisible();
  expect(within(rules).getByText("no peanuts")).toBeVisible();
  expect(within(rules).getByText("(only by its words)")).toBeVisible();
  expect(screen.getByText(/The built-in chef answers/)).toBeVisible();
  await user.click(screen.getByRole("link", { name: "Change diets and allergies" }));
  expect(path()).toBe("/settings/profile");
});

test("what was said in the talk is shown with the rules of the profile", async () => {
  const { user, state, router } = renderChef([{}, {}], (all) => {
    addConversation(all, ada.id, { id: "other", title: "Other" });
  });
  await user.type(await question(), "No tree nuts, and no fuss{Enter}");
  await screen.findByRole("button", { name: "Send" });
  expect(screen.queryByText(/Kept to in this conversation/)).toBeNull();
  const id = state.chef.conversations[1]?.id ?? "";
  state.chef.said[id] = { diets: ["keto"], allergies: ["tree-nuts"], unknown: ["fuss"] };
  await user.type(await question(), "And keto{Enter}");
  const said = within(await screen.findByRole("list", { name: "Kept to in this conversation" }));
  expect(said.getAllByRole("listitem").map((rule) => rule.textContent)).toEqual([
    "keto",
    "no tree nuts",
    "no fuss (only by its words)",
  ]);
  expect(screen.getByText(/Kept to in this conversation/)).toHaveTextContent(
    "Kept to in this conversation: keto, no tree nuts, no fuss. A new one begins without.",
  );
  await router.navigate("/chef/other");
  await screen.findByRole("heading", { level: 1, name: "Other" });
  expect(screen.queryByText(/Kept to in this conversation/)).toBeNull();
});

test("what the server said before the question was answered does not stand for what it says after", async () => {
  const answer = gate();
  const late = gate();
  const nothingSaid = { diets: [], allergies: [], unknown: [] };
  // Asked for when the page opens and when the conversation begins; slow, as of a distant table.
  const early = new Map<string, unknown>([
    ["/api/chatbot/conversations", { conversations: [] }],
    [
      "/api/chef?conversation",
      { provider: "built-in", model: "", ...nothingSaid, said: nothingSaid },
    ],
  ]);
  const { user, state } = renderApp({
    routes,
    at: "/chef",
    prepare: ({ chef }) => chef.lines.push({ until: answer.until }),
    intercept: ({ method, url }) => {
      const place = url.replace(/^https?:\/\/[^/]+/, "").replace(/=.*/, "");
      const body = early.get(place);
      if (method !== "GET" || !early.delete(place)) return undefined;
      return late.until.then(() => json(200, body));
    },
  });
  await user.type(await question(), "No tree nuts{Enter}");
  await screen.findByRole("button", { name: "Stop the chef" });
  await waitFor(() => {
    expect(early.size).toBe(0);
  });
  const id = state.chef.conversations[0]?.id ?? "";
  state.chef.said[id] = { diets: [], allergies: ["tree-nuts"], unknown: [] };
  answer.open();
  await screen.findByRole("button", { name: "Send" });
  late.open();
  expect(
    await screen.findByRole("list", { name: "Kept to in this conversation" }),
  ).toHaveTextContent("no tree nuts");
  const column = within(screen.getByRole("complementary", { name: "Your conversations" }));
  expect(await column.findByRole("link", { name: /No tree nuts/ })).toBeVisible();
});

test("a model that answers is named", async () => {
  renderChef([], (state) => {
    state.chef.provider = "anthropic";
    state.chef.model = "a-model-7";
  });
  expect(await screen.findByText("a-model-7 answers, by Anthropic.")).toBeVisible();
});

test("what is left of the month is counted down, and at none it is said what that means", async () => {
  const { user, state } = renderChef([{ recipe: chefRecipe }, {}], (all) => {
    all.usage = { ...all.usage, recipesGenerated: 4, remaining: 1 };
  });
  expect(await screen.findByText(/1 of 5 recipes left/)).toBeVisible();
  await user.type(await question(), "Pasta{Enter}");
  expect(await screen.findByText(/0 of 5 recipes left/)).toBeVisible();
  expect(screen.getByText(/This month’s recipes are used up/)).toHaveTextContent("You can go on");
  await user.type(await question(), "Why salt?{Enter}");
  expect((await screen.findAllByText("You asked: Why salt?"))[0]).toBeVisible();
  expect(state.chef.asked).toHaveLength(2);
});

test("far from the end there is a button that goes there", async () => {
  const { user } = renderChef();
  await question();
  expect(screen.queryByRole("button", { name: "Jump to newest" })).toBeNull();
  const scrollTo = vi.spyOn(window, "scrollTo").mockImplementation(() => undefined);
  vi.spyOn(document.documentElement, "scrollHeight", "get").mockReturnValue(5000);
  fireEvent.scroll(window);
  await user.click(await screen.findByRole("button", { name: "Jump to newest" }));
  expect(scrollTo).toHaveBeenCalledWith(
    expect.objectContaining({ top: 5000 - window.innerHeight }),
  );
});
