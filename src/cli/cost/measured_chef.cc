#include "cli/cost/measured_chef.h"

namespace flavorbot::cli::cost {
namespace {

using app::chef::ChefReply;
using app::chef::Diet;
using app::chef::Dish;

// With its keys and dates a little above 3 KB.
Dish LentilSoup() {
  Dish dish{.title = "Red lentil soup with lemon",
            .description = "A soup for a cold evening, on the table in half an hour.",
            .ingredients =
                {{.quantity = 250, .unit = "g", .food = "red lentils", .preparation = "rinsed"},
                 {.quantity = 1, .unit = "", .food = "onion", .preparation = "diced"},
                 {.quantity = 2, .unit = "", .food = "carrots", .preparation = "diced"},
                 {.quantity = 2, .unit = "clove", .food = "garlic", .preparation = "chopped"},
                 {.quantity = 1, .unit = "tbsp", .food = "olive oil"},
                 {.quantity = 1, .unit = "tsp", .food = "ground cumin"},
                 {.quantity = 1, .unit = "l", .food = "vegetable stock"},
                 {.quantity = 1, .unit = "", .food = "lemon", .preparation = "juiced"},
                 {.quantity = std::nullopt, .unit = "", .food = "salt"}},
            .steps = {{.text = "Dice the onion and the carrots, and chop the garlic.",
                       .minutes = 10,
                       .uses = {1, 2, 3}},
                      {.text = "Fry them in the oil for five minutes, then stir in the cumin.",
                       .minutes = 6,
                       .uses = {1, 2, 3, 4, 5}},
                      {.text = "Add the lentils and the stock and simmer for twenty minutes.",
                       .minutes = 20,
                       .uses = {0, 6}},
                      {.text = "Blend, and season with salt and the juice of the lemon.",
                       .minutes = 4,
                       .uses = {7, 8}}},
            .prep_minutes = 10,
            .cook_minutes = 30,
            .servings = 4,
            .category = knowledge::Meal::kDinner,
            .cuisine = "middle eastern"};
  dish.diets = {Diet::kVegan, Diet::kVegetarian, Diet::kGlutenFree, Diet::kDairyFree};
  dish.allergens = {knowledge::Allergen::kCelery};
  dish.equipment = {"pot", "blender"};
  dish.tips = {"It keeps for three days in the fridge, and freezes well."};
  dish.per_serving = app::chef::NutritionEstimate{
      .kcal = 312, .protein_g = 17, .fat_g = 6, .carbs_g = 41, .fibre_g = 9, .sodium_mg = 640};
  dish.known_recipe = "red-lentil-soup";
  return dish;
}

}  // namespace

app::AwaitableResult<ChefReply> MeasuredChef::Answer(dynamodb::CallContext&,
                                                     app::chef::ChefRequest request,
                                                     app::chef::ReplySink& sink) const {
  ChefReply reply{.text = "Here is a soup that warms you, and is on the table in half an hour.",
                  .suggestions = {{"Make it for six", ""},
                                  {"Without garlic", ""},
                                  {"Lentil salad", "Under 20 minutes"},
                                  {"Chickpea stew", "Make-ahead"}}};
  const bool is_recipe =
      request.wants == app::chef::Wants::kRecipe || request.talk.back().text.contains("recipe");
  if (is_recipe) reply.dish = LentilSoup();
  (void)co_await sink.Write(reply.text);
  co_return reply;
}

}  // namespace flavorbot::cli::cost
