// Chef recipe JSON: a dish's document (app/chef/dish_document.h) as the API's ChefRecipe, which it
// is member by member.
#pragma once

#include <string>

#include "dynamodb/attribute_value.h"

namespace flavorbot::web_api {

void AppendChefRecipe(std::string& out, const dynamodb::AttributeMap& document);

}  // namespace flavorbot::web_api
