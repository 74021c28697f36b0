#include "app/chef/dish_guard.h"

#include <algorithm>
#include <cmath>

#include "app/chef/dish_rules.h"
#include "app/chef/plain_words.h"
#include "app/chef/text_guard.h"
#include "app/chef/words.h"
#include "base/contains.h"
#include "knowledge/vocabulary.h"

namespace flavorbot::app::chef {
namespace {

using knowledge::Food;
using knowledge::FoodId;
using knowledge::KnowledgeBase;
using knowledge::Substitution;

class Guarding {
 public:
  Guarding(const KnowledgeBase& knowledge, const FoodFinder& finder, const FoodJudge& judge,
           Dish dish, Author author)
      : knowledge_(knowledge),
        finder_(finder),
        judge_(judge),
        author_(author),
        dish_(std::move(dish)) {}

  base::Result<Dish, std::string> Run() {
    for (DishIngredient& ingredient : dish_.ingredients) {
      if (auto refusal = Guard(ingredient); !refusal.empty()) return std::unexpected(refusal);
    }
    for (DishStep& step : dish_.steps) {
      Rename(step.text);
      if (auto refusal = RefusalFor(step.text); !refusal.empty()) return std::unexpected(refusal);
    }
    Rename(dish_.title);
    if (auto refusal = RefusalFor(dish_.title); !refusal.empty() && !IsNamedForADiet()) {
      return std::unexpected(refusal);
    }
    if (!IsClean(dish_.description)) dish_.description.clear();
    std::erase_if(dish_.tips, [&](const std::string& tip) { return !IsClean(tip); });
    std::erase_if(dish_.equipment, [&](const std::string& text) { return !IsClean(text); });
    if (!IsClean(dish_.cuisine)) dish_.cuisine.clear();
    for (const std::string& word : judge_.constraints().unknown_words) {
      Note({GuardAction::kCheckLabel, word, "",
            "isn't a food that I know, so I only left out what is called by that word", ""});
    }
    Relabel();
    return RefuseAsAWhole();
  }

 private:
  // Empty: it may stay, or was replaced.
  std::string Guard(DishIngredient& ingredient) {
    const std::string text = ingredient.food + ", " + ingredient.preparation;
    if (const auto objection = judge_.ObjectionToWords(StemsOf(text))) {
      return "it has " + ingredient.food + " in it, which " + objection->reason;
    }
    if (ingredient.known && judge_.ObjectionTo(*ingredient.known)) {
      if (auto refusal = GuardFood(ingredient, std::span(&*ingredient.known, 1));
          !refusal.empty()) {
        return refusal;
      }
    }
    const auto mentions = finder_.Find(WordsOf(ingredient.food), MisspellingsOf(author_));
    if (!ingredient.known && !IsUnderstood(ingredient.food, mentions)) {
      if (!judge_.constraints().empty()) {
        dish_.notes.push_back({GuardAction::kCheckLabel, ingredient.food, "",
                               "isn't known to me, so I can't tell what is in it", ""});
      }
    }
    const std::string named = ingredient.food;
    for (const FoodMention& mention : mentions) {
      if (IsRuledOut(named, mention)) continue;
      if (auto refusal = GuardFood(ingredient, mention.foods); !refusal.empty()) return refusal;
      if (ingredient.food != named) break;  // replaced, with all that was named beside it
    }
    if (!IsClean(ingredient.preparation)) ingredient.preparation.clear();
    if (!IsClean(ingredient.food)) return "it has " + ingredient.food + " in it";
    return {};
  }

