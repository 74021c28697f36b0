#include "dish_findings.h"

#include <algorithm>
#include <regex>

#include "app/chef/composer.h"
#include "app/chef/food_groups.h"
#include "base/contains.h"

namespace flavorbot::app::chef {
namespace {

using knowledge::FoodId;

class DishReader {
 public:
  DishReader(const Dish& dish, const knowledge::KnowledgeBase& knowledge, const FoodFinder& finder,
             const FoodJudge& judge)
      : dish_(dish), knowledge_(knowledge), finder_(finder), judge_(judge) {}

  std::vector<std::string> Read() {
    CheckShape();
    CheckUses();
    CheckTimes();
    for (const DishStep& step : dish_.steps) {
      CheckTemperatures(step.text);
      CheckFoodsAreListed(step.text);
      CheckNamesNothingForbidden(step.text);
    }
    for (const std::string& tip : dish_.tips) {
      CheckTemperatures(tip);
      CheckNamesNothingForbidden(tip);
    }
    CheckNamesNothingForbidden(dish_.title);
    CheckNamesNothingForbidden(dish_.description);
    CheckIngredients();
    return std::move(findings_);
  }

 private:
  void Found(std::string finding) { findings_.push_back(std::move(finding)); }

  void CheckShape() {
    if (dish_.title.empty()) Found("no title");
    if (dish_.ingredients.size() < 2) Found("fewer than two ingredients");
    if (dish_.steps.size() < 2) Found("fewer than two steps");
    if (dish_.servings < 1) Found("no servings");
  }

  void CheckUses() {
    for (std::size_t i = 0; i < dish_.ingredients.size(); ++i) {
      const bool is_used = std::ranges::any_of(
          dish_.steps, [&](const DishStep& step) { return base::Contains(step.uses, i); });
      if (!is_used) Found("no step uses the " + dish_.ingredients[i].food);
    }
    for (const DishStep& step : dish_.steps) {
      for (const std::size_t use : step.uses) {
        if (use >= dish_.ingredients.size()) Found("a step uses what isn't listed");
      }
    }
  }

  // What goes on meanwhile isn't counted, so that the steps may come to more than the total.
  void CheckTimes() {
    int sum = 0;
    for (const DishStep& step : dish_.steps) {
      if (!step.minutes || *step.minutes < 0) Found("a step without minutes");
      sum += step.minutes.value_or(0);
    }
    const auto recipe =
        std::ranges::find(knowledge_.recipes(), dish_.known_recipe, &knowledge::Recipe::id);
    bool has_meanwhile =
        recipe != knowledge_.recipes().end() &&
        base::Contains(recipe->steps | std::views::transform(&knowledge::Step::is_meanwhile), true);
    for (const auto& made : knowledge_.dish_templates()) {
      if (dish_.known_recipe != std::string(kComposedPrefix) + made.id) continue;
      for (const auto& step : made.steps) has_meanwhile = has_meanwhile || step.step.is_meanwhile;
    }
    const bool adds_up = has_meanwhile ? sum > dish_.total_minutes() : sum == dish_.total_minutes();
    if (!adds_up || dish_.total_minutes() <= 0) {
      Found("the steps take " + std::to_string(sum) + " minutes, the dish " +
            std::to_string(dish_.total_minutes()));
    }
  }

  void CheckTemperatures(const std::string& text) {
    static const std::regex in_both("[0-9]+ °C \\([0-9]+ °F\\)");
    const std::string rest = std::regex_replace(text, in_both, "");
    if (rest.contains("°") || rest.contains(" degrees"))
      Found("a temperature in one unit: " + text);
  }

  // Water is no ingredient of a bath, and a dish of salt none of a recipe; both come from the tap.
  static bool IsAlwaysThere(const FoodMention& mention) {
    return mention.said.ends_with("water") || mention.said == "ice";
  }

