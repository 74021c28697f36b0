#include "expression/partiql/token_reader.h"

#include <utility>

#include "expression/limits.h"
#include "expression/partiql/keywords.h"
#include "expression/partiql/limits.h"
#include "expression/partiql/parser.h"

namespace flavorbot::expression::partiql {

TokenReader::TokenReader(std::string_view text) : lexer_(text) {
  token_ = lexer_.Next();
  next_ = lexer_.Next();
}

void TokenReader::Advance() {
  token_ = next_;
  next_ = lexer_.Next();
}

bool TokenReader::IsWord(const Token& token, std::string_view word) const {
  return (token.kind == TokenKind::kKeyword || token.kind == TokenKind::kIdentifier) &&
         EqualsIgnoringCase(lexer_.TextOf(token), word);
}

bool TokenReader::IsMark(const Token& token, std::string_view mark) const {
  return token.kind == TokenKind::kMark && lexer_.TextOf(token) == mark;
}

bool TokenReader::TakeWord(std::string_view word) {
  if (!AtWord(word)) return false;
  Advance();
  return true;
}

bool TokenReader::TakeMark(std::string_view mark) {
  if (!AtMark(mark)) return false;
  Advance();
  return true;
}

bool TokenReader::TakeWords(std::initializer_list<std::string_view> words) {
  for (const auto word : words) {
    if (!TakeWord(word)) return false;
  }
  return true;
}

bool TokenReader::Enter() {
  if (depth_ == kMaxStatementDepth) return false;
  ++depth_;
  return true;
}

bool TokenReader::CountOperator() { return ++operators_ <= kMaxOperators; }

std::string TokenReader::Place() const {
  return PlaceText(lexer_.text(), token_.begin, token_.end - token_.begin);
}

void TokenReader::Refuse(std::string why) {
  if (!refusal_) refusal_ = std::move(why);
}

}  // namespace flavorbot::expression::partiql