  // A food is named; or a group's word, and nothing strange beside it: "cheese", but not "frobnicle
  // extract".
  bool IsUnderstood(const std::string& text, const std::vector<FoodMention>& mentions) const {
    if (mentions.empty()) return false;
    if (std::ranges::any_of(mentions,
                            [](const auto& mention) { return mention.foods.size() == 1; })) {
      return true;
    }
    const std::vector<Word> words = WordsOf(text);
    for (std::size_t i = 0; i < words.size(); ++i) {
      const bool is_named = std::ranges::any_of(mentions, [&](const FoodMention& mention) {
        return mention.first_word <= i && i < mention.end_word;
      });
      if (!is_named && !IsPlainWord(StemOf(words[i].text))) return false;
    }
    return true;
  }

  // "nut-free chocolate": the guard of texts knows how a text rules a food out.
  bool IsRuledOut(const std::string& text, const FoodMention& mention) const {
    const auto objection = judge_.ObjectionToAnyOf(mention.foods);
    return objection && objection->verdict == Verdict::kForbidden && IsClean(text);
  }

  std::string GuardFood(DishIngredient& ingredient, std::span<const FoodId> foods) {
    const auto objection = judge_.ObjectionToAnyOf(foods);
    if (!objection) return {};
    if (objection->verdict == Verdict::kCantTell) {
      const std::string& name =
          foods.size() == 1 ? knowledge_.food(foods[0]).name : ingredient.food;
      Note({GuardAction::kCheckLabel, name, "", objection->reason, ""});
      return {};
    }
    for (const FoodId food : foods) {
      for (const Substitution& substitution : knowledge_.SubstitutionsOf(food)) {
        if (!IsAllowed(substitution)) continue;
        Replace(ingredient, food, substitution, objection->reason);
        return {};
      }
    }
    return "it has " + ingredient.food + " in it, which " + objection->reason +
           ", and I know nothing to put in its place";
  }

  bool IsAllowed(const Substitution& substitution) const {
    // In the list one line stands for one food.
    return substitution.use.size() == 1 && !judge_.ObjectionTo(substitution.use.front().food);
  }

  void Replace(DishIngredient& ingredient, FoodId before, const Substitution& substitution,
               const std::string& reason) {
    const knowledge::Substitute& use = substitution.use.front();
    const Food& food = knowledge_.food(use.food);
    Note({GuardAction::kReplaced, ingredient.food, food.name, reason, substitution.changes});
    renamed_.push_back({before, food.name});
    if (ingredient.quantity) {
      const auto grams = knowledge::GramsOf(
          knowledge_.food(before),
          {*ingredient.quantity, ingredient.unit.empty() ? "piece" : ingredient.unit});
      const double of = *knowledge::GramsOf(knowledge_.food(before), substitution.amount);
      const double use_grams = *knowledge::GramsOf(food, use.amount);
      if (grams) {
        const auto amount = knowledge::AmountOf(food, *grams / of * use_grams, use.amount.unit);
        ingredient.quantity = std::round(amount.quantity * 4) / 4;
        if (*ingredient.quantity == 0) ingredient.quantity = 0.25;
        ingredient.unit = amount.unit;
      }
    }
    ingredient.food = food.name;
    ingredient.preparation = use.preparation;
    ingredient.known = use.food;
  }

  void Note(GuardNote note) {
    const bool is_known = std::ranges::any_of(dish_.notes, [&](const GuardNote& other) {
      return other.action == note.action && other.food == note.food;
    });
    if (!is_known) dish_.notes.push_back(std::move(note));
  }

  // Writes what was replaced anew wherever a text names it.
  void Rename(std::string& text) const {
    const std::vector<Word> words = WordsOf(text);
    auto mentions = finder_.Find(words, MisspellingsOf(author_));
    std::ranges::reverse(mentions);
    for (const FoodMention& mention : mentions) {
      const auto renamed = std::ranges::find_if(renamed_, [&](const Renamed& pair) {
        return base::Contains(mention.foods, pair.before);
      });
      if (renamed == renamed_.end()) continue;
      const std::size_t begin = words[mention.first_word].begin;
      text.replace(begin, words[mention.end_word - 1].end - begin, renamed->after);
    }
  }

