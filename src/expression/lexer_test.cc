#include "expression/lexer.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace flavorbot::expression {
namespace {

std::vector<TokenKind> KindsOf(std::string_view text) {
  Lexer lexer(text);
  std::vector<TokenKind> kinds;
  while (true) {
    kinds.push_back(lexer.Next().kind);
    if (kinds.back() == TokenKind::kEnd) return kinds;
  }
}

std::vector<std::string> TextsOf(std::string_view text) {
  Lexer lexer(text);
  std::vector<std::string> texts;
  for (Token token = lexer.Next(); token.kind != TokenKind::kEnd; token = lexer.Next()) {
    texts.emplace_back(text.substr(token.begin, token.end - token.begin));
  }
  return texts;
}

TEST(Lexer, TokensNeedNoBlanksBetweenThem) {
  EXPECT_EQ(TextsOf("a.b[3]<=:v AND#c<>size(d)"),
            (std::vector<std::string>{"a", ".", "b", "[", "3", "]", "<=", ":v", "AND", "#c", "<>",
                                      "size", "(", "d", ")"}));
}

TEST(Lexer, KeywordsAreKeywordsInAnyCaseButNotInsideWords) {
  using enum TokenKind;
  EXPECT_EQ(KindsOf("and Or NOT in beTween set REMOVE add Delete"),
            (std::vector{kAnd, kOr, kNot, kIn, kBetween, kSet, kRemove, kAdd, kDelete, kEnd}));
  EXPECT_EQ(KindsOf("android nota set_ :and #or"),
            (std::vector{kIdentifier, kIdentifier, kIdentifier, kValuePlaceholder, kNamePlaceholder,
                         kEnd}));
}

TEST(Lexer, ALeadingZeroIsANumberOfItsOwn) {
  EXPECT_EQ(TextsOf("01 10 0"), (std::vector<std::string>{"0", "1", "10", "0"}));
}

TEST(Lexer, UnderscoresAndDigitsBeginNoWord) {
  EXPECT_EQ(KindsOf("_a").front(), TokenKind::kUnknown);
  EXPECT_EQ(KindsOf("1a").front(), TokenKind::kNumber);
}

TEST(Lexer, PlaceholdersNeedACharacterAfterTheirMark) {
  EXPECT_EQ(KindsOf("#").front(), TokenKind::kUnknown);
  EXPECT_EQ(KindsOf(": v").front(), TokenKind::kUnknown);
  EXPECT_EQ(TextsOf("#_1:2"), (std::vector<std::string>{"#_1", ":2"}));
}

TEST(Lexer, AnUnknownCharacterIsOneWholeUtf8Character) {
  EXPECT_EQ(TextsOf("é😀\"€"), (std::vector<std::string>{"é", "😀", "\"", "€"}));
}

TEST(Lexer, ATruncatedUtf8CharacterEndsWithTheText) {
  EXPECT_EQ(TextsOf("\xf0\x9f"), (std::vector<std::string>{"\xf0\x9f"}));
}

TEST(Lexer, TheEndLiesBehindTrailingBlanksAndStays) {
  Lexer lexer("a \t\n");
  lexer.Next();
  for (int i = 0; i < 2; ++i) {
    const Token end = lexer.Next();
    EXPECT_EQ(end.kind, TokenKind::kEnd);
    EXPECT_EQ(end.begin, 4u);
    EXPECT_EQ(end.end, 4u);
  }
}

}  // namespace
}  // namespace flavorbot::expression
