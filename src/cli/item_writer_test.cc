#include "cli/item_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>

namespace flavorbot::cli {
namespace {

using dynamodb::AttributeValue;
using dynamodb::Item;
using testing::ElementsAre;
using testing::IsEmpty;

struct Written {
  std::string text;
  std::set<std::string> left_out;
};

Written Write(OutputFormat format, const std::vector<Item>& items,
              JsonForm form = JsonForm::kPlain) {
  char* text = nullptr;
  std::size_t size = 0;
  std::FILE* file = ::open_memstream(&text, &size);
  ItemWriter writer(format, file, form);
  for (const auto& item : items) writer.Write(dynamodb::Pack(item));
  EXPECT_TRUE(writer.Finish());
  std::fclose(file);
  Written written{std::string(text, size), writer.left_out()};
  ::free(text);
  return written;
}

const std::vector<Item> kItems = {
    {{"PK", AttributeValue::S("a")}, {"SK", AttributeValue::S("1")}, {"Age", AttributeValue::N(7)}},
    {{"PK", AttributeValue::S("b")},
     {"SK", AttributeValue::S("2")},
     {"tags", AttributeValue::L({AttributeValue::S("x"), AttributeValue::S("y")})}}};

TEST(ItemWriter, ATableHasEveryAttributeAsAColumnKeysFirst) {
  EXPECT_EQ(Write(OutputFormat::kTable, kItems).text,
            "PK  SK  Age  tags\n"
            "a   1   7\n"
            "b   2        [\"x\", \"y\"]\n");
}

TEST(ItemWriter, CsvHasTheSameColumns) {
  EXPECT_EQ(Write(OutputFormat::kCsv, kItems).text,
            "PK,SK,Age,tags\n"
            "a,1,7,\n"
            "b,2,,\"[\"\"x\"\", \"\"y\"\"]\"\n");
}

TEST(ItemWriter, JsonHasTheItemsAsTheyAre) {
  EXPECT_EQ(Write(OutputFormat::kJson, kItems).text,
            "[{\"Age\": 7, \"PK\": \"a\", \"SK\": \"1\"},\n"
            "{\"PK\": \"b\", \"SK\": \"2\", \"tags\": [\"x\", \"y\"]}]\n");
}

// Plain JSON can't tell a set from a list, nor a binary value from a text.
TEST(ItemWriter, TypedJsonLosesNothing) {
  const std::vector<Item> items = {
      {{"b", AttributeValue::B("\xde\xad")}},
      {{"s", AttributeValue::Variant(dynamodb::StringSet{{"x", "y"}})}}};
  EXPECT_EQ(Write(OutputFormat::kJson, items, JsonForm::kTyped).text,
            "[{\"b\":{\"B\":\"3q0=\"}},\n"
            "{\"s\":{\"SS\":[\"x\",\"y\"]}}]\n");
  EXPECT_EQ(Write(OutputFormat::kJson, {}, JsonForm::kTyped).text, "[]\n");
}

TEST(ItemWriter, NothingIsNothingAndAnEmptyArray) {
  EXPECT_EQ(Write(OutputFormat::kTable, {}).text, "");
  EXPECT_EQ(Write(OutputFormat::kCsv, {}).text, "");
  EXPECT_EQ(Write(OutputFormat::kJson, {}).text, "[]\n");
}

TEST(ItemWriter, AttributesThatComeTooLateForAColumnAreNamed) {
  std::vector<Item> items(1000, Item{{"PK", AttributeValue::S("a")}});
  EXPECT_THAT(Write(OutputFormat::kCsv, items).left_out, IsEmpty());
  items.push_back({{"PK", AttributeValue::S("b")}, {"late", AttributeValue::N(1)}});
  EXPECT_THAT(Write(OutputFormat::kCsv, items).left_out, ElementsAre("late"));
  EXPECT_THAT(Write(OutputFormat::kJson, items).left_out, IsEmpty());
}

}  // namespace
}  // namespace flavorbot::cli
