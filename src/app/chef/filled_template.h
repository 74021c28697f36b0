// FilledTemplate: a dish template while its slots are filled.
//
// Threads: one.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/chef/cooking_request.h"
#include "app/chef/food_judge.h"
#include "knowledge/knowledge_base.h"

namespace flavorbot::app::chef {

class FilledTemplate {
 public:
  // Borrows all three.
  FilledTemplate(const knowledge::KnowledgeBase& knowledge, const FoodJudge& judge,
                 const knowledge::DishTemplate& dish);

  // Puts in what is wanted, as far as it has a place; returns how many of them had one.
  std::size_t PutWanted(const CookingRequest& request);
  // Fills slots that mustn't be empty; false: one can't be filled.
  bool FillUp(std::uint64_t seed);

  // REQUIRES: FillUp() was true.
  knowledge::Recipe Finish() const;

 private:
  struct Filling {
    knowledge::FoodId food = 0;
    std::optional<knowledge::Amount> amount;  // that was said
  };

  bool Put(knowledge::FoodId food, const std::optional<knowledge::Amount>& amount);
  bool IsAllowed(knowledge::FoodId food) const;
  bool IsIn(knowledge::FoodId food) const;
  std::string Title() const;
  knowledge::Ingredient IngredientOf(std::size_t slot, const Filling& filling) const;
  bool IsDone(const knowledge::TemplateStep& step) const;

  const knowledge::KnowledgeBase& knowledge_;
  const FoodJudge& judge_;
  const knowledge::DishTemplate& dish_;
  std::vector<std::vector<Filling>> fillings_;  // by slot
  std::vector<knowledge::FoodId> named_;        // what was asked for, in that order
};

}  // namespace flavorbot::app::chef
