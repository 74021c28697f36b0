// Food groups: words that stand for many foods: "seafood", "nuts", "meat", "dairy".
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "app/chef/constraints.h"

namespace flavorbot::app::chef {

// One word, or several, in stems. What belongs to it is what any of the sets has.
struct FoodGroup {
  std::string_view stems;
  knowledge::FoodCategories categories;
  knowledge::Origins origins;                    // that a food of those origins belongs
  knowledge::Allergens allergens;                // that a food with those belongs
  std::span<const std::string_view> words = {};  // in stems, in the names of foods that belong
};

std::span<const FoodGroup> FoodGroups();

// What one avoids who avoids this word; nullopt: it is no group's.
std::optional<Constraints> ConstraintsOfGroup(std::string_view stems);

// Whether foods belong to the group by words in their names.
bool IsNamedByWords(std::string_view stems);

}  // namespace flavorbot::app::chef
