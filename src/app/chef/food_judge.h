// FoodJudge: may this person eat this food, and if not, why?
//
//   FoodJudge judge(knowledge, constraints);
//   if (const auto objection = judge.ObjectionTo(soy_sauce)) ...   // "soy sauce contains wheat"
//
// What is inside a food counts: soy sauce is of wheat. Where that depends on who made it, the
// verdict is kCantTell.
//
// Threads: any, once made.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "app/chef/constraints.h"
#include "knowledge/knowledge_base.h"

namespace flavorbot::app::chef {

struct Objection {
  Verdict verdict = Verdict::kForbidden;  // or kCantTell
  std::string reason;                     // "contains wheat", "isn't vegan", "may contain milk"
};

class FoodJudge {
 public:
  // Borrows `knowledge`.
  FoodJudge(const knowledge::KnowledgeBase& knowledge, Constraints constraints);

  // A certain objection before one that can't be told. nullopt: there is none.
  std::optional<Objection> ObjectionTo(knowledge::FoodId food) const;

  // Of what may be any of these foods, as a group's word is ("cheese"). Where enough of them are
  // forbidden so is the word; where a few are it can't be told.
  std::optional<Objection> ObjectionToAnyOf(std::span<const knowledge::FoodId> foods) const;

  // There is nothing against it but that something in it is left out by wish.
  bool AvoidsOnlyPartsOf(knowledge::FoodId food) const;

  // Of words by which no food is known. nullopt: they aren't among those that are avoided.
  std::optional<Objection> ObjectionToWords(std::string_view stems) const;

  const Constraints& constraints() const { return constraints_; }

 private:
  // Allergens, diets and origins: what is more than a wish.
  std::optional<std::string> ForbidsByRule(const knowledge::Food& food) const;
  std::optional<std::string> Forbids(const knowledge::Food& food, knowledge::FoodId id) const;
  std::optional<std::string> MayForbid(const knowledge::Food& food) const;

  const knowledge::KnowledgeBase& knowledge_;
  Constraints constraints_;
  std::vector<bool> avoided_;  // by food: itself, or something in it, is avoided by name
  std::vector<knowledge::FoodId> avoided_part_;  // by food: which one it is
};

}  // namespace flavorbot::app::chef
