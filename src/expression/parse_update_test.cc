#include <gtest/gtest.h>

#include "expression/expression_cases.h"

namespace flavorbot::expression {
namespace {

Update Parsed(std::string_view text) {
  auto update = ParseShared(ParseUpdate, text);
  EXPECT_TRUE(update) << text << ": " << update.error().message;
  return update ? std::move(*update) : Update{};
}

Path Top(std::string name) { return {.attribute = std::move(name)}; }
Operand PathOperand(std::string name) { return {Top(std::move(name))}; }

// The value that "SET a = <text>" sets.
Operand SetValue(std::string_view text) {
  const auto update = Parsed("SET a = " + std::string(text));
  return update.set_actions.size() == 1 ? update.set_actions.front().value : Operand{};
}

void ExpectFaults(std::initializer_list<FaultCase> cases) {
  for (const auto& [text, fault] : cases) {
    EXPECT_EQ(FaultOf(ParseUpdate, text), "Invalid UpdateExpression: " + std::string(fault))
        << text;
  }
}

TEST(ParseUpdate, ClausesComeInAnyOrderAndCase) {
  Update expected;
  expected.set_actions = {{Top("a"), {N("5")}}, {Top("b"), PathOperand("c")}};
  expected.remove_paths = {Top("d"), {.attribute = "l", .steps = {std::uint32_t{0}}}};
  expected.add_actions = {{Top("e"), N("5")}, {Top("f"), SS({"a"})}};
  expected.delete_actions = {{Top("g"), NS({"1"})}};
  EXPECT_EQ(Parsed("SET a = :n, b = c REMOVE d, l[0] ADD e :n, f :ss DELETE g :ns"), expected);
  EXPECT_EQ(Parsed("delete g :ns Add e :n, f :ss remove d, l[0] set a=:n,b=c"), expected);
}

TEST(ParseUpdate, SetTakesOneSignBetweenTerms) {
  const Operand sum{Operation{Operator::kPlus, {PathOperand("b"), {N("5")}}}};
  EXPECT_EQ(SetValue("b + :n"), sum);
  EXPECT_EQ(SetValue("b+:n"), sum);
  EXPECT_EQ(SetValue("(b + :n)"), sum);
  EXPECT_EQ(SetValue("(b) + (:n)"), sum);
  EXPECT_EQ(SetValue("((b) + :n)"), sum);
  EXPECT_EQ(SetValue("b - b"),
            (Operand{Operation{Operator::kMinus, {PathOperand("b"), PathOperand("b")}}}));
}

TEST(ParseUpdate, IfNotExistsNestsAndListAppendTakesIt) {
  const Operand inner{Operation{Operator::kIfNotExists, {PathOperand("r"), {L({S("z")})}}}};
  EXPECT_EQ(SetValue("if_not_exists(q, if_not_exists(r, :l))"),
            (Operand{Operation{Operator::kIfNotExists, {PathOperand("q"), inner}}}));
  EXPECT_EQ(SetValue("list_append(if_not_exists(r, :l), l)"),
            (Operand{Operation{Operator::kListAppend, {inner, PathOperand("l")}}}));
  EXPECT_EQ(SetValue("((if_not_exists(r, :l)) + b)"),
            (Operand{Operation{Operator::kPlus, {inner, PathOperand("b")}}}));
}

TEST(ParseUpdate, SyntaxErrorsShowTheTokenAndItsNeighbours) {
  ExpectFaults({
      {"SET", R"(Syntax error; token: "<EOF>", near: "SET")"},
      {"SET a = ", R"(Syntax error; token: "<EOF>", near: "= ")"},
      {"FOO a", R"(Syntax error; token: "FOO", near: "FOO a")"},
      {"a = :n", R"(Syntax error; token: "a", near: "a =")"},
      {"SET a = :n, REMOVE s", R"(Syntax error; token: "REMOVE", near: ", REMOVE s")"},
      {"SET a = b + c + d", R"(Syntax error; token: "+", near: "c + d")"},
      {"SET a = a + (a + :n)", R"(Syntax error; token: "+", near: "a + :n")"},
      {"SET a = (a + :n) + :n", R"(Syntax error; token: "+", near: ") + :n")"},
      {"SET a = if_not_exists(a, a + :n)", R"(Syntax error; token: "+", near: "a + :n")"},
      {"SET a = b AND c", R"(Syntax error; token: "AND", near: "b AND c")"},
      {"SET a = a -1", R"(Syntax error; token: "1", near: "-1")"},
      {"SET :n = a", R"(Syntax error; token: ":n", near: "SET :n =")"},
      {"SET (a) = :n", R"(Syntax error; token: "(", near: "SET (a")"},
      {"REMOVE a b", R"(Syntax error; token: "b", near: "a b")"},
      {"ADD a = :n", R"(Syntax error; token: "=", near: "a = :n")"},
      {"ADD a a", R"(Syntax error; token: "a", near: "a a")"},
      {"ADD a if_not_exists(a,:n)",
       R"(Syntax error; token: "if_not_exists", near: "a if_not_exists(")"},
      {"DELETE a :ss, ", R"(Syntax error; token: "<EOF>", near: ", ")"},
  });
}

TEST(ParseUpdate, EachClauseStandsOnce) {
  ExpectFaults({
      {"SET a = :n SET b = :n",
       "The \"SET\" section can only be used once in an update expression;"},
      {"ADD a :n REMOVE c ADD b :n",
       "The \"ADD\" section can only be used once in an update expression;"},
  });
}

TEST(ParseUpdate, RedundantParenthesesAreRefused) {
  for (const auto* text : {"SET a = ((:n))", "SET a = ((a + :n))", "SET a = ((a)) + :n",
                           "SET a = a + ((:n))", "SET a = list_append(((l)), :l)"}) {
    EXPECT_EQ(FaultOf(ParseUpdate, text),
              "Invalid UpdateExpression: The expression has redundant parentheses;")
        << text;
  }
}

TEST(ParseUpdate, FunctionsStandOnlyWhereTheyMay) {
  ExpectFaults({
      {"SET a = foo(l)", "Invalid function name; function: foo"},
      {"SET a = size(l)", "The function is not allowed in an update expression; function: size"},
      {"SET a = attribute_exists(l)",
       "The function is not allowed in an update expression; function: attribute_exists"},
      {"SET a = list_append(:l, list_append(:l, l))",
       "The function is not allowed to be used this way in an expression; function: list_append"},
      {"SET a = if_not_exists(q, list_append(:l, l))",
       "The function is not allowed to be used this way in an expression; function: list_append"},
      {"SET a = :n + list_append(l, l)",
       "The function is not allowed to be used this way in an expression; function: list_append"},
      {"SET a = (list_append(l, l)) + :n",
       "The function is not allowed to be used this way in an expression; function: list_append"},
  });
}

TEST(ParseUpdate, OperandsAreChecked) {
  ExpectFaults({
      {"SET a = a + :s",
       "Incorrect operand type for operator or function; operator or function: +, operand type: "
       "S"},
      {"SET a = :n - :s",
       "Incorrect operand type for operator or function; operator or function: -, operand type: "
       "S"},
      {"SET a = list_append(l, :n)",
       "Incorrect operand type for operator or function; operator or function: list_append, "
       "operand type: N"},
      {"SET a = list_append(:l)",
       "Incorrect number of operands for operator or function; operator or function: list_append, "
       "number of operands: 1"},
      {"SET a = if_not_exists(:n, :n)",
       "Operator or function requires a document path; operator or function: if_not_exists"},
      {"SET a = if_not_exists(if_not_exists(q, a), :n)",
       "Operator or function requires a document path; operator or function: if_not_exists"},
      {"SET a = if_not_exists(b, b)",
       "The first operand must be distinct from the remaining operands for this operator or "
       "function; operator: if_not_exists, first operand: [b]"},
      {"SET a = :u",
       "An expression attribute value used in expression is not defined; attribute value: :u"},
      {"ADD a :u",
       "An expression attribute value used in expression is not defined; attribute value: :u"},
      {"SET a = #u",
       "An expression attribute name used in the document path is not defined; attribute name: "
       "#u"},
  });
}

TEST(ParseUpdate, AddTakesNumbersAndSetsAndDeleteTakesSets) {
  const auto wrong = [](std::string_view clause, std::string_view type) {
    return "Invalid UpdateExpression: Incorrect operand type for operator or function; operator: " +
           std::string(clause) + ", operand type: " + std::string(type) +
           ", typeSet: ALLOWED_FOR_" + std::string(clause) + "_OPERAND";
  };
  EXPECT_EQ(FaultOf(ParseUpdate, "ADD a :s"), wrong("ADD", "STRING"));
  EXPECT_EQ(FaultOf(ParseUpdate, "ADD a :b"), wrong("ADD", "BINARY"));
  EXPECT_EQ(FaultOf(ParseUpdate, "ADD a :bool"), wrong("ADD", "BOOLEAN"));
  EXPECT_EQ(FaultOf(ParseUpdate, "ADD a :null"), wrong("ADD", "NULL"));
  EXPECT_EQ(FaultOf(ParseUpdate, "ADD a :l"), wrong("ADD", "LIST"));
  EXPECT_EQ(FaultOf(ParseUpdate, "DELETE a :m"), wrong("DELETE", "MAP"));
  EXPECT_EQ(FaultOf(ParseUpdate, "DELETE a :n"), wrong("DELETE", "NUMBER"));
  EXPECT_EQ(FaultOf(ParseUpdate, "ADD a :n, b :ss, c :ns, d :bs DELETE e :ss, f :ns, g :bs"), "");
}

TEST(ParseUpdate, TargetsDontOverlap) {
  ExpectFaults({
      {"SET a = :n REMOVE a",
       "Two document paths overlap with each other; must remove or rewrite one of these paths; "
       "path one: [a], path two: [a]"},
      {"SET m.x = :n REMOVE m",
       "Two document paths overlap with each other; must remove or rewrite one of these paths; "
       "path one: [m, x], path two: [m]"},
      {"SET l[0] = :n, l[0].x = :n",
       "Two document paths overlap with each other; must remove or rewrite one of these paths; "
       "path one: [l, [0]], path two: [l, [0], x]"},
      {"SET m.x = :n, m[0] = :n",
       "Two document paths conflict with each other; must remove or rewrite one of these paths; "
       "path one: [m, x], path two: [m, [0]]"},
  });
  EXPECT_EQ(FaultOf(ParseUpdate, "SET m.x = m.y, m.y = m.x, l[0] = l[1] REMOVE l[1], m.xx"), "");
}

TEST(ParseUpdate, HostileNestingEndsInAnError) {
  EXPECT_NE(FaultOf(ParseUpdate, "SET a = " + Repeat(4000, "(")), "");
  EXPECT_EQ(
      FaultOf(ParseUpdate, "SET a = " + Repeat(200, "if_not_exists(b,") + ":n" + Repeat(200, ")")),
      "");
}

}  // namespace
}  // namespace flavorbot::expression
