#include <gtest/gtest.h>

#include "expression/expression_cases.h"

namespace flavorbot::expression {
namespace {

Condition Parsed(std::string_view text) {
  auto condition = ParseShared(ParseCondition, text);
  EXPECT_TRUE(condition) << text << ": " << condition.error().message;
  return condition ? std::move(*condition) : Condition{};
}

Operand PathOperand(std::string name) { return {Path{.attribute = std::move(name)}}; }

Condition Equal(std::string a, std::string b) {
  return {Comparison{Comparator::kEqual, PathOperand(std::move(a)), PathOperand(std::move(b))}};
}

void ExpectFaults(std::initializer_list<FaultCase> cases) {
  for (const auto& [text, fault] : cases) {
    EXPECT_EQ(FaultOf(ParseCondition, text), "Invalid ConditionExpression: " + std::string(fault))
        << text;
  }
}

TEST(ParseCondition, AndBindsTighterThanOrAndNotTighterThanBoth) {
  EXPECT_EQ(
      Parsed("a = b OR c = d AND NOT e = f"),
      (Condition{Or{{Equal("a", "b"),
                     Condition{And{{Equal("c", "d"), Condition{Not{{Equal("e", "f")}}}}}}}}}));
  EXPECT_EQ(Parsed("(a = b OR c = d) AND e = f"),
            (Condition{And{{Condition{Or{{Equal("a", "b"), Equal("c", "d")}}}, Equal("e", "f")}}}));
}

TEST(ParseCondition, TheAndOfBetweenIsItsOwn) {
  EXPECT_EQ(
      Parsed("a BETWEEN b AND c AND d = e"),
      (Condition{And{{Condition{Between{PathOperand("a"), PathOperand("b"), PathOperand("c")}},
                      Equal("d", "e")}}}));
}

TEST(ParseCondition, PlaceholdersAreReplacedAndNamesKeepTheirDots) {
  EXPECT_EQ(Parsed("#dotted = :n"),
            (Condition{Comparison{Comparator::kEqual, PathOperand("m.x"), {N("5")}}}));
}

TEST(ParseCondition, PathsHaveNamesAndIndexesWithBlanksAllowed) {
  const Path path{.attribute = "a", .steps = {"b", std::uint32_t{3}, std::uint32_t{0}, "a"}};
  EXPECT_EQ(Parsed("attribute_exists (a . b[ 3 ] [0].#a)"), (Condition{AttributeExists{path}}));
}

TEST(ParseCondition, OperandsAndConditionsMayStandInParentheses) {
  EXPECT_EQ(Parsed("(a) = (b)"), Equal("a", "b"));
  EXPECT_EQ(Parsed("((a) = b)"), Equal("a", "b"));
  EXPECT_EQ(Parsed("(NOT (a = b))"), (Condition{Not{{Equal("a", "b")}}}));
  EXPECT_EQ(Parsed("NOT NOT a = b"), Equal("a", "b"));
}

TEST(ParseCondition, FunctionsTakePathsValuesAndSizes) {
  const Operand size_of_a{Operation{Operator::kSize, {PathOperand("a")}}};
  EXPECT_EQ(Parsed("contains(size(a), :n)"), (Condition{Contains{size_of_a, {N("5")}}}));
  EXPECT_EQ(Parsed("a IN (:s, size(a))"), (Condition{In{PathOperand("a"), {{S("x")}, size_of_a}}}));
  EXPECT_EQ(Parsed("begins_with(:s, a)"), (Condition{BeginsWith{{S("x")}, PathOperand("a")}}));
}

TEST(ParseCondition, SyntaxErrorsShowTheTokenAndItsNeighbours) {
  ExpectFaults({
      {"a", R"t(Syntax error; token: "<EOF>", near: "a")t"},
      {"a = ", R"t(Syntax error; token: "<EOF>", near: "= ")t"},
      {"  ", R"t(Syntax error; token: "<EOF>", near: "  ")t"},
      {"a = = b", R"t(Syntax error; token: "=", near: "= = b")t"},
      {"a  =  =   b  c", R"t(Syntax error; token: "=", near: "=  =   b")t"},
      {" = a", R"t(Syntax error; token: "=", near: " = a")t"},
      {"xx yy zz aa", R"t(Syntax error; token: "yy", near: "xx yy zz")t"},
      {"a = \"x\"", R"t(Syntax error; token: """, near: "= "x")t"},
      {"é = a", R"t(Syntax error; token: "é", near: "é =")t"},
      {"_a = b", R"t(Syntax error; token: "_", near: "_a")t"},
      {"a = b)", R"t(Syntax error; token: ")", near: "b)")t"},
      {"(a = b) = c", R"t(Syntax error; token: "=", near: ") = c")t"},
      {"(a) and b = c", R"t(Syntax error; token: "and", near: ") and b")t"},
      {"((a))", R"t(Syntax error; token: "<EOF>", near: ")")t"},
      {"a < b < c", R"t(Syntax error; token: "<", near: "b < c")t"},
      {"not a", R"t(Syntax error; token: "<EOF>", near: "a")t"},
      {"a IN ()", R"t(Syntax error; token: ")", near: "()")t"},
      {"a IN b", R"t(Syntax error; token: "b", near: "IN b")t"},
      {"a[x] = c", R"t(Syntax error; token: "x", near: "[x]")t"},
      {"a[-1] = c", R"t(Syntax error; token: "-", near: "[-1")t"},
      {"a[01] = b", R"t(Syntax error; token: "1", near: "01]")t"},
      {"a.5 = b", R"t(Syntax error; token: "5", near: ".5 =")t"},
      {"a.set = b", R"t(Syntax error; token: "set", near: ".set =")t"},
      {"attribute_exists(a = b)", R"t(Syntax error; token: "=", near: "a = b")t"},
      {"attribute_exists()", R"t(Syntax error; token: ")", near: "()")t"},
      {"size(a) size(b)", R"t(Syntax error; token: "size", near: ") size(")t"},
  });
}

