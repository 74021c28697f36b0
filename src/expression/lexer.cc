#include "expression/lexer.h"

#include <algorithm>
#include <array>
#include <utility>

namespace flavorbot::expression {

namespace {

bool IsBlank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsWordCharacter(char c) { return IsLetter(c) || IsDigit(c) || c == '_'; }

constexpr std::array<std::pair<std::string_view, TokenKind>, 9> kKeywords = {
    {{"AND", TokenKind::kAnd},
     {"OR", TokenKind::kOr},
     {"NOT", TokenKind::kNot},
     {"IN", TokenKind::kIn},
     {"BETWEEN", TokenKind::kBetween},
     {"SET", TokenKind::kSet},
     {"REMOVE", TokenKind::kRemove},
     {"ADD", TokenKind::kAdd},
     {"DELETE", TokenKind::kDelete}}};

TokenKind KindOfWord(std::string_view word) {
  for (const auto& [keyword, kind] : kKeywords) {
    // Only letters reach here as equal: 0x20 is all that tells their cases apart.
    if (keyword.size() == word.size() &&
        std::ranges::equal(keyword, word, [](char k, char c) { return k == (c & ~0x20); })) {
      return kind;
    }
  }
  return TokenKind::kIdentifier;
}

// The bytes of the UTF-8 character that begins with `lead`.
std::size_t CharacterBytes(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  return byte < 0xc0 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
}

TokenKind KindOfMark(char c) {
  switch (c) {
    case '=':
      return TokenKind::kEqual;
    case '<':
      return TokenKind::kLess;
    case '>':
      return TokenKind::kGreater;
    case '(':
      return TokenKind::kLeftParenthesis;
    case ')':
      return TokenKind::kRightParenthesis;
    case '[':
      return TokenKind::kLeftBracket;
    case ']':
      return TokenKind::kRightBracket;
    case ',':
      return TokenKind::kComma;
    case '.':
      return TokenKind::kDot;
    case '+':
      return TokenKind::kPlus;
    case '-':
      return TokenKind::kMinus;
    default:
      return TokenKind::kUnknown;
  }
}

}  // namespace

Token Lexer::Next() {
  while (at_ < text_.size() && IsBlank(text_[at_])) ++at_;
  const std::size_t begin = at_;
  const auto finish = [&](TokenKind kind) { return Token{kind, begin, at_}; };
  if (begin == text_.size()) return finish(TokenKind::kEnd);

  const char first = text_[at_++];
  const auto skip_word = [&] {
    while (at_ < text_.size() && IsWordCharacter(text_[at_])) ++at_;
    return text_.substr(begin, at_ - begin);
  };
  const char second = at_ < text_.size() ? text_[at_] : '\0';

  if (IsLetter(first)) return finish(KindOfWord(skip_word()));
  if (IsDigit(first)) {
    while (first != '0' && at_ < text_.size() && IsDigit(text_[at_])) ++at_;
    return finish(TokenKind::kNumber);
  }
  if ((first == '#' || first == ':') && IsWordCharacter(second)) {
    skip_word();
    return finish(first == '#' ? TokenKind::kNamePlaceholder : TokenKind::kValuePlaceholder);
  }
  if (first == '<' && (second == '=' || second == '>')) {
    ++at_;
    return finish(second == '=' ? TokenKind::kLessOrEqual : TokenKind::kNotEqual);
  }
  if (first == '>' && second == '=') {
    ++at_;
    return finish(TokenKind::kGreaterOrEqual);
  }
  const TokenKind mark = KindOfMark(first);
  if (mark == TokenKind::kUnknown) at_ = std::min(begin + CharacterBytes(first), text_.size());
  return finish(mark);
}

}  // namespace flavorbot::expression
