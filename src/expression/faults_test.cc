// Which of several faults is told: the answers of the service to expressions that have two.
#include "expression/faults.h"

#include <gtest/gtest.h>

#include "expression/expression_cases.h"

namespace flavorbot::expression {
namespace {

constexpr std::string_view kParentheses = "The expression has redundant parentheses;";
constexpr std::string_view kReserved =
    "Attribute name is a reserved keyword; reserved keyword: name";
constexpr std::string_view kNoFoo = "Invalid function name; function: foo";
constexpr std::string_view kValueU =
    "An expression attribute value used in expression is not defined; attribute value: :u";
constexpr std::string_view kNameU =
    "An expression attribute name used in the document path is not defined; attribute name: #u";
constexpr std::string_view kTwoOperands =
    "Incorrect number of operands for operator or function; operator or function: "
    "attribute_exists, number of operands: 2";
constexpr std::string_view kContains =
    "The function is not allowed to be used this way in an expression; function: contains";
constexpr std::string_view kOverlap =
    "Two document paths overlap with each other; must remove or rewrite one of these paths; path "
    "one: [a], path two: [a]";

TEST(Faults, OfAConditionTheServiceTellsTheFirstOfTheEarliestPass) {
  for (const auto& [text, fault] : std::initializer_list<FaultCase>{
           {"name = :u and (a = b) and foo(a) and", R"(Syntax error; token: "<EOF>", near: "and")"},
           {"name = :u and ((a = b)) and foo(a) and", kParentheses},
           {"((a)) = b = c", kParentheses},
           {"a = (((b)) ~", kParentheses},
           {"((a)) BETWEEN", kParentheses},
           {"((size(a))) ~", kParentheses},
           {"((a)) ~", R"(Syntax error; token: "~", near: ") ~")"},
           {"a = = ((b))", R"(Syntax error; token: "=", near: "= = (")"},
           {"((a = b) ~", R"(Syntax error; token: "~", near: ") ~")"},
           {"name = b AND ((a = b))", kParentheses},
           {"foo(c) AND ((a = b))", kParentheses},
           {"((a = :u))", kParentheses},
           {"name = b AND foo(c)", kReserved},
           {"foo(c) AND name = b", kNoFoo},
           {"foo(name)", kNoFoo},
           {"contains(a, name) = b", kContains},
           {"name = contains(a, b)", kReserved},
           {"a = :u AND name = b", kReserved},
           {"size(:n) = name", kReserved},
           {"attribute_exists(a, b) AND name = b", kReserved},
           {"attribute_exists(a, b) AND :u = b", kTwoOperands},
           {":u = b AND attribute_exists(a, b)", kValueU},
           {"#u = :u", kNameU},
           {":u = #u", kValueU},
       }) {
    EXPECT_EQ(FaultOf(ParseCondition, text), "Invalid ConditionExpression: " + std::string(fault))
        << text;
  }
}

TEST(Faults, OfAnUpdateOverlapsComeBeforeOperandsAndAfterTargets) {
  for (const auto& [text, fault] : std::initializer_list<FaultCase>{
           {"SET a = :u REMOVE a", kOverlap},
           {"SET a = :n REMOVE a ADD b :s", kOverlap},
           {"SET a = :n REMOVE a, #u", kNameU},
           {"SET a = :u, name = b", kReserved},
           {"SET a = #u, b = foo(c)", kNoFoo},
           {"SET a = b REMOVE #u ADD c :u DELETE name :v SET x = y", kReserved},
           {"SET a = ((:n)) SET b = c", kParentheses},
           {"SET a = ((:n)) ~", kParentheses},
           {"SET a = :u REMOVE #u SET b = c",
            "The \"SET\" section can only be used once in an update expression;"},
       }) {
    EXPECT_EQ(FaultOf(ParseUpdate, text), "Invalid UpdateExpression: " + std::string(fault))
        << text;
  }
}

TEST(Faults, AnErrorNamesTheKindOfExpression) {
  Faults faults(ExpressionKind::kProjection);
  EXPECT_TRUE(faults.empty());
  faults.Note(Pass::kWords, 7, "later");
  faults.Note(Pass::kWords, 3, "earlier");
  faults.Note(Pass::kOperands, 0, "of a later pass");
  EXPECT_EQ(faults.ToError().message, "Invalid ProjectionExpression: earlier");
  EXPECT_EQ(faults.ToError().code, dynamodb::ErrorCode::kValidationException);
}

TEST(Faults, WhatIsToldAtOnceOutranksAllOthers) {
  Faults faults(ExpressionKind::kFilter);
  faults.Note(Pass::kWords, 0, "a word");
  faults.NoteAtOnce("syntax");
  faults.Note(Pass::kWords, 0, "a word");
  faults.NoteAtOnce("another");
  EXPECT_EQ(faults.ToError().message, "Invalid FilterExpression: syntax");
}

}  // namespace
}  // namespace flavorbot::expression
