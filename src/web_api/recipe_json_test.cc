#include "web_api/recipe_json.h"

#include <gtest/gtest.h>

#include "storage/recipe_item.h"
#include "web_api/plain_json.h"

namespace flavorbot::web_api {
namespace {

using dynamodb::AttributeValue;

std::string Json(const dynamodb::Item& item) {
  const storage::StoredRecipe stored(dynamodb::Pack(item));
  std::string json;
  AppendRecipe(json, stored.View(), Details::kWith);
  return json;
}

TEST(RecipeJson, RecipeHasItsMembersInOrderAndNullsWhereTheyWereGiven) {
  const auto item = storage::RecipeItem("ann", 1763845200000,
                                        {.title = "Say \"cheese\"",
                                         .description = std::optional<std::string>(),
                                         .ingredients = std::vector<std::string>{"gruyère"},
                                         .instructions = std::vector<std::string>{"Melt.\nEat."},
                                         .category = "snacks",
                                         .cook_time = std::optional<std::int64_t>(30)},
                                        "2026-11-22T21:00:00.000Z");
  EXPECT_EQ(Json(item),
            R"({"id":1763845200000,"userId":"ann","title":"Say \"cheese\"","description":null,)"
            R"("ingredients":["gruyère"],"instructions":["Melt.\nEat."],"category":"snacks",)"
            R"("cookTime":30,"isFromAI":false,"createdAt":"2026-11-22T21:00:00.000Z",)"
            R"("updatedAt":"2026-11-22T21:00:00.000Z"})");
}

// What the Node version's PATCH of a missing id left behind.
TEST(RecipeJson, GhostHasEverythingThatAClientReads) {
  EXPECT_EQ(Json({{"PK", AttributeValue::S("USER#ann")},
                  {"SK", AttributeValue::S("RECIPE#12")},
                  {"updatedAt", AttributeValue::S("2025-01-01T00:00:00.000Z")}}),
            R"({"id":12,"userId":"ann","title":"","ingredients":[],"instructions":[],)"
            R"("category":"","isFromAI":false,"createdAt":null,)"
            R"("updatedAt":"2025-01-01T00:00:00.000Z"})");
}

TEST(RecipeJson, OddIngredientsAreGivenAsTexts) {
  const auto json =
      Json({{"PK", AttributeValue::S("USER#ann")},
            {"SK", AttributeValue::S("RECIPE#12")},
            {"ingredients",
             AttributeValue::L({AttributeValue::S("flour"),
                                AttributeValue::M({{"name", AttributeValue::S("egg")},
                                                   {"count", AttributeValue::N(std::int64_t{2})}}),
                                AttributeValue::MakeNull()})},
            {"instructions", AttributeValue::S("Boil.")}});
  EXPECT_NE(json.find(R"("ingredients":["flour","{\"count\":2,\"name\":\"egg\"}","null"])"),
            std::string::npos)
      << json;
  EXPECT_NE(json.find(R"("instructions":["Boil."])"), std::string::npos) << json;
}

TEST(PlainJson, SetsAreArraysAndBinaryIsBase64) {
  const auto packed =
      dynamodb::Pack({{"s", AttributeValue::Variant{dynamodb::StringSet{{"a", "b"}}}},
                      {"n", AttributeValue::Variant{dynamodb::NumberSet{{dynamodb::Number{1}}}}},
                      {"b", AttributeValue::B("\x01\x02")},
                      {"bs", AttributeValue::Variant{dynamodb::BinarySet{{"\x01"}}}}});
  const auto plain = [&](std::string_view name) {
    std::string json;
    AppendPlainJson(json, *dynamodb::FindAttribute(packed.bytes, name));
    return json;
  };
  EXPECT_EQ(plain("s"), R"(["a","b"])");
  EXPECT_EQ(plain("n"), "[1]");
  EXPECT_EQ(plain("b"), R"("AQI=")");
  EXPECT_EQ(plain("bs"), R"(["AQ=="])");
}

TEST(RecipeJson, PageHasACursorUntilTheLast) {
  EXPECT_EQ(std::get<std::string>(RecipePageResponse({}, "abc").body),
            R"({"recipes":[],"nextCursor":"abc"})");
  EXPECT_EQ(std::get<std::string>(RecipePageResponse({}, std::nullopt).body), R"({"recipes":[]})");
}

TEST(RecipeJson, AnswerOfOneRecipeIsTaggedWithItsVersion) {
  const storage::StoredRecipe stored(
      dynamodb::Pack({{"PK", AttributeValue::S("USER#ann")},
                      {"SK", AttributeValue::S("RECIPE#12")},
                      {"updatedAt", AttributeValue::S("2025-01-01T00:00:00.000Z")}}));
  EXPECT_EQ(RecipeResponse(stored).headers.Find("ETag"), "\"2025-01-01T00:00:00.000Z\"");
}

}  // namespace
}  // namespace flavorbot::web_api
