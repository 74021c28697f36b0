#include "app/chef/adapt.h"

#include <algorithm>

#include "app/chef/draft.h"
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

class Adaptation {
 public:
  Adaptation(const KnowledgeBase& knowledge, const FoodFinder& finder, const FoodJudge& judge,
             const knowledge::Recipe& recipe, int servings)
      : knowledge_(knowledge),
        finder_(finder),
        judge_(judge),
        recipe_title_(recipe.title),
        draft_(knowledge, recipe, servings) {}

  base::Result<Dish, Unfit> Run() {
    for (std::size_t place = 0; place < draft_.size(); ++place) {
      if (auto unfit = FitPlace(place); !unfit.empty()) return std::unexpected(std::move(unfit));
    }
    for (const Diet diet : {Diet::kKeto, Diet::kLowCarb, Diet::kLowSodium, Diet::kKosher}) {
      if (!judge_.constraints().diets.Has(diet)) continue;
      if (auto unfit = FitWhole(diet); !unfit.empty()) return std::unexpected(std::move(unfit));
    }
    Dish dish = draft_.Finish();
    Retitle(dish);
    KeepTextsClean(dish);
    for (const DishStep& step : dish.steps) {
      if (!IsClean(step.text)) return std::unexpected("its steps speak of what isn't for you");
    }
    if (!IsClean(dish.title)) return std::unexpected(recipe_title_ + " isn't for you");
    dish.notes = std::move(notes_);
    return dish;
  }

 private:
  // Empty: it fits.
  Unfit FitPlace(std::size_t place) {
    const FoodId food = draft_.parts_at(place).front().food;
    const auto objection = judge_.ObjectionTo(food);
    if (!objection) return {};
    const Food& known = knowledge_.food(food);
    if (objection->verdict == Verdict::kCantTell) {
      // A food of which it is certain is better than one whose label must be read.
      if (ReplaceAt(place, objection->reason, CertainOnly::kYes)) return {};
      notes_.push_back({GuardAction::kCheckLabel, known.name, "", objection->reason, ""});
      return {};
    }
    const bool is_optional = draft_.parts_at(place).front().is_optional;
    if (ReplaceAt(place, objection->reason, CertainOnly::kYes) ||
        ReplaceAt(place, objection->reason, CertainOnly::kNo)) {
      return {};
    }
    if (IsDispensable(place, is_optional) && draft_.CanLeaveOut(place)) {
      draft_.LeaveOut(place);
      notes_.push_back({GuardAction::kLeftOut, known.name, "", objection->reason, ""});
      return {};
    }
    return known.name + " " + objection->reason + ", and nothing does the same in this dish";
  }

  bool IsDispensable(std::size_t place, bool is_optional) const {
    using enum knowledge::Role;
    constexpr knowledge::Roles kDispensable = {kGarnish, kTopping, kSeasoning, kAromatic};
    return is_optional || kDispensable.Has(draft_.parts_at(place).front().role);
  }

  enum class CertainOnly { kYes, kNo };

  bool ReplaceAt(std::size_t place, const std::string& reason, CertainOnly certain) {
    const DraftPart part = draft_.parts_at(place).front();
    for (const Substitution& substitution : knowledge_.SubstitutionsOf(part.food)) {
      if (!substitution.roles.empty() && !substitution.roles.Has(part.role)) continue;
      if (!IsAllowed(substitution, certain)) continue;
      Replace(place, substitution, reason);
      return true;
    }
    return false;
  }

  bool IsAllowed(const Substitution& substitution, CertainOnly certain) const {
    return std::ranges::all_of(substitution.use, [&](const knowledge::Substitute& use) {
      const auto objection = judge_.ObjectionTo(use.food);
      if (!objection) return true;
      return certain == CertainOnly::kNo && objection->verdict == Verdict::kCantTell;
    });
  }

  void Replace(std::size_t place, const Substitution& substitution, const std::string& reason) {
    const Food& before = knowledge_.food(draft_.parts_at(place).front().food);
    draft_.Replace(place, substitution);
    std::string names;
    for (const knowledge::Substitute& use : substitution.use) {
      const Food& food = knowledge_.food(use.food);
      if (!names.empty()) names += " and ";
      names += food.name;
      if (const auto doubt = judge_.ObjectionTo(use.food)) {
        notes_.push_back({GuardAction::kCheckLabel, food.name, "", doubt->reason, ""});
      }
    }
    replaced_.push_back({IdOf(before), substitution.use.front().food});
    notes_.push_back({GuardAction::kReplaced, before.name, names, reason, substitution.changes});
  }

  FoodId IdOf(const Food& food) const { return knowledge_.IdOf(food); }

