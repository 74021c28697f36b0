#include <algorithm>
#include <charconv>

#include "base/contains.h"
#include "knowledge/read_parts.h"
#include "knowledge/vocabulary.h"

namespace flavorbot::knowledge {
namespace {

constexpr std::size_t kMostIngredients = 40;
constexpr int kMostStepMinutes = 7 * 24 * 60;

// A step's text, cut at the ends of its sentences: ". ", "! " and "? ".
std::vector<std::string_view> SentencesOf(std::string_view text) {
  std::vector<std::string_view> sentences;
  std::size_t begin = 0;
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    if ((text[i] == '.' || text[i] == '!' || text[i] == '?') && text[i + 1] == ' ') {
      sentences.push_back(text.substr(begin, i + 1 - begin));
      begin = i + 2;
    }
  }
  if (begin < text.size()) sentences.push_back(text.substr(begin));
  return sentences;
}

std::string_view Trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

class StepReader {
 public:
  StepReader(Entry& entry, const std::vector<std::string>& ingredient_names)
      : entry_(entry), ingredient_names_(ingredient_names) {}

  std::vector<StepPiece> Pieces(std::string_view sentence) {
    std::vector<StepPiece> pieces;
    while (!sentence.empty()) {
      const std::size_t open = sentence.find('{');
      if (open != 0) pieces.emplace_back(std::string(sentence.substr(0, open)));
      if (open == std::string_view::npos) break;
      const std::size_t close = sentence.find('}', open);
      if (close == std::string_view::npos) {
        entry_.Fail("text", "has a brace that isn't closed");
        break;
      }
      pieces.push_back(Placeholder(sentence.substr(open + 1, close - open - 1)));
      sentence.remove_prefix(close + 1);
    }
    return pieces;
  }

 private:
  StepPiece Placeholder(std::string_view inside) {
    if (inside.starts_with('@')) {
      Temperature temperature;
      const auto [end, error] =
          std::from_chars(inside.data() + 1, inside.data() + inside.size(), temperature.celsius);
      if (error != std::errc() || end != inside.data() + inside.size()) {
        entry_.Fail("text", "has the temperature {" + std::string(inside) + "}, which is none");
      }
      return temperature;
    }
    NamedIngredients named;
    while (true) {
      const std::size_t comma = inside.find(',');
      named.ingredients.push_back(Place(Trimmed(inside.substr(0, comma))));
      if (comma == std::string_view::npos) return named;
      inside.remove_prefix(comma + 1);
    }
  }

  std::uint8_t Place(std::string_view name) {
    const auto found = std::ranges::find(ingredient_names_, name);
    if (found == ingredient_names_.end()) {
      entry_.Fail("text", "names {" + std::string(name) + "}, which is no ingredient");
      return 0;
    }
    return static_cast<std::uint8_t>(found - ingredient_names_.begin());
  }

  Entry& entry_;
  const std::vector<std::string>& ingredient_names_;
};

Step ReadStep(Entry& entry, const std::vector<std::string>& ingredient_names) {
  Step step;
  const std::string text = entry.Text("text");
  StepReader reader(entry, ingredient_names);
  for (const std::string_view sentence : SentencesOf(text)) {
    step.sentences.push_back(reader.Pieces(sentence));
  }
  step.minutes = entry.Integer("minutes", 0, kMostStepMinutes);
  step.phase = entry.Value("phase", PhaseNamed);
  step.is_meanwhile = entry.Flag("meanwhile");
  entry.Finish();
  return step;
}

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
    Ingredient& ingredient = recipe.ingredients.emplace_back();
    ingredient_names.push_back(part.Text("food"));
    ingredient.food = foods.Named(part, "food", ingredient_names.back());
    ingredient.amount = foods.ReadAmount(part, ingredient.food);
    if (part.Has("preparation")) ingredient.preparation = part.Text("preparation");
    ingredient.role = part.Value("role", RoleNamed);
    ingredient.is_optional = part.Flag("optional");
    part.Finish();
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