  // "Vegan macaroni and cheese" has no cheese in it: its ingredients are judged by themselves. Of
  // an allergy only our own titles are believed: "Wheat-free lasagna".
  bool IsNamedForADiet() const {
    const std::string title = StemsOf(dish_.title);
    bool is_named = false;
    judge_.constraints().diets.ForEach(
        [&](Diet diet) { is_named = is_named || title.starts_with(StemsOf(NameOf(diet)) + " "); });
    if (author_ != Author::kUs) return is_named;
    judge_.constraints().allergens.ForEach([&](knowledge::Allergen allergen) {
      is_named = is_named || title.starts_with(StemsOf(knowledge::NameOf(allergen)) + " free ");
    });
    return is_named;
  }

  bool IsClean(const std::string& text) const {
    return TextGuard::IsClean(finder_, judge_, text, author_);
  }

  std::string RefusalFor(const std::string& text) const {
    TextGuard guard(finder_, judge_, author_);
    guard.Pass(text);
    guard.Finish();
    if (guard.left_out().empty()) return {};
    return "it speaks of " + guard.left_out().front() + ", which you avoid";
  }

  // nullopt: an ingredient, or its weight, isn't known.
  std::optional<std::vector<WeighedFood>> Weighed() const {
    std::vector<WeighedFood> foods;
    for (const DishIngredient& ingredient : dish_.ingredients) {
      if (!ingredient.known) return std::nullopt;
      const Food& food = knowledge_.food(*ingredient.known);
      const auto grams = knowledge::GramsOf(
          food,
          {ingredient.quantity.value_or(0), ingredient.unit.empty() ? "piece" : ingredient.unit});
      if (ingredient.quantity && !grams) return std::nullopt;
      foods.push_back({*ingredient.known, grams.value_or(0)});
    }
    return foods;
  }

  // What a dish says of itself isn't believed: it follows from what is known of its foods.
  void Relabel() {
    if (const auto foods = Weighed()) {
      Label(knowledge_, *foods, dish_);
      return;
    }
    dish_.diets = {};
    dish_.allergens = {};
    dish_.allergens_may = {};
    dish_.per_serving.reset();
    for (const DishIngredient& ingredient : dish_.ingredients) {
      if (!ingredient.known) continue;
      dish_.allergens |= knowledge_.food(*ingredient.known).allergens;
      dish_.allergens_may |= knowledge_.food(*ingredient.known).allergens_may;
    }
    dish_.allergens_may = dish_.allergens_may - dish_.allergens;
  }

  base::Result<Dish, std::string> RefuseAsAWhole() {
    const auto foods = Weighed();
    std::string refusal;
    for (const Diet diet : {Diet::kKeto, Diet::kLowCarb, Diet::kLowSodium, Diet::kKosher}) {
      if (!judge_.constraints().diets.Has(diet)) continue;
      if (!foods) {
        Note({GuardAction::kCheckLabel, dish_.title, "",
              "may not be " + std::string(NameOf(diet)) + ": not all of its amounts are known",
              ""});
      } else if (JudgeDish(knowledge_, *foods, dish_.servings, diet) == Verdict::kForbidden) {
        return std::unexpected("as a whole it isn't " + std::string(NameOf(diet)));
      }
    }
    return std::move(dish_);
  }

  struct Renamed {
    FoodId before;
    std::string after;
  };

  const KnowledgeBase& knowledge_;
  const FoodFinder& finder_;
  const FoodJudge& judge_;
  const Author author_;
  Dish dish_;
  std::vector<Renamed> renamed_;
};

}  // namespace

base::Result<Dish, std::string> GuardDish(const KnowledgeBase& knowledge, const FoodFinder& finder,
                                          const FoodJudge& judge, Dish dish, Author author) {
  return Guarding(knowledge, finder, judge, std::move(dish), author).Run();
}

}  // namespace flavorbot::app::chef
