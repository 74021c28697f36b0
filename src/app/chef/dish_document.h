// Dish document: a dish as a map of attributes, and back.
//
// The map is the API's ChefRecipe member by member (api/openapi.yaml), so that what is stored with
// a message is given out as it is, and what is saved of it is a recipe's attributes and its
// `details`.
//
// Threads: pure functions.
// Source:  api/openapi.yaml, ChefRecipe.
#pragma once

#include <optional>

#include "app/chef/dish.h"
#include "dynamodb/attribute_value.h"
#include "knowledge/knowledge_base.h"
#include "storage/recipe_fields.h"

namespace flavorbot::app::chef {

dynamodb::AttributeMap DocumentOf(const Dish& dish);

// What the document lacks is as in a new Dish. Foods are found again by their names.
Dish DishOf(const dynamodb::AttributeMap& document, const knowledge::KnowledgeBase& knowledge);

// The recipe to save: the attributes that every recipe has, and the rest of the document as
// details.
storage::RecipeFields RecipeFieldsOf(dynamodb::AttributeMap document);

}  // namespace flavorbot::app::chef
