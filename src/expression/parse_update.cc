#include <array>
#include <string>
#include <utility>
#include <vector>

#include "expression/operand_checks.h"
#include "expression/parse_text.h"
#include "expression/parser.h"
#include "expression/path_overlap.h"

namespace flavorbot::expression {

namespace {

using dynamodb::AttributeType;
using dynamodb::AttributeValue;

// As the messages on ADD and DELETE call the types; in the order of AttributeType.
constexpr std::array<std::string_view, 10> kJavaTypeNames = {
    "STRING", "NUMBER", "BINARY",     "BOOLEAN",    "NULL",
    "LIST",   "MAP",    "STRING_SET", "NUMBER_SET", "BINARY_SET"};

bool IsSet(AttributeType type) {
  return type == AttributeType::kSs || type == AttributeType::kNs || type == AttributeType::kBs;
}

class UpdateParser {
 public:
  UpdateParser(std::string_view text, Parameters& parameters)
      : parser_(ExpressionKind::kUpdate, text, parameters) {}

  dynamodb::Result<Update> Parse() {
    if (ParseClauses()) CheckTargets();
    if (!parser_.faults().empty()) return std::unexpected(parser_.faults().ToError());
    return std::move(update_);
  }

 private:
  bool ParseClauses() {
    do {
      const TokenKind clause = parser_.token().kind;
      const std::size_t position = parser_.token().begin;
      const bool known = clause == TokenKind::kSet || clause == TokenKind::kRemove ||
                         clause == TokenKind::kAdd || clause == TokenKind::kDelete;
      if (!known) {
        parser_.SyntaxError();
        return false;
      }
      parser_.Advance();
      CheckFirst(clause, position);
      clauses_.push_back(clause);
      do {
        if (!ParseAction(clause)) return false;
      } while (parser_.Take(TokenKind::kComma));
    } while (parser_.token().kind != TokenKind::kEnd);
    return true;
  }

  void CheckFirst(TokenKind clause, std::size_t position) {
    const bool used = clause == TokenKind::kSet      ? !update_.set_actions.empty()
                      : clause == TokenKind::kRemove ? !update_.remove_paths.empty()
                      : clause == TokenKind::kAdd    ? !update_.add_actions.empty()
                                                     : !update_.delete_actions.empty();
    if (!used) return;
    const std::string_view name = clause == TokenKind::kSet      ? "SET"
                                  : clause == TokenKind::kRemove ? "REMOVE"
                                  : clause == TokenKind::kAdd    ? "ADD"
                                                                 : "DELETE";
    parser_.Note(
        Pass::kSections, position,
        "The \"" + std::string(name) + "\" section can only be used once in an update expression;");
  }

  bool ParseAction(TokenKind clause) {
    auto path = parser_.ParsePath(Pass::kTargets);
    if (!path) return false;
    if (clause == TokenKind::kRemove) {
      update_.remove_paths.push_back(std::move(*path));
      return true;
    }
    if (clause == TokenKind::kSet) {
      if (!parser_.Expect(TokenKind::kEqual)) return false;
      auto value = ParseSetValue();
      if (!value) return false;
      update_.set_actions.push_back({std::move(*path), std::move(value->operand)});
      return true;
    }
    if (parser_.token().kind != TokenKind::kValuePlaceholder) {
      parser_.SyntaxError();
      return false;
    }
    auto value = parser_.ParseTerm();
    if (!value) return false;
    auto& actions = clause == TokenKind::kAdd ? update_.add_actions : update_.delete_actions;
    CheckSetOperand(clause, *value);
    auto* given = std::get_if<AttributeValue>(&value->operand.node);
    actions.push_back({std::move(*path), given == nullptr ? AttributeValue() : std::move(*given)});
    return true;
  }

  void CheckSetOperand(TokenKind clause, const Term& term) {
    const auto type = StaticType(term.operand);
    if (!term.defined || !type || IsSet(*type)) return;
    if (clause == TokenKind::kAdd && *type == AttributeType::kN) return;
    const std::string name = clause == TokenKind::kAdd ? "ADD" : "DELETE";
    std::string what = "Incorrect operand type for operator or function; operator: " + name;
    what.append(", operand type: ").append(kJavaTypeNames[static_cast<std::size_t>(*type)]);
    what.append(", typeSet: ALLOWED_FOR_" + name + "_OPERAND");
    parser_.Note(Pass::kOperands, term.position, std::move(what));
  }

