// CookingRequest: what a person wants cooked, as the built-in chef understands it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/chef/constraints.h"
#include "knowledge/amount.h"
#include "knowledge/recipe.h"

namespace flavorbot::app::chef {

struct WantedFood {
  std::vector<knowledge::FoodId> foods;  // any of these will do
  std::string said;                      // in stems: "chickpea"
  std::optional<knowledge::Amount> amount;
};

struct CookingRequest {
  std::vector<WantedFood> wanted;
  Constraints avoided;    // by wish
  Constraints allergies;  // that are spoken of: nothing lifts them any more
  bool has_unclear_allergy = false;
  knowledge::Meals meals;
  std::string cuisine;                  // empty: any
  std::vector<std::string> techniques;  // any of these: "soup", "stew"
  knowledge::Moods moods;
  knowledge::Moods unwanted_moods;  // "not spicy"
  std::optional<int> most_minutes;
  std::optional<int> servings;
  std::optional<knowledge::Skill> most_skill;
  knowledge::EquipmentSet without;
  std::vector<std::string> named;          // ids of recipes that were asked for by name
  std::vector<std::string> dish_words;     // stems of words of recipes' names: "carbonara"
  std::vector<std::string> unknown_words;  // stems of words that may be a name of something
  std::optional<double> times_servings;    // "double it"
  bool wants_another = false;              // "something else"

  // Says what is to be cooked, and not only how.
  bool names_a_dish() const {
    return !wanted.empty() || !meals.empty() || !cuisine.empty() || !techniques.empty() ||
           !named.empty() || !dish_words.empty();
  }
  bool empty() const {
    return !names_a_dish() && avoided.empty() && allergies.empty() && !has_unclear_allergy &&
           moods.empty() && unwanted_moods.empty() && !most_minutes && !servings &&
           !times_servings && !most_skill && without.empty() && !wants_another;
  }
};

}  // namespace flavorbot::app::chef
