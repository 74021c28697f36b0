#include "expression/partiql/parser.h"

#include <gtest/gtest.h>

#include <string>

namespace flavorbot::expression::partiql {
namespace {

StatementSyntax Parsed(std::string_view text) {
  auto syntax = ParseSyntax(text);
  EXPECT_TRUE(syntax.has_value()) << text;
  return syntax ? std::move(*syntax) : StatementSyntax{};
}

bool IsWellFormed(std::string_view text) { return ParseSyntax(text).has_value(); }

std::string Where(std::size_t depth, std::string_view open, std::string_view close) {
  std::string text = "SELECT * FROM t WHERE ";
  for (std::size_t i = 0; i < depth; ++i) text += open;
  text += "a = 1";
  for (std::size_t i = 0; i < depth; ++i) text += close;
  return text;
}

TEST(PartiQlParser, SelectHasItsClauses) {
  const auto syntax = Parsed("SELECT a.b[0], c FROM t.i WHERE d = ? ORDER BY e DESC, f;");
  EXPECT_EQ(syntax.kind, SyntaxKind::kSelect);
  ASSERT_EQ(syntax.projections.size(), 2u);
  EXPECT_EQ(syntax.projections[0].text, "a");
  EXPECT_EQ(syntax.projections[0].parts.size(), 2u);
  EXPECT_EQ(syntax.source.text, "t");
  ASSERT_TRUE(syntax.where.has_value());
  EXPECT_EQ(syntax.where->text, "=");
  ASSERT_EQ(syntax.order.size(), 2u);
  EXPECT_TRUE(syntax.order[0].descending);
  EXPECT_FALSE(syntax.order[1].descending);
  EXPECT_EQ(syntax.parameter_count, 1u);
}

TEST(PartiQlParser, AndBindsBeforeOrAndNotBeforeBoth) {
  const auto where = *Parsed("SELECT * FROM t WHERE NOT a = 1 AND b = 2 OR c = 3").where;
  ASSERT_EQ(where.kind, ExprKind::kOr);
  ASSERT_EQ(where.parts.size(), 2u);
  ASSERT_EQ(where.parts[0].kind, ExprKind::kAnd);
  EXPECT_EQ(where.parts[0].parts[0].kind, ExprKind::kNot);
}

TEST(PartiQlParser, TheAndOfBetweenIsItsOwn) {
  const auto where = *Parsed("SELECT * FROM t WHERE a BETWEEN 1 AND 2 AND b = 3").where;
  ASSERT_EQ(where.kind, ExprKind::kAnd);
  EXPECT_EQ(where.parts[0].kind, ExprKind::kBetween);
  EXPECT_EQ(where.parts[0].parts.size(), 3u);
}

TEST(PartiQlParser, SignsBelongToNumbers) {
  const auto where = *Parsed("SELECT * FROM t WHERE a = - + - -1").where;
  EXPECT_EQ(where.parts[1].kind, ExprKind::kNumber);
  EXPECT_EQ(where.parts[1].text, "-1");
}

TEST(PartiQlParser, ParametersAreNumberedInOrder) {
  const auto syntax = Parsed("UPDATE t SET a = ?, b = [?, {'x': ?}] WHERE c = ?");
  EXPECT_EQ(syntax.assignments[0].value.index, 0u);
  EXPECT_EQ(syntax.assignments[1].value.parts[0].index, 1u);
  EXPECT_EQ(syntax.where->parts[1].index, 3u);
  EXPECT_EQ(syntax.parameter_count, 4u);
}

TEST(PartiQlParser, RefusalsAreTheFirstOfTheText) {
  EXPECT_EQ(Parsed("SELECT DISTINCT a AS b FROM t LIMIT 1").refusal,
            "Unsupported token in expression: DISTINCT");
  EXPECT_EQ(Parsed("SELECT a FROM t").refusal, std::nullopt);
}

TEST(PartiQlParser, DepthIsBounded) {
  EXPECT_TRUE(IsWellFormed(Where(100, "(", ")")));
  EXPECT_FALSE(IsWellFormed(Where(4000, "(", ")")));
  EXPECT_FALSE(IsWellFormed("SELECT * FROM t WHERE a = " + std::string(4000, '[')));
  EXPECT_FALSE(IsWellFormed("SELECT * FROM t WHERE a = " + std::string(4000, '{')));
  EXPECT_FALSE(IsWellFormed("SELECT * FROM t WHERE a" + std::string(4000, '[')));
  EXPECT_FALSE(IsWellFormed("SELECT * FROM t WHERE " + std::string(4000, '-') + "1 = a"));
}

TEST(PartiQlParser, OperatorsAreBounded) {
  const auto many = [](std::string_view part, int count) {
    std::string text = "SELECT * FROM t WHERE a = 1";
    for (int i = 0; i < count; ++i) text += part;
    return text;
  };
  EXPECT_TRUE(IsWellFormed(many(" AND a = 1", 140)));
  EXPECT_FALSE(IsWellFormed(many(" AND a = 1", 500)));
  EXPECT_FALSE(IsWellFormed(many(" + 1", 500)));
  EXPECT_FALSE(IsWellFormed(many(" = 1", 500)));
  EXPECT_FALSE(IsWellFormed(Where(500, "NOT ", "")));
}

TEST(PartiQlParser, PlacesAreLineColumnAndLength) {
  EXPECT_EQ(PlaceText("abc", 1, 2), "1:2:2");
  EXPECT_EQ(PlaceText("a\nbc\nd", 5, 1), "3:1:1");
  EXPECT_EQ(PlaceText("a\nbc", 3, 1), "2:2:1");
}

}  // namespace
}  // namespace flavorbot::expression::partiql
