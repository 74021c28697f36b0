#include "app/chef/adapt.h"

#include <algorithm>
#include <array>

#include "app/chef/draft.h"
#include "app/chef/plain_words.h"
#include "app/chef/request_words.h"
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

class Adaptation {
 public:
  Adaptation(const KnowledgeBase& knowledge, const FoodFinder& finder, const FoodJudge& judge,
             const knowledge::Recipe& recipe, const CookingRequest& request)
      : knowledge_(knowledge),
        finder_(finder),
        judge_(judge),
        request_(request),
        draft_(knowledge, recipe, request.servings.value_or(recipe.servings)) {
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
    Retitle(dish);
    RetitleWords(dish);
    KeepTextsClean(dish);
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

  // Where nothing of its kind is left, what the steps call "the meat" is what stands for it.
  void RenameFlesh() {
    for (const Flesh& flesh : kFlesh) {
      const bool is_left = std::ranges::any_of(draft_.foods(), [&](const WeighedFood& part) {
        return knowledge_.food(part.food).origin.HasAny(flesh.origins);
      });
      const auto replaced = std::ranges::find_if(replaced_, [&](const auto& pair) {
        return knowledge_.food(pair.first).origin.HasAny(flesh.origins) &&
               !IsFlavour(knowledge_.food(pair.first));
      });
      if (is_left || replaced == replaced_.end()) continue;
      for (const std::string_view word : flesh.words) {
        if (word.empty()) continue;
        const Food& now = knowledge_.food(replaced->second);
        for (const auto& [one, many] :
             {std::pair{" is", " are"}, {" has", " have"}, {" comes", " come"}}) {
          draft_.Rename(std::string(word) + one,
                        now.plural + (now.plural == now.name ? one : many));
        }
        draft_.Rename(std::string(word), now.plural);
      }
    }
  }

  // "Chicken curry" with tofu is "Tofu curry", and with another pasta a lasagna stays one.
  void Retitle(Dish& dish) const {
    const std::vector<Word> words = WordsOf(dish.title);
    auto mentions = finder_.Find(words, Misspellings::kIgnore);
    std::ranges::reverse(mentions);
    for (const FoodMention& mention : mentions) {
      for (const auto& [before, after] : replaced_) {
        if (!base::Contains(finder_.AllOf(mention), before) &&
            !base::Contains(mention.foods, before)) {
          continue;
        }
        std::string name = ShortName(after);
        // "Gluten-free spaghetti": so the title begins, and elsewhere it is spaghetti all the same.
        const bool is_kind = (" " + StemsOf(name)).ends_with(" " + mention.said);
        if (TechniqueCalled(mention.said) || (is_kind && mention.first_word != 0)) break;
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

  // What the title still names of the old: a word of a food ("Pork schnitzel"), or what can't be
  // said otherwise ("Gluten-free spaghetti").
  void RetitleWords(Dish& dish) const {
    for (const auto& [before, after] : replaced_) {
      const std::vector<Word> own = WordsOf(knowledge_.food(before).name);
      const std::string stem = StemOf(own.front().text);
      const bool is_still_in = std::ranges::any_of(dish.ingredients, [&](const auto& ingredient) {
        return (" " + StemsOf(ingredient.food) + " ").contains(" " + stem + " ");
      });
      const auto words = WordsOf(dish.title);
      const auto found =
          std::ranges::find(words, stem, [](const Word& word) { return StemOf(word.text); });
      if (is_still_in || found == words.end() || IsPlainWord(stem) || TechniqueCalled(stem))
        continue;
      std::string name = ShortName(after);
      if (found == words.begin()) name[0] = Upper(name[0]);
      dish.title.replace(found->begin, found->end - found->begin, name);
    }
    const auto forbidden = ForbiddenIn(dish.title);
    if (!forbidden || FreeFrom(*forbidden).empty()) return;
    const auto words = WordsOf(dish.title);
    const bool is_proper = CuisineCalled(StemOf(words.front().text)).has_value();
    if (!is_proper && dish.title[0] >= 'A' && dish.title[0] <= 'Z') {
      dish.title[0] = static_cast<char>(dish.title[0] - 'A' + 'a');
    }
    dish.title = FreeFrom(*forbidden) + " " + dish.title;
    dish.title[0] = Upper(dish.title[0]);
  }

  // "vegan", "milk-free"; empty: it is left out by wish only.
  std::string FreeFrom(FoodId food) const {
    const Food& known = knowledge_.food(food);
    std::string free;
    judge_.constraints().diets.ForEach([&](Diet diet) {
      if (free.empty() && Judge(known, diet) == Verdict::kForbidden) free = NameOf(diet);
    });
    (known.allergens & judge_.constraints().allergens).ForEach([&](knowledge::Allergen allergen) {
      if (free.empty()) free = std::string(knowledge::NameOf(allergen)) + "-free";
    });
    return free;
  }

  static char Upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

  // Without what matters in the shop only.
  std::string ShortName(FoodId id) const {
    std::string name = knowledge_.food(id).name;
    for (const std::string_view word : {"canned ", "frozen ", "dried ", "fresh "}) {
      if (name.starts_with(word)) name.erase(0, word.size());
    }
    return name;
  }

  // Texts that were written for the dish as it was mustn't speak of what is no longer in it.
  void KeepTextsClean(Dish& dish) const {
    if (SpeaksOfForbidden(dish.description)) dish.description.clear();
    std::erase_if(dish.tips, [&](const std::string& tip) { return SpeaksOfForbidden(tip); });
  }

  bool SpeaksOfForbidden(const std::string& text) const { return ForbiddenIn(text).has_value(); }

  // A food that the text names and of which no kind is allowed.
  std::optional<FoodId> ForbiddenIn(const std::string& text) const {
    for (const FoodMention& mention : finder_.Find(WordsOf(text), Misspellings::kIgnore)) {
      const bool is_forbidden = std::ranges::all_of(mention.foods, [&](FoodId food) {
        const auto objection = judge_.ObjectionTo(food);
        return objection && objection->verdict == Verdict::kForbidden;
      });
      if (is_forbidden) return mention.foods.front();
    }
    return std::nullopt;
  }

  const KnowledgeBase& knowledge_;
  const FoodFinder& finder_;
  const FoodJudge& judge_;
  const CookingRequest& request_;
  Draft draft_;
  std::vector<GuardNote> notes_;
  std::vector<std::pair<FoodId, FoodId>> replaced_;
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