TEST(ParseCondition, EmptyAndOverlongTextsAreRefused) {
  ExpectFaults({{"", "The expression can not be empty;"}});
  EXPECT_EQ(FaultOf(ParseCondition, "a = b" + std::string(4091, ' ')), "");
  EXPECT_EQ(FaultOf(ParseCondition, "a = b" + std::string(4092, ' ')),
            "Invalid ConditionExpression: Expression size has exceeded the maximum allowed size; "
            "expression size: 4097");
}

TEST(ParseCondition, RedundantParenthesesAreRefused) {
  for (const auto* text : {"((a = b))", "((a)) = b", "a = ((b))", "(a = b) AND ((c = d))",
                           "NOT ((a = b))", "size(((a))) = b", "a in (((b)))"}) {
    EXPECT_EQ(FaultOf(ParseCondition, text),
              "Invalid ConditionExpression: The expression has redundant parentheses;")
        << text;
  }
}

TEST(ParseCondition, FunctionsStandOnlyWhereTheyMay) {
  ExpectFaults({
      {"foo(a)", "Invalid function name; function: foo"},
      {"a = Size(b)", "Invalid function name; function: Size"},
      {"if_not_exists(a, b) = c",
       "The function is not allowed in a condition expression; function: if_not_exists"},
      {"attribute_exists(a) = b",
       "The function is not allowed to be used this way in an expression; function: "
       "attribute_exists"},
      {"(attribute_exists(a)) = b",
       "The function is not allowed to be used this way in an expression; function: "
       "attribute_exists"},
      {"(contains(a, b)) BETWEEN b AND c",
       "The function is not allowed to be used this way in an expression; function: contains"},
      {"(attribute_exists(a)) = b IN (c)", R"(Syntax error; token: "IN", near: "b IN (")"},
      {"(a = b) = c", R"(Syntax error; token: "=", near: ") = c")"},
      {"(attribute_exists(a) AND b = c) = d", R"(Syntax error; token: "=", near: ") = d")"},
      {"a = contains(b, c)",
       "The function is not allowed to be used this way in an expression; function: "
       "contains"},
      {"size(a)",
       "The function is not allowed to be used this way in an expression; function: size"},
      {"NOT size(a)",
       "The function is not allowed to be used this way in an expression; function: size"},
      {"size(contains(a, b)) = c",
       "The function is not allowed to be used this way in an expression; function: "
       "contains"},
  });
}

