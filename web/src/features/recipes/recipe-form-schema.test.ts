import { expect, test } from "vitest";

import { emptyRecipeForm, recipeFormSchema, type RecipeFormValues } from "./recipe-form-schema";

const soup: RecipeFormValues = {
  title: " Leek soup ",
  description: "",
  category: "dinner",
  cookTime: "35",
  servings: "",
  ingredients: [{ text: "2 leeks " }, { text: "" }, { text: "1 potato" }],
  instructions: [{ text: "Simmer everything." }],
};

function problems(values: RecipeFormValues): Record<string, string> {
  const parsed = recipeFormSchema.safeParse(values);
  return Object.fromEntries(
    parsed.error?.issues.map((issue) => [issue.path.join("."), issue.message]) ?? [],
  );
}

test("blanks are trimmed, empty rows dropped and empty numbers null", () => {
  expect(recipeFormSchema.parse(soup)).toEqual({
    title: "Leek soup",
    description: null,
    category: "dinner",
    cookTime: 35,
    servings: null,
    ingredients: ["2 leeks", "1 potato"],
    instructions: ["Simmer everything."],
  });
});

test("an empty form names what is missing", () => {
  expect(problems(emptyRecipeForm)).toEqual({
    title: "Give the recipe a title",
    category: "Choose a category",
    ingredients: "Add at least one ingredient",
    instructions: "Add at least one step",
  });
});

test.each(["0", "1.5", "-3", "ten", "10081"])("%s minutes is refused", (cookTime) => {
  expect(problems({ ...soup, cookTime })).toEqual({
    cookTime: "Enter a whole number of minutes from 1 to 10,080",
  });
});

test("one row that is too long is named by its place", () => {
  const ingredients = [{ text: "salt" }, { text: "x".repeat(501) }];
  expect(problems({ ...soup, ingredients })).toEqual({
    "ingredients.1.text": "One ingredient can have 500 characters at most",
  });
});