  // term | term + term | term - term; parentheses may stand around the whole or around a term.
  std::optional<Term> ParseSetValue() {
    if (parser_.token().kind != TokenKind::kLeftParenthesis) {
      auto left = ParseTopTerm();
      return left ? ParseArithmetic(std::move(*left)) : std::nullopt;
    }
    int open = 0;
    while (parser_.Take(TokenKind::kLeftParenthesis)) ++open;
    auto term = ParseTopTerm();
    if (!term) return std::nullopt;
    int closed = 0;
    while (closed < open && parser_.Take(TokenKind::kRightParenthesis)) ++closed;
    parser_.CheckParentheses(closed);
    if (closed == open) return ParseArithmetic(std::move(*term));
    term = ParseArithmetic(std::move(*term));
    if (!term) return std::nullopt;
    for (int i = closed; i < open; ++i) {
      if (!parser_.Expect(TokenKind::kRightParenthesis)) return std::nullopt;
    }
    parser_.CheckParentheses(open - closed);
    return term;
  }

  // Only as the whole value may list_append stand, so ParseTerm refuses it.
  std::optional<Term> ParseTopTerm() {
    if (!parser_.AtCall()) return parser_.ParseTerm();
    auto call = parser_.ParseCall();
    if (!call) return std::nullopt;
    return parser_.OperandOf(std::move(*call));
  }

  std::optional<Term> ParseArithmetic(Term left) {
    const TokenKind sign = parser_.token().kind;
    if (!IsSign(sign)) return left;
    const auto* call = std::get_if<Operation>(&left.operand.node);
    if (call != nullptr && call->op == Operator::kListAppend) {
      parser_.Note(Pass::kWords, left.position,
                   "The function is not allowed to be used this way in an expression; function: "
                   "list_append");
    }
    const std::string_view name = parser_.TokenText();
    parser_.Advance();
    auto right = parser_.ParseTerm();
    if (!right) return std::nullopt;
    CheckType(parser_, name, left, {AttributeType::kN});
    CheckType(parser_, name, *right, {AttributeType::kN});
    Term sum{.position = left.position, .defined = left.defined && right->defined};
    Operation operation{.op = sign == TokenKind::kPlus ? Operator::kPlus : Operator::kMinus};
    operation.operands.reserve(2);
    operation.operands.push_back(std::move(left.operand));
    operation.operands.push_back(std::move(right->operand));
    sum.operand.node = std::move(operation);
    return sum;
  }

  static bool IsSign(TokenKind kind) {
    return kind == TokenKind::kPlus || kind == TokenKind::kMinus;
  }

  void CheckTargets() {
    std::vector<const Path*> paths;
    paths.reserve(update_.set_actions.size() + update_.remove_paths.size() +
                  update_.add_actions.size() + update_.delete_actions.size());
    const auto add = [&paths](const auto& actions) {
      for (const auto& action : actions) paths.push_back(&action.path);
    };
    // A clause that comes twice is a fault that outranks this one.
    for (const TokenKind clause : clauses_) {
      if (clause == TokenKind::kSet) add(update_.set_actions);
      if (clause == TokenKind::kAdd) add(update_.add_actions);
      if (clause == TokenKind::kDelete) add(update_.delete_actions);
      if (clause != TokenKind::kRemove) continue;
      for (const Path& path : update_.remove_paths) paths.push_back(&path);
    }
    if (auto overlap = FindOverlap(paths)) parser_.Note(Pass::kOverlap, 0, std::move(*overlap));
  }

  Parser parser_;
  Update update_;
  std::vector<TokenKind> clauses_;  // in the order of the text
};

}  // namespace

dynamodb::Result<Update> ParseUpdateText(std::string_view text, Parameters& parameters) {
  if (auto checked = CheckText(ExpressionKind::kUpdate, text); !checked) {
    return std::unexpected(std::move(checked).error());
  }
  return UpdateParser(text, parameters).Parse();
}

}  // namespace flavorbot::expression
