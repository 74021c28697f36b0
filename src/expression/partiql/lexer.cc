#include "expression/partiql/lexer.h"

#include <algorithm>
#include <array>

#include "expression/partiql/keywords.h"

namespace flavorbot::expression::partiql {

namespace {

bool IsBlank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsWordStart(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$';
}
bool IsWordCharacter(char c) { return IsWordStart(c) || IsDigit(c); }

constexpr std::array<std::string_view, 7> kLongMarks = {"<>", "!=", "<=", ">=", "<<", ">>", "||"};
constexpr std::string_view kMarks = "=<>()[]{},.:;*+-/%@";

}  // namespace

// False when a comment has no end.
bool Lexer::SkipBlanks() {
  while (at_ < text_.size()) {
    const auto rest = text_.substr(at_);
    if (IsBlank(rest.front())) {
      ++at_;
    } else if (rest.starts_with("--")) {
      at_ = std::min(text_.find('\n', at_), text_.size());
    } else if (rest.starts_with("/*")) {
      const auto end = text_.find("*/", at_ + 2);
      if (end == std::string_view::npos) return false;
      at_ = end + 2;
    } else {
      break;
    }
  }
  return true;
}

TokenKind Lexer::ReadQuoted(char quote, TokenKind kind) {
  while (true) {
    const auto end = text_.find(quote, at_);
    if (end == std::string_view::npos) {
      at_ = text_.size();
      return TokenKind::kUnknown;
    }
    at_ = end + 1;
    if (kind == TokenKind::kIon || at_ == text_.size() || text_[at_] != quote) return kind;
    ++at_;
  }
}

void Lexer::ReadNumber() {
  const auto skip_digits = [this] {
    while (at_ < text_.size() && IsDigit(text_[at_])) ++at_;
  };
  skip_digits();
  if (at_ < text_.size() && text_[at_] == '.') {
    ++at_;
    skip_digits();
  }
  if (at_ == text_.size() || (text_[at_] != 'e' && text_[at_] != 'E')) return;
  auto digits = at_ + 1;
  if (digits < text_.size() && (text_[digits] == '+' || text_[digits] == '-')) ++digits;
  if (digits == text_.size() || !IsDigit(text_[digits])) return;
  at_ = digits;
  skip_digits();
}

void Lexer::ReadMark(char first) {
  const std::array<char, 2> both = {first, at_ < text_.size() ? text_[at_] : '\0'};
  const std::string_view mark(both.data(), both.size());
  if (std::ranges::find(kLongMarks, mark) != kLongMarks.end()) ++at_;
}

Token Lexer::Next() {
  const auto before = at_;
  if (!SkipBlanks()) {
    at_ = text_.size();
    return {TokenKind::kUnknown, before, at_};
  }
  const auto begin = at_;
  const auto finish = [&](TokenKind kind) { return Token{kind, begin, at_}; };
  if (begin == text_.size()) return finish(TokenKind::kEnd);
  const char first = text_[at_++];
  if (IsWordStart(first)) {
    while (at_ < text_.size() && IsWordCharacter(text_[at_])) ++at_;
    const auto word = text_.substr(begin, at_ - begin);
    return finish(IsKeyword(word) ? TokenKind::kKeyword : TokenKind::kIdentifier);
  }
  if (IsDigit(first)) {
    ReadNumber();
    return finish(TokenKind::kNumber);
  }
  switch (first) {
    case '\'':
      return finish(ReadQuoted(first, TokenKind::kString));
    case '"':
      return finish(ReadQuoted(first, TokenKind::kQuotedIdentifier));
    case '`':
      return finish(ReadQuoted(first, TokenKind::kIon));
    case '?':
      return finish(TokenKind::kParameter);
    default:
      break;
  }
  ReadMark(first);
  const bool known = at_ - begin == 2 || kMarks.find(first) != std::string_view::npos;
  return finish(known ? TokenKind::kMark : TokenKind::kUnknown);
}

std::string Unquote(std::string_view token_text) {
  const char quote = token_text.front();
  std::string text;
  text.reserve(token_text.size() - 2);
  for (std::size_t i = 1; i + 1 < token_text.size(); ++i) {
    text += token_text[i];
    if (token_text[i] == quote) ++i;
  }
  return text;
}

}  // namespace flavorbot::expression::partiql
