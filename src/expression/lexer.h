// Expression text -> tokens, one at a time.
//
// Keywords are AND OR NOT IN BETWEEN SET REMOVE ADD DELETE, in any case and in every kind of
// expression. A character that begins no token is a token of kind kUnknown.
//
// Threads: one object, one thread. Borrows the text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace flavorbot::expression {

enum class TokenKind : std::uint8_t {
  kIdentifier,        // pantry
  kNamePlaceholder,   // #n
  kValuePlaceholder,  // :v
  kNumber,            // 0 or digits without a leading zero
  kEqual,
  kNotEqual,
  kLess,
  kLessOrEqual,
  kGreater,
  kGreaterOrEqual,
  kLeftParenthesis,
  kRightParenthesis,
  kLeftBracket,
  kRightBracket,
  kComma,
  kDot,
  kPlus,
  kMinus,
  kAnd,
  kOr,
  kNot,
  kIn,
  kBetween,
  kSet,
  kRemove,
  kAdd,
  kDelete,
  kUnknown,
  kEnd,
};

// The bytes [begin, end) of the text.
struct Token {
  TokenKind kind = TokenKind::kEnd;
  std::size_t begin = 0;
  std::size_t end = 0;
};

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  // The next token; kEnd, at the end of the text, for ever after the last.
  Token Next();

  std::string_view text() const { return text_; }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace flavorbot::expression
