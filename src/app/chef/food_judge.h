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

  // Of words by which no food is known. nullopt: they aren't among those that are avoided.
  std::optional<Objection> ObjectionToWords(std::string_view stems) const;

  const Constraints& constraints() const { return constraints_; }

 private:
  std::optional<std::string> Forbids(const knowledge::Food& food, knowledge::FoodId id) const;
  std::optional<std::string> MayForbid(const knowledge::Food& food) const;

  const knowledge::KnowledgeBase& knowledge_;
  Constraints constraints_;
  std::vector<bool> avoided_;  // by food: itself, or something in it, is avoided by name
  std::vector<knowledge::FoodId> avoided_part_;  // by food: which one it is
};

}  // namespace flavorbot::app::chef