  // Diets that are rules on the whole: what weighs most against it is replaced first.
  Unfit FitWhole(Diet diet) {
    const auto is_kept = [&] {
      return JudgeDish(knowledge_, draft_.foods(), draft_.servings(), diet) != Verdict::kForbidden;
    };
    for (std::size_t tries = draft_.size(); tries > 0 && !is_kept(); --tries) {
      const auto place = Heaviest(diet);
      if (!place) break;
      if (!Lighten(*place, diet)) tried_.push_back(*place);
    }
    if (is_kept()) return {};
    return "it isn't " + std::string(NameOf(diet)) + ", and can't be made so";
  }

  // Of what the diet counts, in 100 g.
  double Load(FoodId food, Diet diet) const {
    const Food& known = knowledge_.food(food);
    if (diet == Diet::kLowSodium) return known.nutrition.sodium_mg;
    if (diet == Diet::kKosher) return known.origin.Has(knowledge::Origin::kMilk) ? 1 : 0;
    return known.nutrition.carbs_g;
  }

  std::optional<std::size_t> Heaviest(Diet diet) const {
    std::optional<std::size_t> heaviest;
    double most = 0;
    for (std::size_t place = 0; place < draft_.size(); ++place) {
      if (base::Contains(tried_, place)) continue;
      double load = 0;
      for (const DraftPart& part : draft_.parts_at(place))
        load += Load(part.food, diet) * part.grams;
      if (load > most) {
        most = load;
        heaviest = place;
      }
    }
    return heaviest;
  }

  bool Lighten(std::size_t place, Diet diet) {
    const DraftPart part = draft_.parts_at(place).front();
    const std::string reason = "is too much for " + std::string(NameOf(diet));
    for (const Substitution& substitution : knowledge_.SubstitutionsOf(part.food)) {
      if (!substitution.roles.empty() && !substitution.roles.Has(part.role)) continue;
      if (!IsAllowed(substitution, CertainOnly::kNo)) continue;
      const bool is_lighter = std::ranges::all_of(substitution.use, [&](const auto& use) {
        return Load(use.food, diet) < Load(part.food, diet) / 2;
      });
      if (!is_lighter) continue;
      Replace(place, substitution, reason);
      tried_.push_back(place);
      return true;
    }
    if (!IsDispensable(place, part.is_optional) || !draft_.CanLeaveOut(place)) return false;
    draft_.LeaveOut(place);
    notes_.push_back({GuardAction::kLeftOut, knowledge_.food(part.food).name, "", reason, ""});
    return true;
  }

  // "Chicken curry" with tofu is "Tofu curry".
  void Retitle(Dish& dish) const {
    const std::vector<Word> words = WordsOf(dish.title);
    auto mentions = finder_.Find(words, Misspellings::kIgnore);
    std::ranges::reverse(mentions);
    for (const FoodMention& mention : mentions) {
      for (const auto& [before, after] : replaced_) {
        if (!base::Contains(mention.foods, before)) continue;
        std::string name = knowledge_.food(after).name;
        const Word& first = words[mention.first_word];
        const char letter = dish.title[first.begin];
        if (letter >= 'A' && letter <= 'Z' && name[0] >= 'a' && name[0] <= 'z') {
          name[0] = static_cast<char>(name[0] - 'a' + 'A');
        }
        dish.title.replace(first.begin, words[mention.end_word - 1].end - first.begin, name);
        break;
      }
    }
  }

  // Texts that were written for the dish as it was mustn't speak of what is no longer in it.
  void KeepTextsClean(Dish& dish) const {
    if (!IsClean(dish.description)) dish.description.clear();
    std::erase_if(dish.tips, [&](const std::string& tip) { return !IsClean(tip); });
  }

  bool IsClean(const std::string& text) const { return TextGuard::IsClean(finder_, judge_, text); }

  const KnowledgeBase& knowledge_;
  const FoodFinder& finder_;
  const FoodJudge& judge_;
  const std::string& recipe_title_;
  Draft draft_;
  std::vector<GuardNote> notes_;
  std::vector<std::pair<FoodId, FoodId>> replaced_;
  std::vector<std::size_t> tried_;
};

}  // namespace

base::Result<Dish, Unfit> Adapt(const KnowledgeBase& knowledge, const FoodFinder& finder,
                                const FoodJudge& judge, const knowledge::Recipe& recipe,
                                const CookingRequest& request) {
  if (const auto missing = recipe.equipment & request.without; !missing.empty()) {
    std::string name;
    missing.ForEach([&](knowledge::Equipment equipment) { name = knowledge::NameOf(equipment); });
    return std::unexpected("it needs: " + name);
  }
  if (request.most_minutes && recipe.TotalMinutes() > *request.most_minutes) {
    return std::unexpected("it takes " + std::to_string(recipe.TotalMinutes()) + " minutes");
  }
  return Adaptation(knowledge, finder, judge, recipe, request.servings.value_or(recipe.servings))
      .Run();
}

}  // namespace flavorbot::app::chef
