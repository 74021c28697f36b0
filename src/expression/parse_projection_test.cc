#include <gtest/gtest.h>

#include "expression/expression_cases.h"

namespace flavorbot::expression {
namespace {

void ExpectFaults(std::initializer_list<FaultCase> cases) {
  for (const auto& [text, fault] : cases) {
    EXPECT_EQ(FaultOf(ParseProjection, text), "Invalid ProjectionExpression: " + std::string(fault))
        << text;
  }
}

TEST(ParseProjection, PathsComeSortedWithIndexesByNumber) {
  const auto projection = ParseShared(ParseProjection, "m.x, l[10], #a, l[9], m.b[0]");
  ASSERT_TRUE(projection);
  std::string order;
  for (const Path& path : projection->paths) order += ToString(path);
  EXPECT_EQ(order, "[a][l, [9]][l, [10]][m, b, [0]][m, x]");
}

TEST(ParseProjection, OnlyPathsMayStand) {
  ExpectFaults({
      {"", "The expression can not be empty;"},
      {"a,", R"(Syntax error; token: "<EOF>", near: ",")"},
      {"a,,b", R"(Syntax error; token: ",", near: ",,b")"},
      {" ,a", R"(Syntax error; token: ",", near: " ,a")"},
      {"a b", R"(Syntax error; token: "b", near: "a b")"},
      {"a = b", R"(Syntax error; token: "=", near: "a = b")"},
      {"size(a)", R"(Syntax error; token: "(", near: "size(a")"},
      {"(a)", R"(Syntax error; token: "(", near: "(a")"},
      {":n", R"(Syntax error; token: ":n", near: ":n")"},
      {"remove", R"(Syntax error; token: "remove", near: "remove")"},
      {"a[", R"(Syntax error; token: "<EOF>", near: "[")"},
      {"a, name", "Attribute name is a reserved keyword; reserved keyword: name"},
      {"#u",
       "An expression attribute name used in the document path is not defined; attribute name: "
       "#u"},
  });
}

TEST(ParseProjection, PathsDontOverlap) {
  ExpectFaults({
      {"a, b, #a",
       "Two document paths overlap with each other; must remove or rewrite one of these paths; "
       "path one: [a], path two: [a]"},
      {"m.x, m",
       "Two document paths overlap with each other; must remove or rewrite one of these paths; "
       "path one: [m, x], path two: [m]"},
      {"l[0], l.x",
       "Two document paths conflict with each other; must remove or rewrite one of these paths; "
       "path one: [l, [0]], path two: [l, x]"},
  });
  EXPECT_EQ(FaultOf(ParseProjection, "m.x, m.y, mm, l[1], l[10]"), "");
}

}  // namespace
}  // namespace flavorbot::expression
