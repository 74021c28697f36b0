// What the parsers of all kinds of expressions share: tokens with the service's syntax errors,
// attribute paths, and operands with their functions.
//
// A parse function returns nullopt (or false) only after a syntax error was noted. A fault of
// meaning is noted and parsing goes on, for a later syntax error outranks it: so a caller looks at
// faults() when the text is read, and throws the tree away if there is one.
//
// Threads: one parse, one object. Borrows the text and the parameters.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dynamodb/error.h"
#include "expression/ast.h"
#include "expression/faults.h"
#include "expression/functions.h"
#include "expression/lexer.h"
#include "expression/parameters.h"

namespace flavorbot::expression {

// An operand and where it stands.
struct Term {
  Operand operand;
  std::size_t position = 0;
  // False when a placeholder in it has no meaning: the service stops there and checks no types.
  bool defined = true;
};

// A function with its arguments, before it is known whether it may stand there.
struct Call {
  const Function* function = nullptr;  // nullptr: there is none of that name, and that is noted
  std::size_t position = 0;
  std::vector<Term> arguments;
};

class Parser {
 public:
  // REQUIRES: CheckText found no fault in `text`.
  Parser(ExpressionKind kind, std::string_view text, Parameters& parameters);

  const Token& token() const { return token_; }
  std::string_view TokenText() const { return TextOf(token_); }
  void Advance();
  // Takes the token if it is of that kind; whether it was.
  bool Take(TokenKind kind);
  // The same where nothing else may stand: another kind is a syntax error.
  bool Expect(TokenKind kind);
  // Whether the token is an identifier and "(" follows it.
  bool AtCall() const;
  void SyntaxError();
  void Note(Pass pass, std::size_t position, std::string what) {
    faults_.Note(pass, position, std::move(what));
  }

  // `pass`: when an undefined #name in the path is told. `defined`, if given, learns of it.
  std::optional<Path> ParsePath(Pass pass, bool* defined = nullptr);
  // A path, a value, or a function of operands; parentheses around it.
  std::optional<Term> ParseTerm();
  // REQUIRES: AtCall().
  std::optional<Call> ParseCall();
  // The call as an operand; notes it where it is none, or may not be nested there.
  Term OperandOf(Call call);

  // Tells at once, as a syntax error, that of `count` parentheses around the same thing all but one
  // are redundant.
  void CheckParentheses(int count);
  // Counts an operator or function of a condition; notes when there are too many.
  void CountOperator();

  // Bounds the recursion of the parsers: at kMaxExpressionDepth notes what ends the parse, and is
  // false. Each true one is paired with Leave.
  bool Enter();
  void Leave() { --depth_; }

  const Faults& faults() const { return faults_; }
  ExpressionKind kind() const { return kind_; }

 private:
  std::string_view TextOf(const Token& token) const {
    return lexer_.text().substr(token.begin, token.end - token.begin);
  }
  bool ParseName(std::string& name, Pass pass, bool& defined);
  bool ParseIndex(Path& path);
  std::optional<Term> ParseBareTerm();
  Term ParseValue();
  bool MayBeNested(const Function& function) const;

  ExpressionKind kind_;
  Lexer lexer_;
  Parameters& parameters_;
  Faults faults_;
  Token previous_;
  Token token_;
  Token next_;
  int operators_ = 0;
  int depth_ = 0;
};

// Errors: kValidationException when the text is empty or too long.
dynamodb::Result<void> CheckText(ExpressionKind kind, std::string_view text);

}  // namespace flavorbot::expression
