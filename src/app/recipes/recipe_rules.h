// Recipe rules: what a recipe may be. Texts are counted in Unicode code points, after trimming.
//
// Older items outside these rules are still served; only what is written now is held to them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "app/error.h"
#include "storage/recipe_fields.h"

namespace flavorbot::app::recipes {

inline constexpr std::size_t kMaxTitle = 200;
inline constexpr std::size_t kMaxDescription = 2'000;
inline constexpr std::size_t kMaxIngredients = 200;
inline constexpr std::size_t kMaxIngredient = 500;
inline constexpr std::size_t kMaxSteps = 200;
inline constexpr std::size_t kMaxStep = 5'000;
inline constexpr std::size_t kMaxImageUrl = 2'048;
inline constexpr std::int64_t kMaxCookTimeMinutes = 10'080;  // a week
inline constexpr std::int64_t kMaxServings = 1'000;
inline constexpr std::array<std::string_view, 7> kCategories = {
    "breakfast", "lunch", "dinner", "snacks", "dessert", "appetizer", "beverage"};

bool IsCategory(std::string_view text);

// A new recipe needs title, ingredients, instructions and category; a change needs nothing.
enum class Needs { kAll, kNothing };

// Brings the texts in `fields` into the form that is stored, and tells what breaks a rule, by the
// field's name in the API. Empty: nothing does. A wrong entry of a list is told of with its place,
// under the name of the list.
FieldErrors CheckRecipe(storage::RecipeFields& fields, Needs needs);

}  // namespace flavorbot::app::recipes
