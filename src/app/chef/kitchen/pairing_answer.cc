#include "app/chef/kitchen/pairing_answer.h"

#include <algorithm>

#include "app/chef/kitchen/kitchen_phrases.h"
#include "app/chef/kitchen/question_constraints.h"

namespace flavorbot::app::chef {
namespace {

using knowledge::Food;
using knowledge::FoodCategory;
using knowledge::FoodId;

constexpr std::string_view kSigns[] = {
    "go with",         "go well with", "goe with",      "pair with", "pair well with",
    "pairing",         "serve with",   "eat with",      "goes with", "match",
    "complement",      "side for",     "side dish for", "side to",   "go together with",
    "serve alongside", "combine with", "served with"};
// Drinks go with dishes by rules of their own.
constexpr std::string_view kDrinks[] = {"wine", "beer", "drink", "cocktail"};
constexpr std::size_t kMostPartners = 8;

// That of the food itself, or of its kin: lamb chops go with what a leg of lamb goes with.
std::span<const FoodId> PairingsOf(const KitchenQuestion& question, const FoodMention& mention) {
  const knowledge::KnowledgeBase& knowledge = question.knowledge();
  for (const FoodId id : mention.foods) {
    if (const auto pairings = knowledge.PairingsOf(id); !pairings.empty()) return pairings;
  }
  for (const FoodId id : question.finder().KindsOf(mention)) {
    if (const auto pairings = knowledge.PairingsOf(id); !pairings.empty()) return pairings;
  }
  constexpr knowledge::FoodCategories kAlike = {FoodCategory::kMeat, FoodCategory::kPoultry,
                                                FoodCategory::kFish};
  const Food& meant = knowledge.food(mention.foods[0]);
  if (!kAlike.Has(meant.category)) return {};
  for (const Food& food : knowledge.foods()) {
    if (food.category != meant.category || !(food.origin == meant.origin)) continue;
    if (const auto pairings = knowledge.PairingsOf(knowledge.IdOf(food)); !pairings.empty()) {
      return pairings;
    }
  }
  return {};
}

}  // namespace

std::optional<std::string> PairingAnswer(const KitchenQuestion& question) {
  if (!question.SaysAny(kSigns) || question.mentions().empty()) return std::nullopt;
  if (question.SaysAny(kDrinks)) return std::nullopt;
  const auto with = question.WordAfter("with");
  const FoodMention* mention = with ? question.MentionFrom(*with) : nullptr;
  if (mention == nullptr) mention = &question.mentions().front();
  const auto pairings = PairingsOf(question, *mention);
  if (pairings.empty()) return std::nullopt;
  const FoodJudge judge = JudgeFor(question);
  std::vector<std::string> partners;
  for (const FoodId id : pairings) {
    const auto objection = judge.ObjectionTo(id);
    if (objection && objection->verdict == Verdict::kForbidden) continue;
    if (partners.size() == kMostPartners) break;
    partners.push_back(question.knowledge().food(id).plural +
                       (objection ? " (check the label)" : ""));
  }
  const std::string what = mention->foods.size() == 1
                               ? question.knowledge().food(mention->foods[0]).plural
                               : mention->said;
  if (partners.empty()) return "Nothing that I know to go with " + what + " suits you.";
  return "Good with " + what + ": " + ListText(partners, "and") + ".";
}

}  // namespace flavorbot::app::chef
