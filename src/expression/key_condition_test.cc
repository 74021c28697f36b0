#include "expression/key_condition.h"

#include <gtest/gtest.h>

#include "expression/expression_cases.h"

namespace flavorbot::expression {
namespace {

using dynamodb::ScalarType;

const KeySchema kSchema{.partition_key = {"PK", ScalarType::kS},
                        .sort_key = KeyAttribute{"SK", ScalarType::kN}};
const KeySchema kTextSchema{.partition_key = {"PK", ScalarType::kS},
                            .sort_key = KeyAttribute{"SK", ScalarType::kS}};
const KeySchema kPartitionOnly{.partition_key = {"PK", ScalarType::kS}};

dynamodb::Result<KeySelection> Bound(std::string_view text, const KeySchema& schema = kSchema,
                                     dynamodb::ExpressionAttributeValues more = {}) {
  auto values = SharedValues();
  values.merge(more);
  const std::optional names = SharedNames();
  const std::optional all(std::move(values));
  Parameters parameters(names, all);
  auto condition = ParseKeyCondition(text, parameters);
  if (!condition) return std::unexpected(std::move(condition).error());
  return BindKeyCondition(std::move(*condition), schema);
}

std::string Fault(std::string_view text, const KeySchema& schema = kSchema) {
  const auto bound = Bound(text, schema, {{":empty", S("")}});
  return bound ? "" : bound.error().message;
}

TEST(KeyCondition, PartitionKeyAloneSelectsThePartition) {
  for (const auto* text : {"PK = :s", ":s = PK", "(PK = :s)"}) {
    const auto keys = Bound(text);
    ASSERT_TRUE(keys) << text;
    EXPECT_EQ(keys->partition_key, S("x"));
    EXPECT_FALSE(keys->sort_key);
  }
}

TEST(KeyCondition, SortKeyConditionsComeInEitherOrderAndDirection) {
  const std::pair<std::string_view, KeyOperator> cases[] = {
      {"PK = :s AND SK = :n", KeyOperator::kEqual},
      {"SK < :n AND PK = :s", KeyOperator::kLess},
      {"PK = :s AND :n > SK", KeyOperator::kLess},
      {"PK = :s AND SK <= :n", KeyOperator::kLessOrEqual},
      {"PK = :s AND :n >= SK", KeyOperator::kLessOrEqual},
      {"(PK = :s) AND (SK > :n)", KeyOperator::kGreater},
      {"PK = :s AND :n < SK", KeyOperator::kGreater},
      {"PK = :s AND SK >= :n", KeyOperator::kGreaterOrEqual},
      {"PK = :s AND :n <= SK", KeyOperator::kGreaterOrEqual},
  };
  for (const auto& [text, op] : cases) {
    const auto keys = Bound(text);
    ASSERT_TRUE(keys && keys->sort_key) << text;
    EXPECT_EQ(keys->partition_key, S("x")) << text;
    EXPECT_EQ(keys->sort_key->op, op) << text;
    EXPECT_EQ(keys->sort_key->value, N("5")) << text;
    EXPECT_FALSE(keys->sort_key->high) << text;
  }
}

TEST(KeyCondition, BetweenHasTwoBoundsAndBeginsWithAPrefix) {
  const auto between = Bound("PK = :s AND SK BETWEEN :n AND :nine");
  ASSERT_TRUE(between && between->sort_key);
  EXPECT_EQ(between->sort_key->op, KeyOperator::kBetween);
  EXPECT_EQ(between->sort_key->value, N("5"));
  EXPECT_EQ(between->sort_key->high, N("9"));
  const auto prefix = Bound("PK = :s AND begins_with(SK, :s)", kTextSchema);
  ASSERT_TRUE(prefix && prefix->sort_key);
  EXPECT_EQ(prefix->sort_key->op, KeyOperator::kBeginsWith);
  EXPECT_EQ(prefix->sort_key->value, S("x"));
}

TEST(KeyCondition, OperatorsThatDontSelectARangeAreRefused) {
  for (const auto& [text, op] : std::initializer_list<FaultCase>{
           {"PK = :s OR SK = :n", "OR"},
           {"PK = :s AND (SK = :n OR q = :n)", "OR"},
           {"NOT PK = :s", "NOT"},
           {"PK = :s AND NOT NOT SK = :n", "NOT"},
           {"PK <> :s", "<>"},
           {"PK = :s AND SK IN (:n)", "IN"},
           {"PK = :s AND contains(SK, :n)", "contains"},
           {"attribute_exists(PK)", "attribute_exists"},
           {"attribute_not_exists(PK)", "attribute_not_exists"},
       }) {
    EXPECT_EQ(Fault(text), "Invalid operator used in KeyConditionExpression: " + std::string(op))
        << text;
  }
}

TEST(KeyCondition, EachTermComparesOneAttributeWithValues) {
  EXPECT_EQ(Fault("PK = :s AND size(SK) = :n"),
            "KeyConditionExpressions cannot contain nested operations");
  EXPECT_EQ(Fault("PK = SK"),
            "Invalid condition in KeyConditionExpression: Multiple attribute names used in one "
            "condition");
  EXPECT_EQ(Fault(":s = :s"),
            "Invalid condition in KeyConditionExpression: No key attribute specified");
  EXPECT_EQ(Fault("PK = :s AND :n BETWEEN SK AND :n"),
            "Invalid condition in KeyConditionExpression: BETWEEN operator must have the key "
            "attribute as its first operand");
  EXPECT_EQ(Fault("PK = :s AND begins_with(:s, SK)"),
            "Invalid condition in KeyConditionExpression: begins_with operator must have the key "
            "attribute as its first operand");
  EXPECT_EQ(Fault("PK.x = :s"),
            "KeyConditionExpressions cannot have conditions on nested attributes");
}

TEST(KeyCondition, HasOneTermForEachKey) {
  EXPECT_EQ(Fault("PK = :s AND SK > :n AND SK < :nine"),
            "KeyConditionExpressions must only contain one condition per key");
  EXPECT_EQ(Fault("PK = :s AND SK = :n AND q = :n"), "Conditions can be of length 1 or 2 only");
}

TEST(KeyCondition, SyntaxAndOperandsAreCheckedAsInAnyCondition) {
  EXPECT_EQ(Fault("PK = = :s"),
            R"(Invalid KeyConditionExpression: Syntax error; token: "=", near: "= = :s")");
  EXPECT_EQ(Fault("PK = :s AND begins_with(SK, :n)"),
            "Invalid KeyConditionExpression: Incorrect operand type for operator or function; "
            "operator or function: begins_with, operand type: N");
}

TEST(KeyCondition, MustNameTheKeysOfTheSchema) {
  EXPECT_EQ(Fault("q = :s"), "Query condition missed key schema element: PK");
  EXPECT_EQ(Fault("SK = :n"), "Query condition missed key schema element: PK");
  EXPECT_EQ(Fault("PK = :s AND q = :n"), "Query condition missed key schema element: SK");
  EXPECT_EQ(Fault("PK = :s AND q = :n", kPartitionOnly), "Query key condition not supported");
}

TEST(KeyCondition, PartitionKeyTakesOnlyEquality) {
  for (const auto* text : {"PK > :s", "begins_with(PK, :s)", "PK BETWEEN :s AND :s",
                           "SK = :n AND PK > :s", ":s < PK AND SK = :n"}) {
    EXPECT_EQ(Fault(text), "Query key condition not supported") << text;
  }
}

TEST(KeyCondition, ValuesHaveTheTypeOfTheSchemaAndAreNotEmpty) {
  constexpr std::string_view kType =
      "One or more parameter values were invalid: Condition parameter type does not match schema "
      "type";
  for (const auto* text :
       {"PK = :n", "PK = :bool", "PK = :s AND SK = :s", "PK = :s AND begins_with(SK, :s)"}) {
    EXPECT_EQ(Fault(text), kType) << text;
  }
  EXPECT_EQ(Fault("PK = :empty"),
            "One or more parameter values are not valid. The AttributeValue for a key attribute "
            "cannot contain an empty string value. Key: PK");
  EXPECT_EQ(Fault("PK = :s AND SK BETWEEN :empty AND :s", kTextSchema),
            "One or more parameter values are not valid. The AttributeValue for a key attribute "
            "cannot contain an empty string value. Key: SK");
}

}  // namespace
}  // namespace flavorbot::expression
