#include "expression/partiql/expression_parser.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace flavorbot::expression::partiql {

namespace {

constexpr std::array<std::string_view, 7> kComparators = {"=", "<>", "!=", "<", "<=", ">", ">="};

// Keywords that name functions.
constexpr std::array<std::string_view, 22> kFunctionWords = {
    "avg",      "bag",       "bit_length", "cast",      "char_length",  "character_length",
    "coalesce", "count",     "date_add",   "date_diff", "exists",       "extract",
    "list",     "lower",     "max",        "min",       "octet_length", "sexp",
    "size",     "substring", "sum",        "upper"};

Expr Wrap(ExprKind kind, Expr inner) {
  Expr outer{.kind = kind, .begin = inner.begin, .length = inner.length};
  outer.parts.push_back(std::move(inner));
  return outer;
}

}  // namespace

Expr ExpressionParser::At(ExprKind kind) const {
  const auto& token = tokens_.token();
  return {.kind = kind, .begin = token.begin, .length = token.end - token.begin};
}

std::optional<Expr> ExpressionParser::ParseExpression() {
  if (!tokens_.Enter()) return std::nullopt;
  auto left = ParseAnd();
  if (left && tokens_.AtWord("or")) {
    auto any = At(ExprKind::kOr);
    any.parts.push_back(std::move(*left));
    while (tokens_.TakeWord("or")) {
      auto right = tokens_.CountOperator() ? ParseAnd() : std::nullopt;
      if (!right) return std::nullopt;
      any.parts.push_back(std::move(*right));
    }
    left = std::move(any);
  }
  tokens_.Leave();
  return left;
}

std::optional<Expr> ExpressionParser::ParseAnd() {
  auto left = ParseNot();
  if (!left || !tokens_.AtWord("and")) return left;
  auto all = At(ExprKind::kAnd);
  all.parts.push_back(std::move(*left));
  while (tokens_.TakeWord("and")) {
    auto right = tokens_.CountOperator() ? ParseNot() : std::nullopt;
    if (!right) return std::nullopt;
    all.parts.push_back(std::move(*right));
  }
  return all;
}

std::optional<Expr> ExpressionParser::ParseNot() {
  std::size_t count = 0;
  const auto first = At(ExprKind::kNot);
  for (; tokens_.TakeWord("not"); ++count) {
    if (!tokens_.CountOperator()) return std::nullopt;
  }
  auto inner = ParseComparison();
  for (; inner && count > 0; --count) {
    auto outer = first;
    outer.parts.push_back(std::move(*inner));
    inner = std::move(outer);
  }
  return inner;
}

std::optional<Expr> ExpressionParser::ParseComparison() {
  auto left = ParseSum();
  while (left) {
    const bool inverted =
        tokens_.AtWord("not") &&
        (tokens_.NextIsWord("in") || tokens_.NextIsWord("between") || tokens_.NextIsWord("like"));
    const bool compares =
        tokens_.token().kind == TokenKind::kMark &&
        std::ranges::find(kComparators, tokens_.TokenText()) != kComparators.end();
    if (!compares && !inverted && !tokens_.AtWord("in") && !tokens_.AtWord("between") &&
        !tokens_.AtWord("like") && !tokens_.AtWord("is")) {
      return left;
    }
    if (!tokens_.CountOperator()) return std::nullopt;
    if (compares) {
      left = ParseBinary(std::move(*left), &ExpressionParser::ParseSum);
    } else {
      if (inverted) tokens_.Advance();
      left = ParseSuffix(std::move(*left), inverted);
    }
  }
  return left;
}

std::optional<Expr> ExpressionParser::ParseSuffix(Expr left, bool inverted) {
  if (tokens_.AtWord("is")) return ParseIs(std::move(left));
  std::optional<Expr> result;
  if (tokens_.AtWord("like")) {
    result = ParseBinary(std::move(left), &ExpressionParser::ParseSum);
  } else {
    const bool is_between = tokens_.AtWord("between");
    result = At(is_between ? ExprKind::kBetween : ExprKind::kIn);
    tokens_.Advance();
    result->parts.push_back(std::move(left));
    for (int i = 0; i < (is_between ? 2 : 1); ++i) {
      if (i == 1 && !tokens_.TakeWord("and")) return std::nullopt;
      auto operand = !is_between && tokens_.AtMark("(") ? ParseCandidates() : ParseSum();
      if (!operand) return std::nullopt;
      result->parts.push_back(std::move(*operand));
    }
  }
  if (result && inverted) result = Wrap(ExprKind::kNot, std::move(*result));
  return result;
}