TEST(ParseCondition, NamesMustNotBeReservedAndPlaceholdersMustBeDefined) {
  ExpectFaults({
      {"name = :s", "Attribute name is a reserved keyword; reserved keyword: name"},
      {"a.Status = :s", "Attribute name is a reserved keyword; reserved keyword: Status"},
      {"a = :u",
       "An expression attribute value used in expression is not defined; attribute value: "
       ":u"},
      {"a.#u = :s",
       "An expression attribute name used in the document path is not defined; attribute "
       "name: "
       "#u"},
  });
  EXPECT_EQ(FaultOf(ParseCondition, "#name = :s"), "");
}

TEST(ParseCondition, OperandsAreChecked) {
  ExpectFaults({
      {"size(:n) = a",
       "Incorrect operand type for operator or function; operator or function: size, "
       "operand "
       "type: N"},
      {"size(size(a)) = b",
       "Incorrect operand type for operator or function; operator or function: size, "
       "operand "
       "type: N"},
      {"a < :bool",
       "Incorrect operand type for operator or function; operator or function: <, operand "
       "type: "
       "BOOL"},
      {":ss >= a",
       "Incorrect operand type for operator or function; operator or function: >=, operand "
       "type: "
       "SS"},
      {"begins_with(a, :n)",
       "Incorrect operand type for operator or function; operator or function: "
       "begins_with, "
       "operand type: N"},
      {"begins_with(size(a), b)",
       "Incorrect operand type for operator or function; operator or function: "
       "begins_with, "
       "operand type: N"},
      {"a BETWEEN :l AND :l",
       "Incorrect operand type for operator or function; operator or function: BETWEEN, "
       "operand "
       "type: L"},
      {"attribute_type(a, :n)",
       "Incorrect operand type for operator or function; operator or function: "
       "attribute_type, "
       "operand type: N"},
      {"attribute_type(a, :s)",
       "Invalid attribute type name found; type: x, valid types: "
       "{B,NULL,SS,BOOL,L,BS,N,NS,S,M}"},
      {"attribute_exists(:n)",
       "Operator or function requires a document path; operator or function: "
       "attribute_exists"},
      {"attribute_exists(a, b)",
       "Incorrect number of operands for operator or function; operator or function: "
       "attribute_exists, number of operands: 2"},
      {"begins_with(a)",
       "Incorrect number of operands for operator or function; operator or function: "
       "begins_with, "
       "number of operands: 1"},
      {"a.b = a.b",
       "The first operand must be distinct from the remaining operands for this operator "
       "or "
       "function; operator: =, first operand: [a, b]"},
      {"l[0] in (b, l[0])",
       "The first operand must be distinct from the remaining operands for this operator "
       "or "
       "function; operator: IN, first operand: [l, [0]]"},
      {"#a <> a",
       "The first operand must be distinct from the remaining operands for this operator "
       "or "
       "function; operator: <>, first operand: [a]"},
      {"a BETWEEN :nine AND :n",
       "The BETWEEN operator requires upper bound to be greater than or equal to lower "
       "bound; "
       "lower bound operand: AttributeValue: {N:9}, upper bound operand: AttributeValue: "
       "{N:5}"},
      {"a BETWEEN :n AND :s",
       "The BETWEEN operator requires same data type for lower and upper bounds; lower "
       "bound "
       "operand: AttributeValue: {N:5}, upper bound operand: AttributeValue: {S:x}"},
  });
}

