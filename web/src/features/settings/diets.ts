// What is offered to choose from. Both lists take any other text, too.

export const diets = [
  "vegetarian",
  "vegan",
  "pescatarian",
  "gluten-free",
  "dairy-free",
  "nut-free",
  "low-carb",
  "keto",
  "low-sodium",
  "halal",
  "kosher",
] as const;

// The allergens that the EU and the US have labelled.
export const allergens = [
  "celery",
  "crustaceans",
  "eggs",
  "fish",
  "gluten",
  "lupin",
  "milk",
  "molluscs",
  "mustard",
  "peanuts",
  "sesame",
  "soy",
  "sulphites",
  "tree nuts",
  "wheat",
] as const;
