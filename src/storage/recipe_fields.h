// RecipeFields: what a person writes of a recipe, to create one or to change some of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "dynamodb/attribute_value.h"

namespace flavorbot::storage {

// Absent: not given, to be left as it is. Of those that can be cleared, an engaged nullopt is
// stored as NULL, as the Node version stores a null.
struct RecipeFields {
  std::optional<std::string> title;
  std::optional<std::optional<std::string>> description;
  std::optional<std::vector<std::string>> ingredients;
  std::optional<std::vector<std::string>> instructions;
  std::optional<std::string> category;
  std::optional<std::optional<std::int64_t>> cook_time;  // minutes
  std::optional<std::optional<std::int64_t>> servings;
  std::optional<std::optional<std::string>> image_url;
  std::optional<bool> is_from_ai;
  // What a chef said beyond the fields above; see app/chef/dish_document.h.
  std::optional<dynamodb::AttributeMap> details;
};

}  // namespace flavorbot::storage