  // Words that cooks use of other things, too, though a food is called so: "fry", "crisp".
  bool IsMeant(const FoodMention& mention) const {
    // What one does, and what becomes of foods in the pan.
    constexpr std::string_view kOthers[] = {
        "fry",   "crisp",    "sprinkle", "split",     "skim",   "bitter", "broth",
        "gravy", "dressing", "slaw",     "salsa",     "relish", "curd",   "pickle",
        "yolk",  "dumpling", "dough",    "flattened", "noodle", "flour",  "pea"};
    if (base::Contains(kOthers, mention.said)) return false;
    return ConstraintsOfGroup(mention.said) || std::ranges::any_of(mention.foods, [&](FoodId food) {
             return StemsOf(knowledge_.food(food).name) == mention.said ||
                    mention.foods.size() == 1;
           });
  }

  void CheckFoodsAreListed(const std::string& text) {
    for (const FoodMention& mention : finder_.Find(WordsOf(text), Misspellings::kIgnore)) {
      if (IsAlwaysThere(mention) || !IsMeant(mention)) continue;
      const auto kinds = finder_.KindsOf(mention);
      const auto all = finder_.AllOf(mention);
      const bool is_listed =
          std::ranges::any_of(dish_.ingredients, [&](const DishIngredient& ingredient) {
            if (StemsOf(" " + ingredient.food).contains(mention.said)) return true;
            return ingredient.known && (base::Contains(kinds, *ingredient.known) ||
                                        base::Contains(all, *ingredient.known));
          });
      if (!is_listed) Found("\"" + mention.said + "\" isn't listed: " + text);
    }
  }

  // Guacamole without cilantro is called so all the same.
  bool IsOnlyOfParts(FoodId food) const {
    Constraints others = judge_.constraints();
    if (base::Contains(others.foods, food)) return false;
    if (others.categories.Has(knowledge_.food(food).category)) return false;
    others.foods.clear();
    others.categories = {};
    return !FoodJudge(knowledge_, others).ObjectionTo(food);
  }

  void CheckNamesNothingForbidden(const std::string& text) {
    // "Vegan macaroni and cheese", "Gluten-free spaghetti": the title says how.
    const std::string first = text.substr(0, text.find(' '));
    const bool is_free = first.ends_with("-free") || DietNamed(first).has_value();
    for (const FoodMention& mention : finder_.Find(WordsOf(text), Misspellings::kIgnore)) {
      if (!IsMeant(mention) || (is_free && &text == &dish_.title)) continue;
      const bool is_forbidden = std::ranges::all_of(mention.foods, [&](FoodId food) {
        const auto objection = judge_.ObjectionTo(food);
        return objection && objection->verdict == Verdict::kForbidden && !IsOnlyOfParts(food);
      });
      if (is_forbidden) Found("names \"" + mention.said + "\": " + text);
    }
  }

  void CheckIngredients() {
    for (const DishIngredient& ingredient : dish_.ingredients) {
      if (!ingredient.known) {
        Found("nothing is known of " + ingredient.food);
        continue;
      }
      const auto objection = judge_.ObjectionTo(*ingredient.known);
      if (objection && objection->verdict == Verdict::kForbidden) {
        Found(ingredient.food + " " + objection->reason);
      }
      if (objection && objection->verdict == Verdict::kCantTell) CheckNoteOf(*ingredient.known);
      if (ingredient.quantity && *ingredient.quantity <= 0) Found("no " + ingredient.food);
    }
  }

  // What can't be told is said.
  void CheckNoteOf(FoodId food) {
    const std::string& name = knowledge_.food(food).name;
    if (std::ranges::find(dish_.notes, name, &GuardNote::food) == dish_.notes.end()) {
      Found("doesn't say that it can't tell of " + name);
    }
  }

  const Dish& dish_;
  const knowledge::KnowledgeBase& knowledge_;
  const FoodFinder& finder_;
  const FoodJudge& judge_;
  std::vector<std::string> findings_;
};

}  // namespace

std::vector<std::string> FindingsIn(const Dish& dish, const knowledge::KnowledgeBase& knowledge,
                                    const FoodFinder& finder, const FoodJudge& judge) {
  return DishReader(dish, knowledge, finder, judge).Read();
}

}  // namespace flavorbot::app::chef
