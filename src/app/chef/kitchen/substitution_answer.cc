#include "app/chef/kitchen/substitution_answer.h"

#include <algorithm>

#include "app/chef/kitchen/kitchen_phrases.h"
#include "app/chef/kitchen/question_constraints.h"
#include "app/chef/kitchen/substitution_amount.h"
#include "app/chef/plain_words.h"
#include "base/contains.h"

namespace flavorbot::app::chef {
namespace {

using knowledge::Food;
using knowledge::FoodId;
using knowledge::Role;
using knowledge::Roles;
using knowledge::Substitution;

constexpr std::string_view kSigns[] = {
    "substitute",    "substitution", "sub for",     "subbing",     "replace",        "replacement",
    "replacing",     "instead of",   "in place of", "alternative", "alternative to", "swap",
    "stand in",      "ran out of",   "run out of",  "out of",      "dont have",      "have no",
    "use for",       "use instead",  "rather than", "no more",     "substitue",      "subsitute",
    "equivalent of", "swapping",     "similar to",  "sub"};
// In stems. The food behind one of these is the one to be replaced.
constexpr std::string_view kReplacedBehind[] = {
    "instead of",    "in place of",     "substitute for", "substitution for",
    "sub for",       "replacement for", "alternative to", "alternative for",
    "swap for",      "stand in for",    "ran out of",     "run out of",
    "out of",        "dont have any",   "dont have",      "have no",
    "rather than",   "similar to",      "use for",        "substitue for",
    "subsitute for", "replace",         "replacing",      "swap",
    "swapping"};
constexpr std::string_view kBefore[] = {"substitute", "replacement", "alternative", "substitution",
                                        "swap",       "sub",         "substitue",   "subsitute"};

struct Purpose {
  std::string_view stem;
  Roles roles;
};
// What a food is for decides what can do the same.
const Purpose kPurposes[] = {
    {"baking", {Role::kBinder, Role::kLeavening, Role::kBase, Role::kFat}},
    {"bake", {Role::kBinder, Role::kLeavening, Role::kBase, Role::kFat}},
    {"cake", {Role::kBinder, Role::kLeavening, Role::kBase, Role::kFat}},
    {"muffin", {Role::kBinder, Role::kLeavening, Role::kBase, Role::kFat}},
    {"cookie", {Role::kBinder, Role::kLeavening, Role::kBase, Role::kFat}},
    {"brownie", {Role::kBinder, Role::kLeavening, Role::kBase, Role::kFat}},
    {"pancake", {Role::kBinder, Role::kLeavening, Role::kBase, Role::kFat}},
    {"bind", {Role::kBinder}},
    {"binder", {Role::kBinder}},
    {"meatball", {Role::kBinder}},
    {"thicken", {Role::kThickener, Role::kSauce}},
    {"thickening", {Role::kThickener, Role::kSauce}},
    {"thickener", {Role::kThickener, Role::kSauce}},
    {"sauce", {Role::kThickener, Role::kSauce, Role::kLiquid}},
    {"scramble", {Role::kMain, Role::kProtein}},
    {"scrambled", {Role::kMain, Role::kProtein}},
    {"breakfast", {Role::kMain, Role::kProtein}},
    {"breading", {Role::kTopping, Role::kBinder}},
    {"coating", {Role::kTopping, Role::kBinder}}};
constexpr std::size_t kMostGiven = 4;
constexpr std::size_t kMostOfOneRole = 2;

Roles RolesSaid(const KitchenQuestion& question) {
  Roles roles;
  for (const Purpose& purpose : kPurposes) {
    if (question.Says(purpose.stem)) roles |= purpose.roles;
  }
  return roles;
}

// "vegan egg substitute" is for eggs, "gluten-free flour substitute" for flour: the diet is of what
// stands in.
std::optional<FoodMention> WithoutDiet(const KitchenQuestion& question,
                                       const FoodMention& mention) {
  if (!base::Contains(kBefore, question.StemAt(mention.end_word))) return std::nullopt;
  for (const SaidDiet& diet : DietsSaid(question)) {
    if (diet.first_word != mention.first_word || diet.end_word >= mention.end_word) continue;
    const auto words =
        std::span(question.words()).subspan(diet.end_word, mention.end_word - diet.end_word);
    auto rest = question.finder().Find(words, Misspellings::kIgnore);
    if (rest.empty()) return std::nullopt;
    rest[0].first_word += diet.end_word;
    rest[0].end_word += diet.end_word;
    return std::move(rest[0]);
  }
  return std::nullopt;
}

const FoodMention* ReplacedFood(const KitchenQuestion& question) {
  for (const std::string_view phrase : kReplacedBehind) {
    const auto word = question.WordAfter(phrase);
    const FoodMention* mention = word ? question.MentionFrom(*word) : nullptr;
    if (mention != nullptr) return mention;
  }
  // "egg substitute", "a substitute for": else the first that is said.
  for (const FoodMention& mention : question.mentions()) {
    if (base::Contains(kBefore, question.StemAt(mention.end_word))) return &mention;
  }
  return question.mentions().empty() ? nullptr : &question.mentions().front();
}

// The first of the foods that are meant for which anything is known.
std::optional<FoodId> KnownOf(const KitchenQuestion& question, const FoodMention& mention) {
  const auto is_known = [&](FoodId id) {
    return !question.knowledge().SubstitutionsOf(id).empty();
  };
  // "unicorn meat" is no meat.
  const std::string_view before =
      mention.first_word == 0 ? "" : question.StemAt(mention.first_word - 1);
  if (mention.foods.size() > 1 && !before.empty() && !IsPlainWord(before) &&
      !MeasureCalled(before)) {
    return std::nullopt;
  }
  const std::vector<FoodId> foods = question.MainFoodsOf(mention);
  const auto found = std::ranges::find_if(foods, is_known);
  if (found == foods.end()) return std::nullopt;
  return *found;
}

struct Allowed {
  bool is_allowed = true;
  std::string check;  // " Check the label: ..."; empty: there is no doubt
};

Allowed Judged(const KitchenQuestion& question, const FoodJudge& judge,
               const Substitution& substitution) {
  Allowed allowed;
  for (const knowledge::Substitute& use : substitution.use) {
    const auto objection = judge.ObjectionTo(use.food);
    if (!objection) continue;
    if (objection->verdict == Verdict::kForbidden) return {.is_allowed = false, .check = ""};
    allowed.check = " Check the label: " + question.knowledge().food(use.food).name + " " +
                    objection->reason + ".";
  }
  return allowed;
}

std::string RoleText(const Substitution& substitution) {
  if (substitution.roles.empty()) return "";
  if (substitution.roles.Has(Role::kBinder) && substitution.roles.Has(Role::kLeavening))
    return "In baking: ";
  if (substitution.roles.Has(Role::kThickener)) return "To thicken: ";
  if (substitution.roles.Has(Role::kMain) && substitution.roles.Has(Role::kProtein))
    return "As the main thing: ";
  if (substitution.roles.Has(Role::kTopping) || substitution.roles.Has(Role::kGarnish))
    return "On top: ";
  return "";
}

// The best few: those for the purpose that is said, and of each purpose not many.
std::vector<const Substitution*> Chosen(const KitchenQuestion& question, const FoodJudge& judge,
                                        FoodId of) {
  const Roles wanted = RolesSaid(question);
  const auto all = question.knowledge().SubstitutionsOf(of);
  const bool knows_purpose =
      std::ranges::any_of(all, [&](const Substitution& each) { return each.roles.HasAny(wanted); });
  std::vector<const Substitution*> chosen;
  for (const Substitution& each : all) {
    if (knows_purpose && !each.roles.empty() && !each.roles.HasAny(wanted)) continue;
    if (chosen.size() == kMostGiven || !Judged(question, judge, each).is_allowed) continue;
    const auto same = std::ranges::count_if(
        chosen, [&](const Substitution* other) { return other->roles == each.roles; });
    if (!knows_purpose && !each.roles.empty() && same >= static_cast<int>(kMostOfOneRole)) continue;
    chosen.push_back(&each);
  }
  return chosen;
}

std::string LineOf(const KitchenQuestion& question, const Substitution& substitution, double factor,
                   const Allowed& allowed) {
  std::vector<std::string> uses;
  for (const knowledge::Substitute& use : substitution.use) {
    uses.push_back(UseText(question.knowledge().food(use.food), use, factor));
  }
  return ListText(uses, "and") + ". " + substitution.changes + allowed.check;
}

// What one would use, where the question names it: "can I use YOGURT instead of sour cream".
const FoodMention* ReplacementFood(const KitchenQuestion& question, const FoodMention& replaced) {
  if (question.mentions().size() < 2) return nullptr;
  const bool asks = question.Says("can i") || question.Says("could i") || question.Says("with") ||
                    question.Says("swap") || question.Says("use") || question.StemAt(0) == "is";
  if (!asks) return nullptr;
  for (const FoodMention& mention : question.mentions()) {
    if (mention.end_word == replaced.end_word) continue;
    const std::string_view before =
        mention.first_word == 0 ? "" : question.StemAt(mention.first_word - 1);
    const bool is_place = before == "in" || before == "to" || before == "without";
    const bool is_constraint = question.StemAt(mention.end_word) == "free" ||
                               question.StemAt(mention.end_word) == "allergy";
    if (!is_place && !is_constraint) return &mention;
  }
  return nullptr;
}

const Substitution* Between(const KitchenQuestion& question, FoodId of, const FoodMention& by) {
  for (const Substitution& each : question.knowledge().SubstitutionsOf(of)) {
    for (const knowledge::Substitute& use : each.use) {
      if (base::Contains(question.finder().KindsOf(by), use.food)) return &each;
    }
  }
  return nullptr;
}

std::string HeadOf(const Food& food, const Substitution& substitution, const AskedAmount* asked,
                   double factor) {
  if (asked != nullptr) return "For " + ReplacedText(food, asked->least, asked->unit);
  return "For " +
         ReplacedText(food, substitution.amount.quantity * factor, substitution.amount.unit);
}

std::string ListOf(const KitchenQuestion& question, const FoodJudge& judge, FoodId of,
                   const std::vector<const Substitution*>& chosen, const AskedAmount* asked) {
  const Food& food = question.knowledge().food(of);
  // Without an amount all are told for what the first is for.
  AskedAmount first{.least = chosen[0]->amount.quantity,
                    .most = chosen[0]->amount.quantity,
                    .unit = chosen[0]->amount.unit};
  if (asked != nullptr && !FactorFor(food, *chosen[0], *asked)) asked = nullptr;
  const AskedAmount& amount = asked != nullptr ? *asked : first;
  std::string answer = HeadOf(food, *chosen[0], asked, 1) + ":";
  for (const Substitution* each : chosen) {
    // What is told for a spoonful isn't multiplied to what the first is told for.
    const bool is_own = asked == nullptr && each->amount.unit != amount.unit;
    const auto factor = is_own ? std::nullopt : FactorFor(food, *each, amount);
    const Allowed allowed = Judged(question, judge, *each);
    std::string line = LineOf(question, *each, factor.value_or(1), allowed);
    if (!factor)
      line = "for " + ReplacedText(food, each->amount.quantity, each->amount.unit) + ": " + line;
    answer += "\n- " + (RolesSaid(question).empty() ? RoleText(*each) : "") + line;
  }
  return answer;
}

// "Yes: for 1 cup of sour cream ..."; nullopt: nothing is known of these two.
std::optional<std::string> SwapText(const KitchenQuestion& question, const FoodJudge& judge,
                                    FoodId of, const FoodMention& by, const AskedAmount* asked) {
  const bool is_forbidden = std::ranges::all_of(by.foods, [&](FoodId id) {
    const auto objection = judge.ObjectionTo(id);
    return objection && objection->verdict == Verdict::kForbidden;
  });
  if (is_forbidden) {
    const Food& food = question.knowledge().food(by.foods[0]);
    return "No: " + food.name + " " + judge.ObjectionTo(by.foods[0])->reason + ".";
  }
  const Substitution* swap = Between(question, of, by);
  if (swap == nullptr) return std::nullopt;
  const Allowed allowed = Judged(question, judge, *swap);
  if (!allowed.is_allowed) return std::nullopt;
  const Food& food = question.knowledge().food(of);
  const auto factor = asked != nullptr ? FactorFor(food, *swap, *asked) : std::nullopt;
  if (!factor) asked = nullptr;
  return "Yes. " + HeadOf(food, *swap, asked, 1) + " use " +
         LineOf(question, *swap, factor.value_or(1), allowed);
}

}  // namespace

std::optional<std::string> SubstitutionAnswer(const KitchenQuestion& question) {
  if (!question.SaysAny(kSigns)) return std::nullopt;
  const FoodMention* replaced = ReplacedFood(question);
  if (replaced == nullptr) return std::nullopt;
  const auto without_diet = WithoutDiet(question, *replaced);
  if (without_diet) replaced = &*without_diet;
  const auto of = KnownOf(question, *replaced);
  if (!of) return std::nullopt;
  const FoodJudge judge = JudgeFor(question);
  const AskedAmount* asked = question.AmountOf(*replaced);
  if (asked != nullptr && asked->is_article && asked->unit.empty()) asked = nullptr;
  std::string before;
  if (const FoodMention* by = ReplacementFood(question, *replaced)) {
    const auto swap = SwapText(question, judge, *of, *by, asked);
    if (swap && swap->starts_with("Yes")) return swap;
    before = swap ? *swap + "\n" : "I don't know that swap, but others.\n";
  }
  const auto chosen = Chosen(question, judge, *of);
  if (chosen.empty()) {
    return before + "I know nothing that suits you in place of " +
           question.knowledge().food(*of).plural + ".";
  }
  return before + ListOf(question, judge, *of, chosen, asked);
}

}  // namespace flavorbot::app::chef
