#include "web_api/export_json.h"

#include <gtest/gtest.h>

#include "storage/keys.h"

namespace flavorbot::web_api {
namespace {

using app::account::ExportKind;
using dynamodb::AttributeValue;

app::account::ExportedItem Exported(ExportKind kind, std::string sort_key, dynamodb::Item item) {
  item.Set("PK", AttributeValue::S("USER#u1"));
  item.Set("SK", AttributeValue::S(std::move(sort_key)));
  item.Set("EntityType", AttributeValue::S("X"));
  item.Set("ttl", AttributeValue::N(7));
  return {kind, dynamodb::Pack(item)};
}

TEST(ExportJson, AnEmptyAccountHasTheListsThatReadersCountOn) {
  ExportJson document("now", "");
  document.End();
  EXPECT_EQ(document.TakeText(), R"({"exportedAt":"now","recipes":[],"usage":[],"sessions":[]})");
}

// The order of the sort keys, with a kind that a later version added among them.
TEST(ExportJson, KindsBecomeListsAndWhatIsUnknownIsKeptToo) {
  ExportJson document("now", "");
  document.Add(Exported(ExportKind::kOther, "FAVORITE#1", {{"id", AttributeValue::N(1)}}));
  document.Add(Exported(ExportKind::kGroceryItem, "GROCERY#1",
                        {{"name", AttributeValue::S("salt")},
                         {"checked", AttributeValue::Bool(true)},
                         {"note", AttributeValue::MakeNull()}}));
  document.Add(Exported(ExportKind::kGroceryItem, "GROCERY#2",
                        {{"tags", AttributeValue::L({AttributeValue::N(2)})}}));
  document.Add(Exported(ExportKind::kSavedGroceryList, "SAVED_GROCERY_LIST",
                        {{"items", AttributeValue::M({{"a", AttributeValue::S("b")}})}}));
  document.Add(Exported(ExportKind::kOther, "TAG#1", {}));
  document.Add(
      Exported(ExportKind::kUsage, "USAGE#2026-11", {{"recipeQueries", AttributeValue::N(3)}}));
  document.Add(Exported(ExportKind::kMealPlanEntry, "DATE#1", {{"date", AttributeValue::S("d")}}));
  document.End();
  EXPECT_EQ(
      document.TakeText(),
      R"({"exportedAt":"now","groceryItems":[{"checked":true,"name":"salt","note":null},)"
      R"({"tags":[2]}],"savedGroceryList":{"items":{"a":"b"}},)"
      R"("usage":[{"month":"2026-11","recipeQueries":3,"recipesGenerated":0,"updatedAt":null}],)"
      R"("mealPlan":[{"date":"d"}],"recipes":[],"sessions":[],"other":[{"id":1},{}]})");
}

TEST(ExportJson, TextCanBeTakenPieceByPiece) {
  ExportJson document("now", "");
  std::string text = document.TakeText();
  document.Add(Exported(ExportKind::kGroceryItem, "GROCERY#1", {}));
  text += document.TakeText();
  document.Add(Exported(ExportKind::kGroceryItem, "GROCERY#2", {}));
  document.End();
  text += document.TakeText();
  EXPECT_EQ(text,
            R"({"exportedAt":"now","groceryItems":[{},{}],"recipes":[],"usage":[],"sessions":[]})");
}

}  // namespace
}  // namespace flavorbot::web_api
