#include <algorithm>

#include "base/contains.h"
#include "knowledge/read_parts.h"
#include "knowledge/read_step.h"
#include "knowledge/vocabulary.h"

namespace flavorbot::knowledge {
namespace {

constexpr std::size_t kMostIngredients = 40;

bool IsUsed(const Recipe& recipe, std::size_t ingredient) {
  for (const Step& step : recipe.steps) {
    for (const auto& sentence : step.sentences) {
      for (const StepPiece& piece : sentence) {
        const auto* named = std::get_if<NamedIngredients>(&piece);
        if (named != nullptr && base::Contains(named->ingredients, ingredient)) return true;
      }
    }
  }
  return false;
}

Recipe ReadRecipe(Entry& entry, const FoodNames& foods) {
  Recipe recipe;
  recipe.id = entry.Text("id");
  entry.set_place(recipe.id);
  recipe.title = entry.Text("title");
  recipe.also = entry.Texts("also");
  recipe.description = entry.Text("description");
  recipe.category = entry.Value("category", MealNamed);
  recipe.meals = entry.Values<Meals>("meals", MealNamed);
  recipe.cuisine = entry.Text("cuisine");
  recipe.technique = entry.Text("technique");
  recipe.skill = entry.Value("skill", SkillNamed);
  recipe.moods = entry.Values<Moods>("moods", MoodNamed);
  recipe.servings = entry.Integer("servings", 1, 100);
  recipe.equipment = entry.Values<EquipmentSet>("equipment", EquipmentNamed);
  std::vector<std::string> ingredient_names;
  for (Entry& part : entry.Objects("ingredients")) {
    ingredient_names.push_back(part.Text("food"));
    recipe.ingredients.push_back(ReadIngredient(part, foods));
  }
  if (recipe.ingredients.empty() || recipe.ingredients.size() > kMostIngredients) {
    entry.Fail("ingredients", "has none, or more than 40");
  }
  for (Entry& step : entry.Objects("steps"))
    recipe.steps.push_back(ReadStep(step, ingredient_names));
  recipe.tips = entry.Texts("tips");
  for (std::size_t i = 0; i < recipe.ingredients.size(); ++i) {
    if (!IsUsed(recipe, i)) entry.Fail("steps", "never uses " + ingredient_names[i]);
  }
  entry.Finish();
  return recipe;
}

}  // namespace

ReadFault ReadRecipes(const KnowledgeFile& file, const FoodNames& foods,
                      std::vector<Recipe>& recipes) {
  FileEntries entries(file.path, file.text);
  for (Entry& entry : entries.entries()) {
    Recipe recipe = ReadRecipe(entry, foods);
    const auto same = std::ranges::find(recipes, recipe.id, &Recipe::id);
    if (same == recipes.end()) {
      recipes.push_back(std::move(recipe));
    } else {
      *same = std::move(recipe);
    }
  }
  return entries.outcome();
}

}  // namespace flavorbot::knowledge
