// What the parsers of statements and of their expressions share: the current token and the next,
// the bounds, and the first thing that DynamoDB has no meaning for.
//
// Threads: one parse, one object. Borrows the text.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "expression/partiql/lexer.h"

namespace flavorbot::expression::partiql {

class TokenReader {
 public:
  explicit TokenReader(std::string_view text);

  const Token& token() const { return token_; }
  const Token& next() const { return next_; }
  std::string_view TokenText() const { return lexer_.TextOf(token_); }
  void Advance();

  bool AtWord(std::string_view word) const { return IsWord(token_, word); }
  bool NextIsWord(std::string_view word) const { return IsWord(next_, word); }
  bool AtMark(std::string_view mark) const { return IsMark(token_, mark); }
  bool NextIsMark(std::string_view mark) const { return IsMark(next_, mark); }
  // Takes the token if it is that; whether it was.
  bool TakeWord(std::string_view word);
  bool TakeMark(std::string_view mark);
  // All of them, one after the other; nothing else may stand there once the first did.
  bool TakeWords(std::initializer_list<std::string_view> words);

  bool AtEnd() const { return token_.kind == TokenKind::kEnd; }

  // Bounds the recursion: false where it ends the parse. Each true one is paired with Leave.
  bool Enter();
  void Leave() { --depth_; }
  // Bounds the operators of a statement: false where there are too many.
  bool CountOperator();

  // "1:9:4" of the token.
  std::string Place() const;
  // Keeps the first refusal.
  void Refuse(std::string why);
  std::optional<std::string> TakeRefusal() { return std::move(refusal_); }
  // Notes why the parse ends here, where the reason isn't syntax.
  void End(std::string why) { end_ = std::move(why); }
  std::optional<std::string> TakeEnd() { return std::move(end_); }

 private:
  bool IsWord(const Token& token, std::string_view word) const;
  bool IsMark(const Token& token, std::string_view mark) const;

  Lexer lexer_;
  Token token_;
  Token next_;
  int depth_ = 0;
  int operators_ = 0;
  std::optional<std::string> refusal_;
  std::optional<std::string> end_;
};

}  // namespace flavorbot::expression::partiql
