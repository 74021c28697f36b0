#include "engine/statement_keys.h"

#include <gtest/gtest.h>

#include <string>

#include "expression/partiql/parse_statement.h"

namespace flavorbot::engine {
namespace {

using dynamodb::AttributeValue;
using dynamodb::ScalarType;
using expression::KeyOperator;

const KeySchema kKeys{.partition_key = {"PK", ScalarType::kS},
                      .sort_key = KeyAttribute{"SK", ScalarType::kS}};

std::optional<expression::Condition> Where(std::string_view text) {
  const auto statement =
      expression::partiql::ParseStatement("SELECT * FROM t WHERE " + std::string(text), {});
  EXPECT_TRUE(statement.has_value()) << text;
  return std::get<expression::partiql::Select>(*statement).where;
}

KeyPlan Plan(std::string_view where) {
  auto plan = PlanRead(Where(where), kKeys);
  EXPECT_TRUE(plan.has_value()) << where;
  return plan ? std::move(*plan) : KeyPlan{};
}

std::vector<AttributeValue> Texts(std::initializer_list<const char*> texts) {
  std::vector<AttributeValue> values;
  for (const char* text : texts) values.push_back(AttributeValue::S(text));
  return values;
}

TEST(StatementKeys, EqualityOnThePartitionKeyIsAQuery) {
  const auto plan = Plan("v = 1 AND 'a' = PK");
  EXPECT_EQ(plan.partition_keys, Texts({"a"}));
  EXPECT_EQ(plan.rest, Where("v = 1"));
}

TEST(StatementKeys, InAndOrAreSeveralEachOnceInOrder) {
  EXPECT_EQ(Plan("PK IN ['c', 'a', 'b', 'a']").partition_keys, Texts({"a", "b", "c"}));
  EXPECT_EQ(Plan("PK = 'b' OR PK IN ['a']").partition_keys, Texts({"a", "b"}));
  EXPECT_EQ(Plan("PK = 'b' OR PK IN ['a']").rest, std::nullopt);
}

TEST(StatementKeys, OtherConditionsScan) {
  for (const char* where : {"PK > 'a'", "PK = v", "PK = 'a' OR v = 1", "NOT PK = 'a'", "PK <> 'a'",
                            "PK IN ['a', v]", "SK = 'a'", "begins_with(PK, 'a')"}) {
    EXPECT_TRUE(Plan(where).partition_keys.empty()) << where;
    EXPECT_EQ(Plan(where).rest, Where(where)) << where;
  }
}

TEST(StatementKeys, SortKeysAreTakenWhereAPartitionIsNamed) {
  const auto plan = Plan("PK = 'a' AND (SK > 'b' AND 'd' >= SK) AND begins_with(SK, 'c')");
  ASSERT_EQ(plan.sort_keys.size(), 3u);
  EXPECT_EQ(plan.sort_keys[0].op, KeyOperator::kGreater);
  EXPECT_EQ(plan.sort_keys[1].op, KeyOperator::kLessOrEqual);
  EXPECT_EQ(plan.sort_keys[2].op, KeyOperator::kBeginsWith);
  EXPECT_EQ(plan.rest, std::nullopt);
}

TEST(StatementKeys, ASecondValueOfThePartitionKeyIsAFilter) {
  const auto plan = Plan("PK = 'a' AND PK = 'b'");
  EXPECT_EQ(plan.partition_keys, Texts({"a"}));
  EXPECT_EQ(plan.rest, Where("PK = 'b'"));
}

TEST(StatementKeys, KeysHaveTheTypesOfTheSchema) {
  EXPECT_FALSE(PlanRead(Where("PK = 1"), kKeys).has_value());
  EXPECT_FALSE(PlanRead(Where("PK = ''"), kKeys).has_value());
  EXPECT_FALSE(PlanRead(Where("PK = 'a' AND SK < 1"), kKeys).has_value());
  EXPECT_FALSE(PlanRead(Where("PK = 'a' AND SK = 1"), kKeys).has_value());
}

TEST(StatementKeys, OneItemIsNamedByItsWholeKey) {
  const auto one = PlanOneItem(Where("SK = 'b' AND PK = 'a' AND SK = 'b' AND v = 1"), kKeys);
  ASSERT_TRUE(one.has_value() && one->has_value());
  EXPECT_EQ((*one)->key,
            (dynamodb::Item{{"PK", AttributeValue::S("a")}, {"SK", AttributeValue::S("b")}}));
  EXPECT_EQ((*one)->rest, Where("SK = 'b' AND v = 1"));
}

TEST(StatementKeys, LessThanAWholeKeyNamesNoItem) {
  for (const char* where : {"PK = 'a'", "PK = 'a' AND SK > 'b'", "PK IN ['a'] AND SK = 'b'",
                            "PK = 'a' AND SK = 'b' OR v = 1"}) {
    const auto none = PlanOneItem(Where(where), kKeys);
    ASSERT_TRUE(none.has_value()) << where;
    EXPECT_FALSE(none->has_value()) << where;
  }
}

}  // namespace
}  // namespace flavorbot::engine