// What looks like the faults above and is none.
TEST(ParseCondition, OperandsThatOnlyAnItemCanJudgeAreAccepted) {
  for (const auto* text :
       {":n = :n", ":n < :s", "size(a) = size(a)", "a BETWEEN b AND b", "a IN (b, b)",
        "size(a) < :s", ":s BETWEEN :n AND b", "contains(:n, :n)", "a = a.b", "a = :null",
        "a IN (:l, :ss)", "a BETWEEN :n AND :n", "size(:l) = :n", "size(:s) = :n"}) {
    EXPECT_EQ(FaultOf(ParseCondition, text), "") << text;
  }
}

TEST(ParseCondition, IndexesAndNestingAreBounded) {
  EXPECT_EQ(FaultOf(ParseCondition, "a[2147483647] = b"), "");
  ExpectFaults({
      {"a[2147483648] = b", "List index is not within the allowable range; index: [2147483648]"},
      {"a[99999999999999999999] = b",
       "List index is not within the allowable range; index: [99999999999999999999]"},
  });
  EXPECT_EQ(FaultOf(ParseCondition, "a" + Repeat(31, ".b") + " = a"), "");
  EXPECT_EQ(FaultOf(ParseCondition, "a" + Repeat(32, "[0]") + " = a"),
            "Invalid ConditionExpression: The document path has too many nesting levels; nesting "
            "levels: 33");
}

TEST(ParseCondition, A301stOperatorIsRefused) {
  constexpr std::string_view kTooMany =
      "Invalid ConditionExpression: The expression contains too many operators; operator "
      "count: "
      "301";
  for (const auto* part : {"a = b", "attribute_exists(a)", "a in (b)", "a between b and c"}) {
    EXPECT_EQ(FaultOf(ParseCondition, Repeat(150, part, " OR ")), "") << part;
    EXPECT_EQ(FaultOf(ParseCondition, Repeat(151, part, " OR ")), kTooMany) << part;
  }
  EXPECT_EQ(FaultOf(ParseCondition, Repeat(299, "NOT ") + "a = b"), "");
  EXPECT_EQ(FaultOf(ParseCondition, Repeat(300, "NOT ") + "a = b"), kTooMany);
  EXPECT_EQ(FaultOf(ParseCondition, Repeat(299, "NOT (") + "a = b" + Repeat(299, ")")), "");
  EXPECT_EQ(FaultOf(ParseCondition, Repeat(301, "NOT (") + "a = b" + Repeat(301, ")")), kTooMany);
}

TEST(ParseCondition, InTakesAHundredCandidates) {
  EXPECT_EQ(FaultOf(ParseCondition, "a IN (" + Repeat(100, "b", ",") + ")"), "");
  EXPECT_EQ(FaultOf(ParseCondition, "a IN (" + Repeat(101, "b", ",") + ")"),
            "Invalid ConditionExpression: The IN operator is provided with too many operands; "
            "number of operands: 101");
}

// The stack must not grow with the text of an attacker.
TEST(ParseCondition, HostileNestingEndsInAnError) {
  EXPECT_EQ(FaultOf(ParseCondition, std::string(4096, '(')),
            "Invalid ConditionExpression: The expression has redundant parentheses;");
  EXPECT_EQ(FaultOf(ParseCondition, Repeat(585, "a=b AND(")),
            "Invalid ConditionExpression: Expression size has exceeded the maximum allowed size; "
            "expression size: 4680");
  EXPECT_EQ(FaultOf(ParseCondition, Repeat(500, "a=b AND(")),
            "Invalid ConditionExpression: The expression contains too many operators; operator "
            "count: 301");
  EXPECT_NE(FaultOf(ParseCondition, Repeat(800, "size(")), "");
  EXPECT_NE(FaultOf(ParseCondition, Repeat(4000, "(", "") + "a"), "");
}

TEST(ParseFilter, SpeaksOfTheFilterExpression) {
  EXPECT_EQ(FaultOf(ParseFilter, "a = :u"),
            "Invalid FilterExpression: An expression attribute value used in expression is not "
            "defined; attribute value: :u");
}

}  // namespace
}  // namespace flavorbot::expression
