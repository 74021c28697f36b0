#include "app/chef/adapt.h"

#include <algorithm>
#include <array>

#include "app/chef/clean_texts.h"
#include "app/chef/draft.h"
#include "app/chef/text_guard.h"
#include "app/chef/words.h"
#include "base/contains.h"
#include "knowledge/vocabulary.h"

namespace flavorbot::app::chef {
namespace {

using enum knowledge::Origin;
using knowledge::Equipment;
using knowledge::Food;
using knowledge::FoodId;
using knowledge::KnowledgeBase;
using knowledge::Substitution;

// What can be cooked in another thing.
constexpr std::pair<Equipment, Equipment> kInstead[] = {
    {Equipment::kWok, Equipment::kPan},
    {Equipment::kCasserole, Equipment::kPot},
    {Equipment::kBakingSheet, Equipment::kBakingDish}};

struct Flesh {
  knowledge::Origins origins;
  std::array<std::string_view, 3> words;  // by which a step may call it
};
constexpr Flesh kFlesh[] = {
    {{kPork, kBeef, kLamb, kGoat, kGame, kRabbit, kPoultry}, {"meat", "", ""}},
    {{kPoultry}, {"chicken", "bird", "turkey"}},
    {{kFish}, {"fish", "", ""}},
    {{kCrustacean, kMollusc}, {"shellfish", "shrimp", "mussels"}}};

bool IsFlavour(const Food& food) {
  using enum knowledge::FoodCategory;
  constexpr knowledge::FoodCategories kFlavours = {kStock, kSauce, kCondiment, kSpice, kFat};
  return kFlavours.Has(food.category);
}

// As many as are asked for; else as many as what one has is enough for, "2 eggs", but no more than
// the recipe's own.
int ServingsOf(const KnowledgeBase& knowledge, const knowledge::Recipe& recipe,
               const CookingRequest& request) {
  if (request.servings) return *request.servings;
  double part = 1;
  for (const WantedFood& wanted : request.wanted) {
    if (!wanted.amount) continue;
    for (const knowledge::Ingredient& ingredient : recipe.ingredients) {
      if (!base::Contains(wanted.foods, ingredient.food)) continue;
      const Food& food = knowledge.food(ingredient.food);
      const double has = knowledge::GramsOf(food, *wanted.amount).value_or(0);
      const double needs = knowledge::GramsOf(food, ingredient.amount).value_or(0);
      if (has > 0 && needs > 0) part = std::min(part, has / needs);
    }
  }
  return std::max(1, static_cast<int>(recipe.servings * part));
}

class Adaptation {
 public:
  Adaptation(const KnowledgeBase& knowledge, const FoodFinder& finder, const FoodJudge& judge,
             const knowledge::Recipe& recipe, const CookingRequest& request)
      : knowledge_(knowledge),
        finder_(finder),
        judge_(judge),
        request_(request),
        recipe_(recipe),
        draft_(knowledge, recipe, ServingsOf(knowledge, recipe, request)) {
    for (const auto& [missing, instead] : kInstead) {
      if (recipe.equipment.Has(missing) && request.without.Has(missing)) {
        draft_.UseInstead(missing, instead);
      }
    }
  }

  base::Result<Dish, Unfit> Run() {
    for (std::size_t place = 0; place < draft_.size(); ++place) {
      if (auto unfit = FitPlace(place); !unfit.empty()) return std::unexpected(std::move(unfit));
    }
    for (const Diet diet : {Diet::kKeto, Diet::kLowCarb, Diet::kLowSodium, Diet::kKosher}) {
      if (!judge_.constraints().diets.Has(diet)) continue;
      if (auto unfit = FitWhole(diet); !unfit.empty()) return std::unexpected(std::move(unfit));
    }
    RenameFlesh();
    Dish dish = draft_.Finish();
    CleanTexts(knowledge_, finder_, judge_, replaced_, dish);
    for (const DishStep& step : dish.steps) {
      if (!TextGuard::IsClean(finder_, judge_, step.text, Author::kUs)) {
        return std::unexpected("its steps speak of what isn't for you");
      }
    }
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
      // A food of which it is certain is better than one whose label must be read, unless it is the
      // one that was asked for.
      if (!IsWanted(food) && ReplaceAt(place, objection->reason, CertainOnly::kYes)) return {};
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
    const Substitution* best = nullptr;
    for (const Substitution& substitution : knowledge_.SubstitutionsOf(part.food)) {
      if (!substitution.roles.empty() && !substitution.roles.Has(part.role)) continue;
      if (!IsAllowed(substitution, certain) || !DoesTheSame(place, substitution)) continue;
      if (best == nullptr) best = &substitution;
      if (!IsWanted(substitution.use.front().food)) continue;
      best = &substitution;
      break;
    }
    if (best != nullptr) Replace(place, *best, reason);
    return best != nullptr;
  }

