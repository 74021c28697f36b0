// Draft: a known recipe while it is adapted: its foods may be replaced, left out and weighed anew;
// its steps name whatever is then in their places.
//
// Threads: one.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/chef/dish.h"
#include "app/chef/dish_rules.h"
#include "knowledge/knowledge_base.h"

namespace flavorbot::app::chef {

// "onion, garlic and celery".
std::string JoinWithAnd(const std::vector<std::string>& names);

struct DraftPart {
  knowledge::FoodId food = 0;
  double grams = 0;  // of the whole dish
  std::string unit;
  std::string preparation;
  knowledge::Role role = knowledge::Role::kMain;
  bool is_optional = false;
};

class Draft {
 public:
  // `recipe` for so many servings. Borrows both.
  Draft(const knowledge::KnowledgeBase& knowledge, const knowledge::Recipe& recipe, int servings);

  // The places are those of the recipe's list of ingredients; at each is what stands for it now.
  std::size_t size() const { return places_.size(); }
  const std::vector<DraftPart>& parts_at(std::size_t place) const { return places_[place]; }

  void Replace(std::size_t place, const knowledge::Substitution& substitution);
  // Possible where no sentence of the steps would lose a food it can't lose: in each it is named
  // together with others, or alone.
  bool CanLeaveOut(std::size_t place) const;
  void LeaveOut(std::size_t place) { places_[place].clear(); }

  // The words of the sentences that name this place, between blanks.
  std::string WordsAround(std::size_t place) const;

  // In the steps' own words `from` is now `to`: "the meat" of a dish that has none any more.
  void Rename(std::string from, std::string to) {
    renamed_.emplace_back(std::move(from), std::move(to));
  }
  // What is cooked in `from` can be cooked in `to`.
  void UseInstead(knowledge::Equipment from, knowledge::Equipment to);

  // As they are listed: in amounts that can be measured.
  std::vector<WeighedFood> foods() const;
  int servings() const { return servings_; }

  // The dish as it is now, without notes.
  Dish Finish() const;

 private:
  std::string TextOf(const knowledge::Step& step, std::vector<std::size_t>& places) const;
  // "onion, garlic and celery"; empty: none of them is left.
  std::string NamesOf(const knowledge::NamedIngredients& named) const;

  const knowledge::KnowledgeBase& knowledge_;
  const knowledge::Recipe& recipe_;
  knowledge::EquipmentSet equipment_;
  std::vector<std::pair<std::string, std::string>> renamed_;
  int servings_;
  std::vector<std::vector<DraftPart>> places_;
};

}  // namespace flavorbot::app::chef
