// A recipe as its form holds it, and as the server takes it. The limits mirror api/openapi.yaml.
import { z } from "zod";

import type { Schemas } from "@/lib/api";
import "@/lib/account-fields";

import { isCategory } from "@/lib/categories";

const row = (maxLength: number, what: string) =>
  z.object({
    text: z.string().trim().max(maxLength, `One ${what} can have ${maxLength} characters at most`),
  });

const rows = (maxLength: number, what: string) =>
  z
    .array(row(maxLength, what))
    .transform((list) => list.map(({ text }) => text).filter((text) => text !== ""))
    .refine((list) => list.length > 0, `Add at least one ${what}`)
    .refine((list) => list.length <= 200, `A recipe can have 200 ${what}s at most`);

const optionalWholeNumber = (max: number, unit: string) =>
  z
    .string()
    .trim()
    .transform((text) => (text === "" ? null : Number(text)))
    .refine(
      (number) => number === null || (Number.isInteger(number) && number >= 1 && number <= max),
      `Enter a whole number of ${unit} from 1 to ${max.toLocaleString("en")}`,
    );

export const recipeFormSchema = z.object({
  title: z
    .string()
    .trim()
    .min(1, "Give the recipe a title")
    .max(200, "A title can have 200 characters at most"),
  description: z
    .string()
    .trim()
    .max(2000, "A description can have 2,000 characters at most")
    .transform((text) => (text === "" ? null : text)),
  category: z.string().refine(isCategory, "Choose a category"),
  cookTime: optionalWholeNumber(10_080, "minutes"),
  servings: optionalWholeNumber(1000, "servings"),
  ingredients: rows(500, "ingredient"),
  instructions: rows(5000, "step"),
});

export type RecipeFormValues = z.input<typeof recipeFormSchema>;
export type RecipeFormResult = z.output<typeof recipeFormSchema>;

// What a stored draft must look like; it need not be valid as a recipe.
export const recipeDraftSchema: z.ZodType<RecipeFormValues> = z.object({
  title: z.string(),
  description: z.string(),
  category: z.string(),
  cookTime: z.string(),
  servings: z.string(),
  ingredients: z.array(z.object({ text: z.string() })),
  instructions: z.array(z.object({ text: z.string() })),
});

export const emptyRecipeForm: RecipeFormValues = {
  title: "",
  description: "",
  category: "",
  cookTime: "",
  servings: "",
  ingredients: [{ text: "" }, { text: "" }, { text: "" }],
  instructions: [{ text: "" }],
};

export function toFormValues(recipe: Schemas["Recipe"]): RecipeFormValues {
  return {
    title: recipe.title,
    description: recipe.description ?? "",
    category: isCategory(recipe.category) ? recipe.category : "",
    cookTime: recipe.cookTime?.toString() ?? "",
    servings: recipe.servings?.toString() ?? "",
    ingredients: recipe.ingredients.map((text) => ({ text })),
    instructions: recipe.instructions.map((text) => ({ text })),
  };
}