  // "With olive oil instead of butter."
  bool IsWanted(FoodId food) const {
    return std::ranges::any_of(request_.wanted, [&](const WantedFood& wanted) {
      return base::Contains(wanted.foods, food);
    });
  }

  // What is done to an egg as a whole can't be done to what binds or tastes like one.
  bool DoesTheSame(std::size_t place, const Substitution& substitution) const {
    using enum knowledge::FoodCategory;
    constexpr std::string_view kOnlyOfEggs[] = {"yolk", "white", "peel", "poach", "hollow"};
    if (knowledge_.food(substitution.of).category != kEgg) return true;
    if (knowledge_.food(substitution.use.front().food).category == kEgg) return true;
    const auto role = draft_.parts_at(place).front().role;
    if (role == knowledge::Role::kTopping || role == knowledge::Role::kGarnish) return true;
    // Nor is a cake of scrambled tofu.
    constexpr std::string_view kSweets[] = {"cake",  "cookie",  "dessert",
                                            "bread", "pancake", "drink"};
    const bool is_savory = std::ranges::any_of(substitution.use, [&](const auto& use) {
      constexpr knowledge::FoodCategories kSavory = {kSpice, kMushroom, kLegume, kCondiment};
      return kSavory.Has(knowledge_.food(use.food).category);
    });
    if (is_savory && base::Contains(kSweets, recipe_.technique)) return false;
    const std::string words = draft_.WordsAround(place);
    return std::ranges::none_of(kOnlyOfEggs, [&](std::string_view word) {
      return words.contains(" " + std::string(word) + " ");
    });
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
    std::vector<std::string> all;
    for (const knowledge::Substitute& use : substitution.use) {
      const Food& food = knowledge_.food(use.food);
      all.push_back(food.name);
      if (const auto doubt = judge_.ObjectionTo(use.food)) {
        notes_.push_back({GuardAction::kCheckLabel, food.name, "", doubt->reason, ""});
      }
    }
    replaced_.push_back({IdOf(before), substitution.use.front().food});
    notes_.push_back(
        {GuardAction::kReplaced, before.name, JoinWithAnd(all), reason, substitution.changes});
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

  // Where nothing of its kind is left, what the steps call "the meat" is what stands for it.
  void RenameFlesh() {
    for (const Flesh& flesh : kFlesh) {
      const bool is_left = std::ranges::any_of(draft_.foods(), [&](const WeighedFood& part) {
        return knowledge_.food(part.food).origin.HasAny(flesh.origins);
      });
      const auto replaced = std::ranges::find_if(replaced_, [&](const auto& pair) {
        return knowledge_.food(pair.before).origin.HasAny(flesh.origins) &&
               !IsFlavour(knowledge_.food(pair.before));
      });
      if (is_left || replaced == replaced_.end()) continue;
      for (const std::string_view word : flesh.words) {
        if (word.empty()) continue;
        const Food& now = knowledge_.food(replaced->after);
        for (const auto& [one, many] :
             {std::pair{" is", " are"}, {" has", " have"}, {" comes", " come"}}) {
          draft_.Rename(std::string(word) + one,
                        now.plural + (now.plural == now.name ? one : many));
        }
        draft_.Rename(std::string(word), now.plural);
      }
    }
  }

  const KnowledgeBase& knowledge_;
  const FoodFinder& finder_;
  const FoodJudge& judge_;
  const CookingRequest& request_;
  const knowledge::Recipe& recipe_;
  Draft draft_;
  std::vector<GuardNote> notes_;
  std::vector<ReplacedFood> replaced_;
  std::vector<std::size_t> tried_;
};

}  // namespace

base::Result<Dish, Unfit> Adapt(const KnowledgeBase& knowledge, const FoodFinder& finder,
                                const FoodJudge& judge, const knowledge::Recipe& recipe,
                                const CookingRequest& request) {
  knowledge::EquipmentSet missing = recipe.equipment & request.without;
  for (const auto& [equipment, instead] : kInstead) {
    if (!request.without.Has(instead)) missing.Remove(equipment);
  }
  if (!missing.empty()) {
    std::string name;
    missing.ForEach([&](knowledge::Equipment equipment) { name = knowledge::NameOf(equipment); });
    return std::unexpected("it needs: " + name);
  }
  if (request.most_minutes && recipe.TotalMinutes() > *request.most_minutes) {
    return std::unexpected("it takes " + std::to_string(recipe.TotalMinutes()) + " minutes");
  }
  return Adaptation(knowledge, finder, judge, recipe, request).Run();
}

}  // namespace flavorbot::app::chef
