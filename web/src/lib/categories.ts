// The seven categories a recipe may have, with their names and pictures.
import {
  CakeSlice,
  CookingPot,
  CupSoda,
  EggFried,
  type LucideIcon,
  Popcorn,
  Salad,
  Shrimp,
  Utensils,
} from "lucide-react";

import type { Schemas } from "./api";

export type Category = Schemas["Category"];

interface CategoryLook {
  label: string;
  icon: LucideIcon;
}

const looks: Record<Category, CategoryLook> = {
  breakfast: { label: "Breakfast", icon: EggFried },
  lunch: { label: "Lunch", icon: Salad },
  dinner: { label: "Dinner", icon: CookingPot },
  snacks: { label: "Snacks", icon: Popcorn },
  dessert: { label: "Dessert", icon: CakeSlice },
  appetizer: { label: "Appetizer", icon: Shrimp },
  beverage: { label: "Beverage", icon: CupSoda },
};

export const categories = Object.keys(looks) as Category[];

export function isCategory(text: string | null): text is Category {
  return text !== null && Object.hasOwn(looks, text);
}

// Older recipes may have any text as their category.
export function categoryLook(category: string): CategoryLook {
  return isCategory(category) ? looks[category] : { label: category || "Other", icon: Utensils };
}