std::optional<Expr> ExpressionParser::ParseIs(Expr left) {
  auto is = At(ExprKind::kIsNull);
  tokens_.Advance();
  const bool inverted = tokens_.TakeWord("not");
  if (tokens_.TakeWord("missing")) {
    is.kind = ExprKind::kIsMissing;
  } else if (!tokens_.TakeWord("null")) {
    return std::nullopt;
  }
  is.parts.push_back(std::move(left));
  if (inverted) return Wrap(ExprKind::kNot, std::move(is));
  return is;
}

// REQUIRES: the token is the operator.
std::optional<Expr> ExpressionParser::ParseBinary(
    Expr left, std::optional<Expr> (ExpressionParser::*operand)()) {
  auto both = At(ExprKind::kOperator);
  both.text = tokens_.AtWord("like") ? "like" : tokens_.TokenText();
  if (both.text == "!=") both.text = "<>";
  tokens_.Advance();
  auto right = (this->*operand)();
  if (!right) return std::nullopt;
  both.parts.push_back(std::move(left));
  both.parts.push_back(std::move(*right));
  return both;
}

std::optional<Expr> ExpressionParser::ParseSum() {
  auto left = ParseProduct();
  while (left && (tokens_.AtMark("+") || tokens_.AtMark("-") || tokens_.AtMark("||"))) {
    if (!tokens_.CountOperator()) return std::nullopt;
    left = ParseBinary(std::move(*left), &ExpressionParser::ParseProduct);
  }
  return left;
}

std::optional<Expr> ExpressionParser::ParseProduct() {
  auto left = ParseSign();
  while (left && (tokens_.AtMark("*") || tokens_.AtMark("/") || tokens_.AtMark("%"))) {
    if (!tokens_.CountOperator()) return std::nullopt;
    left = ParseBinary(std::move(*left), &ExpressionParser::ParseSign);
  }
  return left;
}

// Signs before a number are part of it.
std::optional<Expr> ExpressionParser::ParseSign() {
  std::vector<Expr> signs;
  while (tokens_.AtMark("+") || tokens_.AtMark("-")) {
    if (!tokens_.CountOperator()) return std::nullopt;
    signs.push_back(At(ExprKind::kOperator));
    signs.back().text = tokens_.TokenText();
    tokens_.Advance();
  }
  auto inner = ParsePrimary();
  for (; inner && !signs.empty(); signs.pop_back()) {
    if (inner->kind == ExprKind::kNumber) {
      if (signs.back().text == "-") {
        inner->text = inner->text.starts_with('-') ? inner->text.substr(1) : "-" + inner->text;
      }
    } else {
      signs.back().parts.push_back(std::move(*inner));
      inner = std::move(signs.back());
    }
  }
  return inner;
}

std::optional<Expr> ExpressionParser::ParsePrimary() {
  switch (tokens_.token().kind) {
    case TokenKind::kString: {
      auto value = At(ExprKind::kString);
      value.text = Unquote(tokens_.TokenText());
      tokens_.Advance();
      return value;
    }
    case TokenKind::kNumber: {
      auto value = At(ExprKind::kNumber);
      value.text = tokens_.TokenText();
      tokens_.Advance();
      return value;
    }
    case TokenKind::kParameter: {
      auto value = At(ExprKind::kParameter);
      value.index = parameter_count_++;
      tokens_.Advance();
      return value;
    }
    case TokenKind::kIon: {
      auto value = At(ExprKind::kIon);
      tokens_.Advance();
      return value;
    }
    case TokenKind::kIdentifier:
    case TokenKind::kKeyword:
      return ParseWord();
    case TokenKind::kQuotedIdentifier:
      return ParsePath();
    case TokenKind::kMark:
      break;
    case TokenKind::kUnknown:
    case TokenKind::kEnd:
      return std::nullopt;
  }
  if (tokens_.AtMark("(")) return ParseParenthesised();
  if (tokens_.AtMark("{")) return ParseTuple();
  if (tokens_.AtMark("@")) return ParsePath();
  const bool is_list = tokens_.AtMark("[");
  if (!is_list && !tokens_.AtMark("<<")) return std::nullopt;
  auto list = At(is_list ? ExprKind::kList : ExprKind::kBag);
  tokens_.Advance();
  if (!ParseList(is_list ? "]" : ">>", list)) return std::nullopt;
  return list;
}

std::optional<Expr> ExpressionParser::ParseWord() {
  constexpr std::array<std::pair<std::string_view, ExprKind>, 4> kConstants = {
      {{"true", ExprKind::kTrue},
       {"false", ExprKind::kFalse},
       {"null", ExprKind::kNull},
       {"missing", ExprKind::kMissing}}};
  for (const auto& [word, kind] : kConstants) {
    if (!tokens_.AtWord(word)) continue;
    auto value = At(kind);
    tokens_.Advance();
    return value;
  }
  if (tokens_.NextIsMark("(")) return ParseCall();
  return ParsePath();
}

