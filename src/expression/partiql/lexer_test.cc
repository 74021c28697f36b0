#include "expression/partiql/lexer.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "expression/partiql/keywords.h"

namespace flavorbot::expression::partiql {
namespace {

struct Read {
  TokenKind kind;
  std::string text;
  friend bool operator==(const Read&, const Read&) = default;
};

std::vector<Read> Tokens(std::string_view text) {
  Lexer lexer(text);
  std::vector<Read> tokens;
  for (auto token = lexer.Next(); token.kind != TokenKind::kEnd; token = lexer.Next()) {
    tokens.push_back({token.kind, std::string(lexer.TextOf(token))});
  }
  return tokens;
}

using enum TokenKind;

TEST(PartiQlLexer, TokensOfEachKind) {
  EXPECT_EQ(Tokens("SELECT a FROM \"t\" WHERE b='c' AND d=1.5e3 OR e=?"),
            (std::vector<Read>{{kKeyword, "SELECT"},
                               {kIdentifier, "a"},
                               {kKeyword, "FROM"},
                               {kQuotedIdentifier, "\"t\""},
                               {kKeyword, "WHERE"},
                               {kIdentifier, "b"},
                               {kMark, "="},
                               {kString, "'c'"},
                               {kKeyword, "AND"},
                               {kIdentifier, "d"},
                               {kMark, "="},
                               {kNumber, "1.5e3"},
                               {kKeyword, "OR"},
                               {kIdentifier, "e"},
                               {kMark, "="},
                               {kParameter, "?"}}));
}

TEST(PartiQlLexer, MarksOfTwoCharactersAreOne) {
  EXPECT_EQ(Tokens("<<1>> <> != <= >= || < >").size(), 10u);
  EXPECT_EQ(Tokens("a<>b")[1], (Read{kMark, "<>"}));
}

TEST(PartiQlLexer, ADoubledQuoteDoesNotEndAText) {
  EXPECT_EQ(Tokens("'it''s' 'x'"), (std::vector<Read>{{kString, "'it''s'"}, {kString, "'x'"}}));
  EXPECT_EQ(Unquote("'it''s'"), "it's");
  EXPECT_EQ(Unquote("\"a\"\"\""), "a\"");
  EXPECT_EQ(Unquote("''"), "");
}

TEST(PartiQlLexer, CommentsAreBlanks) {
  EXPECT_EQ(Tokens("a -- b\nc /* d ' */ e --"),
            (std::vector<Read>{{kIdentifier, "a"}, {kIdentifier, "c"}, {kIdentifier, "e"}}));
}

TEST(PartiQlLexer, WhatHasNoEndIsUnknown) {
  for (const char* text : {"'a", "\"a", "`a", "/* a", "'a''"}) {
    ASSERT_EQ(Tokens(text).size(), 1u) << text;
    EXPECT_EQ(Tokens(text)[0].kind, kUnknown) << text;
  }
}

TEST(PartiQlLexer, NumbersEndWhereTheirFormDoes) {
  EXPECT_EQ(Tokens("1e"), (std::vector<Read>{{kNumber, "1"}, {kIdentifier, "e"}}));
  EXPECT_EQ(Tokens("1.2.3"), (std::vector<Read>{{kNumber, "1.2"}, {kMark, "."}, {kNumber, "3"}}));
  EXPECT_EQ(Tokens("1e-5-2"), (std::vector<Read>{{kNumber, "1e-5"}, {kMark, "-"}, {kNumber, "2"}}));
}

TEST(PartiQlLexer, OtherBytesAreUnknown) {
  EXPECT_EQ(Tokens("#")[0].kind, kUnknown);
  EXPECT_EQ(Tokens("\xc3\xa9")[0].kind, kUnknown);
  EXPECT_EQ(Tokens(std::string_view("\0", 1))[0].kind, kUnknown);
}

TEST(PartiQlKeywords, AreOfAnyCaseAndNothingElse) {
  EXPECT_TRUE(IsKeyword("select"));
  EXPECT_TRUE(IsKeyword("SeLeCt"));
  EXPECT_TRUE(IsKeyword("character_length"));
  EXPECT_FALSE(IsKeyword("name"));
  EXPECT_FALSE(IsKeyword(""));
  EXPECT_FALSE(IsKeyword(std::string(1000, 'a')));
}

}  // namespace
}  // namespace flavorbot::expression::partiql
