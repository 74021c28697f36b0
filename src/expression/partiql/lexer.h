// PartiQL text -> tokens, one at a time.
//
//   pantry        identifier           "date"   quoted identifier, "" for a quote in it
//   'it''s'       string               ?        parameter
//   1.5e3         number               `...`    Ion literal (read, so that it can be refused)
//   -- to the end of the line, /* */   comments, read as blanks
//
// A word that PartiQL keeps for itself (keywords.h), in any case, is a token of kind kKeyword. Text
// that begins no token, and a literal or comment without its end, is of kind kUnknown.
//
// Threads: one object, one thread. Borrows the text.
// Source:  PartiQL specification; which words are kept as the service answers them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace flavorbot::expression::partiql {

enum class TokenKind : std::uint8_t {
  kIdentifier,
  kKeyword,
  kQuotedIdentifier,
  kString,
  kNumber,
  kParameter,
  kIon,
  kMark,  // = <> != < <= > >= ( ) [ ] { } << >> , . : ; * + - / % || @
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
  std::string_view TextOf(const Token& token) const {
    return text_.substr(token.begin, token.end - token.begin);
  }

 private:
  bool SkipBlanks();
  TokenKind ReadQuoted(char quote, TokenKind kind);
  void ReadNumber();
  void ReadMark(char first);

  std::string_view text_;
  std::size_t at_ = 0;
};

// What a kString or kQuotedIdentifier token stands for: without its quotes, doubled ones undone.
std::string Unquote(std::string_view token_text);

}  // namespace flavorbot::expression::partiql
