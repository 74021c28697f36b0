#include "expectations.h"

#include <algorithm>
#include <ranges>

#include "app/chef/dish_rules.h"
#include "app/chef/food_groups.h"
#include "base/contains.h"
#include "knowledge/vocabulary.h"

namespace flavorbot::app::chef {
namespace {

using knowledge::FoodId;

// "a|b" -> a, b.
std::vector<std::string> Alternatives(std::string_view text) {
  std::vector<std::string> alternatives;
  while (true) {
    const std::size_t bar = text.find('|');
    alternatives.emplace_back(text.substr(0, bar));
    if (bar == std::string_view::npos) return alternatives;
    text.remove_prefix(bar + 1);
  }
}

bool Holds(std::string_view text, std::string_view part) {
  return (" " + StemsOf(text)).contains(StemsOf(part));
}

constexpr std::size_t kLeastIdeas = 3;
constexpr std::string_view kRefusal = "**The safe way:**";

class Checker {
 public:
  Checker(const RequestCase& request, const Answer& answer,
          const knowledge::KnowledgeBase& knowledge, const FoodFinder& finder)
      : request_(request), answer_(answer), knowledge_(knowledge), finder_(finder) {}

  Outcome Run() {
    const auto& dish = answer_.reply.dish;
    if (!answer_.error.empty()) {
      Hard(false, "an answer");
      return std::move(outcome_);
    }
    if (Says("refused") || Says("no_dish")) Hard(!dish, "no dish");
    const bool is_refused = answer_.reply.text.contains(kRefusal);
    if (Says("refused")) Hard(is_refused, "the safe way");
    if (Says("not_refused")) Hard(!is_refused, "no refusal");
    for (const std::string& text : Texts("answer_has")) {
      Soft(std::ranges::any_of(Alternatives(text),
                               [&](const auto& part) { return answer_.reply.text.contains(part); }),
           "answer_has " + text);
    }
    if (Says("ideas")) {
      Hard(!dish && answer_.ideas.size() >= kLeastIdeas, "ideas of which dishes come");
      for (const Dish& idea : answer_.ideas) {
        CheckHard(idea);
        CheckKind(idea);
        CheckFoods(idea);
      }
    }
    if (dish) {
      CheckHard(*dish);
      CheckKind(*dish);
      CheckFoods(*dish);
      CheckBefore(*dish);
    } else if (!Says("refused") && !Says("not_refused") && !Says("no_dish") && !Says("ideas") &&
               !Says("may_refuse")) {
      Hard(false, "a dish");
    }
    return std::move(outcome_);
  }

 private:
  bool Says(std::string_view name) const {
    const auto* value = request_.expect.if_contains(name);
    return value != nullptr && value->is_bool() && value->get_bool();
  }

  // A list, or the one text that stands for it.
  std::vector<std::string> Texts(std::string_view name) const {
    std::vector<std::string> texts;
    const auto* value = request_.expect.if_contains(name);
    if (value == nullptr) return texts;
    if (value->is_string()) texts.emplace_back(value->get_string());
    if (value->is_array()) {
      for (const auto& text : value->get_array()) texts.emplace_back(text.as_string());
    }
    return texts;
  }

  std::optional<int> Number(std::string_view name) const {
    const auto* value = request_.expect.if_contains(name);
    if (value == nullptr || !value->is_int64()) return std::nullopt;
    return static_cast<int>(value->get_int64());
  }

  void Hard(bool is_met, std::string what) {
    ++outcome_.hard;
    if (!is_met) outcome_.hard_misses.push_back(std::move(what));
  }
  void Soft(bool is_met, std::string what) {
    ++outcome_.soft;
    if (!is_met) outcome_.soft_misses.push_back(std::move(what));
  }

  void CheckHard(const Dish& dish) {
    for (const std::string& name : Texts("diets")) Hard(Keeps(dish, name), "diets " + name);
    for (const std::string& name : Texts("without_foods")) {
      Hard(IsWithout(dish, name), "without_foods " + name);
    }
    for (const std::string& word : Texts("without_words")) {
      Hard(HasNoWord(dish, word), "without_words " + word);
    }
    for (const std::string& name : Texts("without_allergens")) {
      const auto allergen = knowledge::AllergenNamed(name);
      Hard(allergen && std::ranges::none_of(
                           dish.ingredients,
                           [&](const auto& ingredient) {
                             return !ingredient.known ||
                                    knowledge_.food(*ingredient.known).allergens.Has(*allergen);
                           }),
           "without_allergens " + name);
    }
    if (const auto minutes = Number("at_most_minutes")) {
      Hard(dish.total_minutes() <= *minutes, "at_most_minutes " + std::to_string(*minutes));
    }
    if (const auto servings = Number("servings")) {
      Hard(dish.servings == *servings, "servings " + std::to_string(*servings));
    }
    for (const std::string& name : Texts("without_equipment")) {
      const bool is_said = std::ranges::any_of(
          dish.steps, [&](const DishStep& step) { return Holds(step.text, name); });
      // A pan is in the name of a method, too.
      Hard(!base::Contains(dish.equipment, name) && (!is_said || name != "oven"),
           "without_equipment " + name);
    }
  }

  bool Keeps(const Dish& dish, std::string_view name) const {
    std::vector<WeighedFood> foods;
    for (const DishIngredient& ingredient : dish.ingredients) {
      if (!ingredient.known || !ingredient.quantity) return false;
      const auto grams = knowledge::GramsOf(knowledge_.food(*ingredient.known),
                                            {*ingredient.quantity, ingredient.unit});
      if (!grams) return false;
      foods.push_back({*ingredient.known, *grams});
    }
    const auto diet = DietNamed(name);
    return diet && JudgeDish(knowledge_, foods, dish.servings, *diet) != Verdict::kForbidden;
  }

