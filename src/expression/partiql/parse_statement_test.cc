#include "expression/partiql/parse_statement.h"

#include <gtest/gtest.h>

#include <string>

#include "expression/partiql/limits.h"

namespace flavorbot::expression::partiql {
namespace {

using dynamodb::AttributeValue;

template <typename Kind>
Kind Parsed(std::string_view text, std::vector<AttributeValue> parameters = {}) {
  auto statement = ParseStatement(text, parameters);
  EXPECT_TRUE(statement.has_value()) << text << ": " << statement.error().message;
  if (!statement || !std::holds_alternative<Kind>(*statement)) return {};
  return std::get<Kind>(std::move(*statement));
}

std::string Refusal(std::string_view text, std::vector<AttributeValue> parameters = {}) {
  const auto statement = ParseStatement(text, parameters);
  return statement ? "" : statement.error().message;
}

Path Top(std::string name) { return {.attribute = std::move(name), .steps = {}}; }
Operand At(std::string name) { return {Top(std::move(name))}; }
Operand Value(std::int64_t number) { return {AttributeValue::N(number)}; }
Condition Equals(std::string name, std::int64_t number) {
  return {Comparison{Comparator::kEqual, At(std::move(name)), Value(number)}};
}

TEST(PartiQlStatement, SelectNamesTableIndexPathsAndOrder) {
  const auto select =
      Parsed<Select>("SELECT a.b, c[0] FROM \"t\".\"i\" WHERE d = 1 ORDER BY e DESC");
  EXPECT_EQ(select.table_name, "t");
  EXPECT_EQ(select.index_name, "i");
  ASSERT_TRUE(select.selection.has_value());
  EXPECT_EQ(select.selection->paths[0], (SelectedPath{{"a", {"b"}}, "b"}));
  EXPECT_EQ(select.selection->paths[1], (SelectedPath{{"c", {0u}}, "c[0]"}));
  EXPECT_EQ(select.where, Equals("d", 1));
  ASSERT_EQ(select.order.size(), 1u);
  EXPECT_TRUE(select.order[0].descending);
}

TEST(PartiQlStatement, ConditionsBecomeThoseOfExpressions) {
  const auto where = [](std::string_view text) {
    return *Parsed<Select>("SELECT * FROM t WHERE " + std::string(text)).where;
  };
  EXPECT_EQ(where("a = 1 AND b = 2"), (Condition{And{{Equals("a", 1), Equals("b", 2)}}}));
  EXPECT_EQ(where("a NOT IN [1]"), (Condition{Not{{Condition{In{At("a"), {Value(1)}}}}}}));
  EXPECT_EQ(where("a IS MISSING"), (Condition{AttributeNotExists{Top("a")}}));
  EXPECT_EQ(where("a IS NULL"),
            (Condition{AttributeTypeIs{At("a"), dynamodb::AttributeType::kNull}}));
  EXPECT_EQ(where("size(a) = 1"),
            (Condition{Comparison{Comparator::kEqual,
                                  Operand{Operation{Operator::kSize, {At("a")}}}, Value(1)}}));
}

TEST(PartiQlStatement, UpdatesBecomeThoseOfExpressions) {
  const auto update = Parsed<Update>(
      "UPDATE t SET a = a + 1, b = set_add(b, <<1>>) SET c = set_delete(c, ?) REMOVE d WHERE k = 1 "
      "RETURNING ALL NEW *",
      {AttributeValue(dynamodb::StringSet{{"x"}})});
  ASSERT_EQ(update.update.set_actions.size(), 1u);
  EXPECT_EQ(update.update.set_actions[0].value,
            (Operand{Operation{Operator::kPlus, {At("a"), Value(1)}}}));
  EXPECT_EQ(update.update.add_actions.at(0).path, Top("b"));
  EXPECT_EQ(update.update.delete_actions.at(0).path, Top("c"));
  EXPECT_EQ(update.update.remove_paths.at(0), Top("d"));
  EXPECT_EQ(update.returning, Returning::kAllNew);
}

TEST(PartiQlStatement, InsertHasItsItem) {
  const auto insert =
      Parsed<Insert>("INSERT INTO t VALUE {'a': ?, 'b': 1.e2}", {AttributeValue::S("x")});
  EXPECT_EQ(insert.item,
            (dynamodb::Item{{"a", AttributeValue::S("x")}, {"b", AttributeValue::N(100)}}));
}

TEST(PartiQlStatement, TheFirstFaultIsSyntaxThenParametersThenMeaning) {
  EXPECT_TRUE(Refusal("SELECT a AS b FROM t WHERE c = ? AND").starts_with("Statement wasn't well"));
  EXPECT_EQ(Refusal("SELECT a AS b FROM t WHERE c = ?"),
            "Number of parameters in request and statement don't match.");
  EXPECT_EQ(Refusal("SELECT a AS b FROM t WHERE c LIKE ?", {AttributeValue::N(1)}),
            "Aliasing is not supported");
}

TEST(PartiQlStatement, TablesOfWritesHaveNoAliases) {
  for (const char* text : {"UPDATE t x SET a = 1 WHERE k = 1", "UPDATE t AS x REMOVE a WHERE k = 1",
                           "UPDATE t REMOVEs SET a = 1 WHERE k = 1", "DELETE FROM t x WHERE k = 1",
                           "DELETE FROM t AS x WHERE k = 1"}) {
    EXPECT_EQ(Refusal(text), "Aliasing is not supported") << text;
  }
  for (const char* text :
       {"UPDATE t x y SET a = 1 WHERE k = 1", "UPDATE t AS SET a = 1 WHERE k = 1",
        "UPDATE t x WHERE k = 1", "INSERT INTO t x VALUE {'k': 1}"}) {
    EXPECT_TRUE(Refusal(text).starts_with("Statement wasn't well formed")) << text;
  }
}

TEST(PartiQlStatement, TextsHaveAtMost8192Bytes) {
  std::string text = "SELECT * FROM t";
  text.resize(kMaxStatementBytes, ' ');
  EXPECT_EQ(Refusal(text), "");
  EXPECT_EQ(Refusal(text + " "), "Member must have length less than or equal to 8192");
}

TEST(PartiQlStatement, ParametersCountTowardsTheLevelsOfALiteral) {
  AttributeValue deep = AttributeValue::L({});
  for (int i = 0; i < 20; ++i) deep = AttributeValue::L({deep});
  const std::string text =
      "INSERT INTO t VALUE {'a': " + std::string(15, '[') + "?" + std::string(15, ']') + "}";
  EXPECT_EQ(Refusal(text, {deep}), "Nesting Levels have exceeded supported limits");
}

TEST(PartiQlSelection, KeepsValuesUnderTheirOwnNames) {
  const auto select = Parsed<Select>("SELECT a.b, c[1], d FROM t");
  const dynamodb::Item item{
      {"a", AttributeValue::M({{"b", AttributeValue::N(1)}, {"x", AttributeValue::N(2)}})},
      {"c", AttributeValue::L({AttributeValue::N(3), AttributeValue::N(4)})}};
  const auto packed = dynamodb::Pack(item);
  EXPECT_EQ(dynamodb::Unpack(SelectPacked(*select.selection, packed.bytes)),
            (dynamodb::Item{{"b", AttributeValue::N(1)}, {"c[1]", AttributeValue::N(4)}}));
}

}  // namespace
}  // namespace flavorbot::expression::partiql
