#include "model_api/recipe_schema.h"

#include <gtest/gtest.h>

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

namespace flavorbot::model_api {
namespace {

namespace json = boost::json;

// What providers take in their strict modes: all required, nothing added, down to the leaves.
void ExpectStrict(const json::value& schema) {
  const json::object* object = schema.if_object();
  if (object == nullptr) return;
  if (const json::value* properties = object->if_contains("properties")) {
    EXPECT_EQ(object->at("additionalProperties"), json::value(false));
    EXPECT_EQ(object->at("required").get_array().size(), properties->get_object().size());
    for (const json::value& name : object->at("required").get_array()) {
      EXPECT_TRUE(properties->get_object().contains(name.get_string()));
    }
    for (const auto& each : properties->get_object()) ExpectStrict(each.value());
  }
  if (const json::value* items = object->if_contains("items")) ExpectStrict(*items);
}

TEST(RecipeSchema, ItIsStrictJsonSchema) {
  const std::string_view text = RecipeSchema();
  ExpectStrict(json::parse({text.data(), text.size()}));
}

}  // namespace
}  // namespace flavorbot::model_api