  // "milk|oat milk": no ingredient is called so, but for oat milk. Only letters are compared, so
  // that a gap in what is known of foods shows.
  static bool HasNoWord(const Dish& dish, std::string_view word_and_others) {
    const std::vector<std::string> words = Alternatives(word_and_others);
    const auto holds = [](const DishIngredient& ingredient, const std::string& word) {
      return (" " + StemsOf(ingredient.food) + " ").contains(" " + StemsOf(word) + " ");
    };
    return std::ranges::none_of(dish.ingredients, [&](const DishIngredient& ingredient) {
      return holds(ingredient, words.front()) &&
             std::ranges::none_of(words | std::views::drop(1), [&](const std::string& other) {
               return holds(ingredient, other);
             });
    });
  }

  bool IsWithout(const Dish& dish, std::string_view name) const {
    Constraints constraints;
    if (const auto group = ConstraintsOfGroup(StemsOf(name))) {
      constraints = *group;
    } else {
      for (const FoodId food : FoodsCalled(name)) constraints.AddFood(food);
      if (constraints.empty()) return false;
    }
    const FoodJudge judge(knowledge_, constraints);
    return std::ranges::none_of(dish.ingredients, [&](const DishIngredient& ingredient) {
      if (!ingredient.known) return true;
      const auto objection = judge.ObjectionTo(*ingredient.known);
      return objection && objection->verdict == Verdict::kForbidden;
    });
  }

  std::vector<FoodId> FoodsCalled(std::string_view name) const {
    const auto mentions = finder_.Find(WordsOf(name), Misspellings::kIgnore);
    if (mentions.empty()) return {};
    std::vector<FoodId> foods = finder_.AllOf(mentions.front());
    for (const FoodId food : finder_.KindsOf(mentions.front())) foods.push_back(food);
    return foods;
  }

  bool HasOneOf(const Dish& dish, std::string_view names) const {
    return std::ranges::any_of(Alternatives(names), [&](const std::string& name) {
      const auto foods = FoodsCalled(name);
      return std::ranges::any_of(dish.ingredients, [&](const DishIngredient& ingredient) {
        return ingredient.known && base::Contains(foods, *ingredient.known);
      });
    });
  }

  void CheckFoods(const Dish& dish) {
    for (const std::string& name : Texts("with_foods")) {
      Soft(HasOneOf(dish, name), "with_foods " + name);
    }
    const auto any = Texts("any_of_foods");
    if (any.empty()) return;
    Soft(std::ranges::any_of(any, [&](const auto& name) { return HasOneOf(dish, name); }),
         "any_of_foods " + any.front());
  }

  // What the recipe or the template says that the dish was made from.
  struct Kind {
    knowledge::Meals meals;
    std::string technique;
    knowledge::Moods moods;
    knowledge::Skill skill = knowledge::Skill::kEasy;
  };
  Kind KindOf(const Dish& dish) const {
    const auto recipe =
        std::ranges::find(knowledge_.recipes(), dish.known_recipe, &knowledge::Recipe::id);
    if (recipe != knowledge_.recipes().end()) {
      return {recipe->meals, recipe->technique, recipe->moods, recipe->skill};
    }
    for (const auto& made : knowledge_.dish_templates()) {
      if (dish.known_recipe != std::string(kComposedPrefix) + made.id) continue;
      Kind kind{.meals = made.meals, .technique = made.technique};
      if (dish.total_minutes() <= 20) kind.moods.Add(knowledge::Mood::kQuick);
      return kind;
    }
    return {};
  }

  void CheckKind(const Dish& dish) {
    const Kind kind = KindOf(dish);
    const auto check = [&](std::string_view name, auto&& is_met) {
      for (const std::string& text : Texts(name)) {
        Soft(std::ranges::any_of(Alternatives(text), is_met), std::string(name) + " " + text);
      }
    };
    check("meal", [&](const std::string& name) {
      const auto meal = knowledge::MealNamed(name);
      return meal && kind.meals.Has(*meal);
    });
    check("mood", [&](const std::string& name) {
      const auto mood = knowledge::MoodNamed(name);
      return mood && kind.moods.Has(*mood);
    });
    check("skill", [&](const std::string& name) {
      const auto skill = knowledge::SkillNamed(name);
      return skill && (*skill == knowledge::Skill::kHard ? kind.skill != knowledge::Skill::kEasy
                                                         : kind.skill <= *skill);
    });
    check("cuisine", [&](const std::string& name) { return dish.cuisine == name; });
    check("technique", [&](const std::string& name) { return kind.technique == name; });
    check("title_has", [&](const std::string& name) { return Holds(dish.title, name); });
  }

  void CheckBefore(const Dish& dish) {
    const auto is_same = [&](const Dish& other) {
      return other.known_recipe == dish.known_recipe &&
             (!dish.known_recipe.starts_with(kComposedPrefix) || other.title == dish.title);
    };
    if (Says("differs_from_before")) {
      Soft(std::ranges::none_of(answer_.before, is_same), "differs_from_before");
    }
    if (Says("same_dish_as_before")) {
      Soft(!answer_.before.empty() && answer_.before.back().known_recipe == dish.known_recipe,
           "same_dish_as_before");
    }
  }

  const RequestCase& request_;
  const Answer& answer_;
  const knowledge::KnowledgeBase& knowledge_;
  const FoodFinder& finder_;
  Outcome outcome_;
};

}  // namespace

Outcome Check(const RequestCase& request, const Answer& answer,
              const knowledge::KnowledgeBase& knowledge, const FoodFinder& finder) {
  return Checker(request, answer, knowledge, finder).Run();
}

}  // namespace flavorbot::app::chef
