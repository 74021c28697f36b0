#include "app/recipes/recipe_rules.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "app/recipes/stored_form.h"
#include "app/text_rules.h"

namespace flavorbot::app::recipes {
namespace {

// Brings `text` into its stored form; what is wrong with it, empty when nothing is.
std::string CheckText(std::string& text, Lines lines, std::size_t least, std::size_t most) {
  text = StoredForm(std::move(text), lines);
  if (auto problem = TextProblem(text, most, lines)) return *std::move(problem);
  return text.size() < least ? "Must not be empty" : "";
}

std::string CheckList(std::vector<std::string>& texts, Lines lines, std::string_view entry,
                      std::size_t most_entries, std::size_t most_characters) {
  if (texts.empty()) return "Must have at least one entry";
  if (texts.size() > most_entries) {
    return "Must have at most " + std::to_string(most_entries) + " entries";
  }
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (auto wrong = CheckText(texts[i], lines, 1, most_characters); !wrong.empty()) {
      wrong.front() = 'm';  // "Must" goes on a sentence here
      return std::string(entry) + " " + std::to_string(i + 1) + " " + wrong;
    }
  }
  return {};
}

std::string CheckNumber(std::int64_t number, std::int64_t most) {
  if (number >= 1 && number <= most) return {};
  return "Must be a whole number from 1 to " + std::to_string(most);
}

std::string CategoryRule() {
  std::string text = "Must be one of";
  for (const auto category : kCategories) {
    text += category == kCategories.front() ? " " : ", ";
    text += category;
  }
  return text;
}

}  // namespace

bool IsCategory(std::string_view text) {
  return std::ranges::find(kCategories, text) != kCategories.end();
}

FieldErrors CheckRecipe(storage::RecipeFields& fields, Needs needs) {
  FieldErrors errors;
  const auto note = [&errors](const char* field, std::string wrong) {
    if (!wrong.empty()) errors.emplace(field, std::move(wrong));
  };
  const auto need = [&](const char* field, bool is_given) {
    if (!is_given && needs == Needs::kAll) note(field, "Is required");
  };
  need("title", fields.title.has_value());
  need("ingredients", fields.ingredients.has_value());
  need("instructions", fields.instructions.has_value());
  need("category", fields.category.has_value());

  if (fields.title) note("title", CheckText(*fields.title, Lines::kOne, 1, kMaxTitle));
  if (fields.description && *fields.description) {
    note("description", CheckText(**fields.description, Lines::kMany, 0, kMaxDescription));
  }
  if (fields.ingredients) {
    note("ingredients", CheckList(*fields.ingredients, Lines::kOne, "Ingredient", kMaxIngredients,
                                  kMaxIngredient));
  }
  if (fields.instructions) {
    note("instructions",
         CheckList(*fields.instructions, Lines::kMany, "Step", kMaxSteps, kMaxStep));
  }
  if (fields.category && !IsCategory(*fields.category)) note("category", CategoryRule());
  if (fields.cook_time && *fields.cook_time) {
    note("cookTime", CheckNumber(**fields.cook_time, kMaxCookTimeMinutes));
  }
  if (fields.servings && *fields.servings) {
    note("servings", CheckNumber(**fields.servings, kMaxServings));
  }
  if (fields.image_url && *fields.image_url) {
    note("imageUrl", CheckText(**fields.image_url, Lines::kOne, 0, kMaxImageUrl));
  }
  return errors;
}

}  // namespace flavorbot::app::recipes