// (a) and (a, b) behind IN: lists both.
std::optional<Expr> ExpressionParser::ParseCandidates() {
  auto list = At(ExprKind::kList);
  tokens_.Advance();
  if (tokens_.AtMark(")") || !ParseList(")", list)) return std::nullopt;
  return list;
}

// (a) is a; (a, b) is a list.
std::optional<Expr> ExpressionParser::ParseParenthesised() {
  auto list = At(ExprKind::kList);
  tokens_.Advance();
  if (tokens_.AtWord("select")) {
    tokens_.End("Unsupported token in expression: SELECT at " + tokens_.Place());
    return std::nullopt;
  }
  if (tokens_.AtMark(")") || !ParseList(")", list)) return std::nullopt;
  if (list.parts.size() > 1) return list;
  auto inner = std::move(list.parts.front());
  return inner;
}

std::optional<Expr> ExpressionParser::ParseCall() {
  if (tokens_.token().kind == TokenKind::kKeyword &&
      std::ranges::none_of(kFunctionWords,
                           [this](std::string_view word) { return tokens_.AtWord(word); })) {
    return std::nullopt;
  }
  auto call = At(ExprKind::kCall);
  call.text = tokens_.TokenText();
  tokens_.Advance();
  tokens_.Advance();
  if (tokens_.AtWord("select")) {
    tokens_.End("Unsupported token in expression: SELECT at " + tokens_.Place());
    return std::nullopt;
  }
  if (tokens_.AtMark("*") && tokens_.NextIsMark(")")) {
    call.parts.push_back(At(ExprKind::kStar));
    tokens_.Advance();
    tokens_.Advance();
    return call;
  }
  if (!tokens_.CountOperator() || !ParseList(")", call)) return std::nullopt;
  return call;
}

bool ExpressionParser::ParseList(std::string_view close, Expr& into) {
  if (tokens_.TakeMark(close)) return true;
  do {
    auto element = ParseExpression();
    if (!element) return false;
    into.parts.push_back(std::move(*element));
  } while (tokens_.TakeMark(","));
  return tokens_.TakeMark(close);
}

std::optional<Expr> ExpressionParser::ParseTuple() {
  auto tuple = At(ExprKind::kTuple);
  tokens_.Advance();
  if (tokens_.TakeMark("}")) return tuple;
  do {
    auto name = ParseExpression();
    if (!name || !tokens_.TakeMark(":")) return std::nullopt;
    auto value = ParseExpression();
    if (!value) return std::nullopt;
    tuple.parts.push_back(std::move(*name));
    tuple.parts.push_back(std::move(*value));
  } while (tokens_.TakeMark(","));
  if (!tokens_.TakeMark("}")) return std::nullopt;
  return tuple;
}

std::optional<Expr> ExpressionParser::ParsePath() {
  tokens_.TakeMark("@");
  auto path = At(ExprKind::kPath);
  if (tokens_.token().kind == TokenKind::kIdentifier) {
    path.text = tokens_.TokenText();
  } else if (tokens_.token().kind == TokenKind::kQuotedIdentifier) {
    path.text = Unquote(tokens_.TokenText());
  } else {
    return std::nullopt;
  }
  tokens_.Advance();
  return ParseSteps(std::move(path));
}

std::optional<Expr> ExpressionParser::ParseSteps(Expr path) {
  while (true) {
    if (tokens_.TakeMark(".")) {
      auto step = At(ExprKind::kString);
      if (tokens_.AtMark("*")) {
        step.kind = ExprKind::kStar;
      } else if (tokens_.token().kind == TokenKind::kIdentifier) {
        step.text = tokens_.TokenText();
      } else if (tokens_.token().kind == TokenKind::kQuotedIdentifier) {
        step.text = Unquote(tokens_.TokenText());
      } else {
        return std::nullopt;
      }
      tokens_.Advance();
      path.parts.push_back(std::move(step));
    } else if (tokens_.TakeMark("[")) {
      std::optional<Expr> step;
      if (tokens_.AtMark("*")) {
        step = At(ExprKind::kStar);
        tokens_.Advance();
      } else {
        step = ParseExpression();
      }
      if (!step || !tokens_.TakeMark("]")) return std::nullopt;
      path.parts.push_back(std::move(*step));
    } else {
      return path;
    }
  }
}

}  // namespace flavorbot::expression::partiql
