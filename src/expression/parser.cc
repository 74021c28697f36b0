#include "expression/parser.h"

#include <charconv>
#include <utility>

#include "expression/limits.h"
#include "expression/reserved_words.h"

namespace flavorbot::expression {

Parser::Parser(ExpressionKind kind, std::string_view text, Parameters& parameters)
    : kind_(kind),
      lexer_(text),
      parameters_(parameters),
      faults_(kind),
      token_(lexer_.Next()),
      next_(lexer_.Next()) {}

void Parser::Advance() {
  previous_ = token_;
  token_ = next_;
  next_ = lexer_.Next();
}

bool Parser::Take(TokenKind kind) {
  if (token_.kind != kind) return false;
  Advance();
  return true;
}

bool Parser::Expect(TokenKind kind) {
  if (Take(kind)) return true;
  SyntaxError();
  return false;
}

bool Parser::AtCall() const {
  return token_.kind == TokenKind::kIdentifier && next_.kind == TokenKind::kLeftParenthesis;
}

void Parser::SyntaxError() {
  const bool at_end = token_.kind == TokenKind::kEnd;
  const std::size_t near_end = at_end ? token_.end : next_.end;
  std::string what = "Syntax error; token: \"";
  what.append(at_end ? "<EOF>" : TextOf(token_)).append("\", near: \"");
  what.append(lexer_.text().substr(previous_.begin, near_end - previous_.begin)).append("\"");
  faults_.NoteAtOnce(std::move(what));
}

bool Parser::Enter() {
  if (++depth_ < kMaxExpressionDepth) return true;
  if (token_.kind == TokenKind::kLeftParenthesis) {
    faults_.NoteAtOnce("The expression has redundant parentheses;");
  } else {
    faults_.NoteAtOnce("The expression contains too many operators; operator count: " +
                       std::to_string(kMaxOperators + 1));
  }
  return false;
}

void Parser::CheckParentheses(int count) {
  if (count > 1) faults_.NoteAtOnce("The expression has redundant parentheses;");
}

void Parser::CountOperator() {
  if (++operators_ == kMaxOperators + 1) {
    Note(Pass::kOperands, token_.begin,
         "The expression contains too many operators; operator count: " +
             std::to_string(operators_));
  }
}

std::optional<Path> Parser::ParsePath(Pass pass, bool* defined) {
  const std::size_t position = token_.begin;
  bool names_defined = true;
  Path path;
  if (!ParseName(path.attribute, pass, names_defined)) return std::nullopt;
  while (true) {
    if (Take(TokenKind::kDot)) {
      std::string name;
      if (!ParseName(name, pass, names_defined)) return std::nullopt;
      path.steps.emplace_back(std::move(name));
    } else if (Take(TokenKind::kLeftBracket)) {
      if (!ParseIndex(path)) return std::nullopt;
    } else {
      break;
    }
  }
  const std::size_t levels = path.steps.size() + 1;
  if (levels > kMaxPathElements) {
    Note(
        pass, position,
        "The document path has too many nesting levels; nesting levels: " + std::to_string(levels));
  }
  if (defined != nullptr) *defined = names_defined;
  return path;
}

bool Parser::ParseName(std::string& name, Pass pass, bool& defined) {
  const std::string_view text = TokenText();
  if (token_.kind == TokenKind::kIdentifier) {
    if (IsReservedWord(text)) {
      Note(Pass::kWords, token_.begin,
           "Attribute name is a reserved keyword; reserved keyword: " + std::string(text));
    }
    name = text;
  } else if (token_.kind == TokenKind::kNamePlaceholder) {
    if (const std::string* meaning = parameters_.UseName(text)) {
      name = *meaning;
    } else {
      defined = false;
      Note(pass, token_.begin,
           "An expression attribute name used in the document path is not defined; attribute "
           "name: " +
               std::string(text));
    }
  } else {
    SyntaxError();
    return false;
  }
  Advance();
  return true;
}

bool Parser::ParseIndex(Path& path) {
  const std::string_view digits = TokenText();
  if (token_.kind != TokenKind::kNumber) {
    SyntaxError();
    return false;
  }
  std::uint32_t index = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), index);
  if (read.ec != std::errc() || index > kMaxListIndex) {
    Note(Pass::kWords, token_.begin,
         "List index is not within the allowable range; index: [" + std::string(digits) + "]");
  }
  Advance();
  path.steps.emplace_back(index);
  return Expect(TokenKind::kRightBracket);
}

dynamodb::Result<void> CheckText(ExpressionKind kind, std::string_view text) {
  if (text.empty()) {
    return std::unexpected(InvalidExpression(kind, "The expression can not be empty;"));
  }
  if (text.size() > kMaxExpressionBytes) {
    return std::unexpected(InvalidExpression(
        kind, "Expression size has exceeded the maximum allowed size; expression size: " +
                  std::to_string(text.size())));
  }
  return {};
}

}  // namespace flavorbot::expression
