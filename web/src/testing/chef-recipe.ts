// A recipe as the chef gives it, with something in each of its fields.
import type { Schemas } from "@/lib/api";

export const chefRecipe: Schemas["ChefRecipe"] = {
  title: "Lemony spaghetti with peas",
  description: "Bright, green and on the table before the kettle has cooled.",
  ingredients: [
    "200 g spaghetti",
    "150 g frozen peas",
    "2 tbsp olive oil",
    "2 cloves garlic, sliced",
    "1 lemon, zest and juice",
    "1 tbsp soy sauce",
  ],
  instructions: [
    "Bring a large pot of salted water to the boil.",
    "Cook the spaghetti; add the peas for the last 2 minutes.",
    "Warm the oil and the garlic in a pan until it smells sweet.",
    "Toss everything with lemon, soy sauce and a ladle of the water.",
  ],
  cookTime: 18,
  servings: 2,
  category: "dinner",
  prepMinutes: 5,
  cookMinutes: 13,
  restMinutes: 0,
  cuisine: "italian",
  diets: ["vegan", "vegetarian", "dairy-free"],
  allergens: ["gluten", "soy", "wheat"],
  mayContain: ["eggs"],
  equipment: ["large pot", "frying pan"],
  tips: ["Save a cup of the pasta water before you drain it: it binds the sauce."],
  nutrition: { kcal: 512.4, protein: 17.6, fat: 15.2, carbs: 78.9, fibre: 8.1, sodium: 430 },
  structuredIngredients: [
    { quantity: 200, unit: "g", food: "spaghetti", preparation: "", optional: false },
    { quantity: 150, unit: "g", food: "peas", preparation: "frozen", optional: false },
    { quantity: 2, unit: "tbsp", food: "olive oil", preparation: "", optional: false },
    { quantity: 2, unit: "clove", food: "garlic", preparation: "sliced", optional: false },
    { quantity: 1, unit: "", food: "lemon", preparation: "zest and juice", optional: false },
    { quantity: 1, unit: "tbsp", food: "soy sauce", preparation: "", optional: false },
  ],
  steps: [
    { text: "Bring a large pot of salted water to the boil.", minutes: 5, uses: [] },
    {
      text: "Cook the spaghetti; add the peas for the last 2 minutes.",
      minutes: 9,
      uses: [0, 1],
    },
    {
      text: "Warm the oil and the garlic in a pan until it smells sweet.",
      minutes: 3,
      uses: [2, 3],
    },
    {
      text: "Toss everything with lemon, soy sauce and a ladle of the water.",
      minutes: 1,
      uses: [4, 5],
    },
  ],
  notes: [
    {
      action: "replaced",
      food: "butter",
      replacement: "olive oil",
      reason: "contains milk",
      change: "A little lighter; season once more at the end.",
    },
    { action: "left-out", food: "parmesan", replacement: "", reason: "contains milk", change: "" },
    {
      action: "check-label",
      food: "spaghetti",
      replacement: "",
      reason: "may contain eggs",
      change: "",
    },
  ],
};
