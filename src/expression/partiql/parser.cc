#include "expression/partiql/parser.h"

#include <algorithm>
#include <string>
#include <utility>

#include "expression/partiql/expression_parser.h"
#include "expression/partiql/token_reader.h"

namespace flavorbot::expression::partiql {

namespace {

// Each Parse function returns whether the text is well formed so far.
class StatementParser {
 public:
  explicit StatementParser(std::string_view text) : tokens_(text), expressions_(tokens_) {}

  bool Parse() {
    if (!ParseByKind()) return false;
    tokens_.TakeMark(";");
    return tokens_.AtEnd();
  }

  StatementSyntax Take() {
    statement_.parameter_count = expressions_.parameter_count();
    statement_.refusal = tokens_.TakeRefusal();
    return std::move(statement_);
  }
  // Why the parse ended, where that isn't syntax.
  std::optional<std::string> TakeEnd() { return tokens_.TakeEnd(); }

 private:
  bool ParseByKind() {
    if (tokens_.AtWord("select")) return ParseSelect();
    if (tokens_.TakeWord("insert")) return ParseInsert();
    if (tokens_.TakeWord("update")) return ParseUpdate();
    if (tokens_.TakeWord("delete")) return ParseDelete();
    if (tokens_.AtWord("exists") && tokens_.NextIsMark("(")) return ParseExists();
    return ParseOther();
  }

  bool ParseSelect() {
    statement_.kind = SyntaxKind::kSelect;
    tokens_.Advance();
    if (tokens_.TakeWord("distinct")) {
      tokens_.Refuse("Unsupported token in expression: DISTINCT");
    }
    if (tokens_.TakeWord("value") || tokens_.TakeWord("pivot")) {
      tokens_.Refuse("Select projection doesn't support value or pivot keywords");
    }
    if (!tokens_.TakeMark("*") && !ParseProjections()) return false;
    if (!tokens_.TakeWord("from") || !ParseSource()) return false;
    while (tokens_.TakeMark(",")) {
      tokens_.Refuse("Only select from a single table or index is supported.");
      if (!expressions_.ParseExpression()) return false;
    }
    return ParseWhere() && ParseUnsupportedClauses() && ParseOrder() && ParseLimits();
  }

  bool ParseProjections() {
    do {
      auto projection = expressions_.ParseExpression();
      if (!projection || !ParseAlias()) return false;
      statement_.projections.push_back(std::move(*projection));
    } while (tokens_.TakeMark(","));
    return true;
  }

  bool ParseAlias() {
    const bool named = tokens_.TakeWord("as");
    const auto kind = tokens_.token().kind;
    if (kind != TokenKind::kIdentifier && kind != TokenKind::kQuotedIdentifier) return !named;
    tokens_.Refuse("Aliasing is not supported");
    tokens_.Advance();
    return true;
  }

  bool ParseSource() {
    auto source = expressions_.ParseExpression();
    if (!source || !ParseAlias()) return false;
    statement_.source = std::move(*source);
    return true;
  }

  bool ParseWhere() {
    if (!tokens_.TakeWord("where")) return true;
    statement_.where = expressions_.ParseExpression();
    return statement_.where.has_value();
  }

  bool ParseUnsupportedClauses() {
    if (tokens_.AtWord("group")) {
      tokens_.Refuse("Unsupported clause: GROUP BY");
      if (!tokens_.TakeWords({"group", "by"})) return false;
      do {
        if (!expressions_.ParseExpression()) return false;
      } while (tokens_.TakeMark(","));
    }
    if (tokens_.TakeWord("having")) {
      tokens_.Refuse("Unsupported clause: HAVING at " + tokens_.Place());
      if (!expressions_.ParseExpression()) return false;
    }
    return true;
  }

  bool ParseOrder() {
    if (!tokens_.AtWord("order")) return true;
    if (!tokens_.TakeWords({"order", "by"})) return false;
    do {
      auto key = expressions_.ParseExpression();
      if (!key) return false;
      const bool descending = tokens_.TakeWord("desc");
      if (!descending) tokens_.TakeWord("asc");
      statement_.order.push_back({std::move(*key), descending});
    } while (tokens_.TakeMark(","));
    return true;
  }

  bool ParseLimits() {
    for (const char* clause : {"LIMIT", "OFFSET"}) {
      if (!tokens_.TakeWord(clause)) continue;
      tokens_.Refuse("Unsupported clause: " + std::string(clause) + " at " + tokens_.Place());
      if (!expressions_.ParseExpression()) return false;
    }
    return true;
  }

  bool ParseInsert() {
    statement_.kind = SyntaxKind::kInsert;
    if (!tokens_.TakeWord("into") || !ParseTarget()) return false;
    const bool many = tokens_.AtWord("values") && tokens_.NextIsMark("(");
    if (many || tokens_.AtMark("<<")) {
      tokens_.Refuse("Unsupported operation: InsertOp");
      if (many) tokens_.Advance();
    } else if (!tokens_.TakeWord("value")) {
      return false;
    }
    statement_.item = expressions_.ParseExpression();
    if (!statement_.item) return false;
    if (tokens_.AtWord("returning")) {
      tokens_.Refuse("RETURNING is not supported in INSERT");
      return ParseReturning();
    }
    return true;
  }

  bool ParseUpdate() {
    statement_.kind = SyntaxKind::kUpdate;
    if (!ParseTarget() || !ParseAlias()) return false;
    if (!tokens_.AtWord("set") && !tokens_.AtWord("remove")) return false;
    while (true) {
      if (tokens_.TakeWord("set")) {
        if (!ParseAssignments()) return false;
      } else if (tokens_.TakeWord("remove")) {
        auto path = expressions_.ParsePath();
        if (!path) return false;
        statement_.removals.push_back(std::move(*path));
      } else {
        return ParseWhere() && ParseReturning();
      }
    }
  }

  bool ParseAssignments() {
    do {
      auto path = expressions_.ParsePath();
      if (!path || !tokens_.TakeMark("=")) return false;
      auto value = expressions_.ParseExpression();
      if (!value) return false;
      statement_.assignments.push_back({std::move(*path), std::move(*value)});
    } while (tokens_.TakeMark(","));
    return true;
  }

  bool ParseDelete() {
    statement_.kind = SyntaxKind::kDelete;
    if (!tokens_.TakeWord("from") || !ParseTarget() || !ParseAlias()) return false;
    return ParseWhere() && ParseReturning();
  }

  bool ParseTarget() {
    auto target = expressions_.ParsePath();
    if (!target) return false;
    statement_.source = std::move(*target);
    return true;
  }

  bool ParseReturning() {
    if (!tokens_.TakeWord("returning")) return true;
    const bool all = tokens_.TakeWord("all");
    if (!all && !tokens_.TakeWord("modified")) return false;
    const bool old = tokens_.TakeWord("old");
    if (!old && !tokens_.TakeWord("new")) return false;
    if (!tokens_.TakeMark("*")) {
      tokens_.Refuse("Expected '*' after ( MODIFIED | ALL ) ( NEW | OLD ) in RETURNING clause");
      return expressions_.ParseExpression().has_value();
    }
    statement_.returning = all ? (old ? Returning::kAllOld : Returning::kAllNew)
                               : (old ? Returning::kModifiedOld : Returning::kModifiedNew);
    if (statement_.kind == SyntaxKind::kDelete && !(all && old)) {
      tokens_.Refuse("Invalid returning clause: RETURNING " +
                     std::string(all ? "ALL " : "MODIFIED ") + (old ? "OLD" : "NEW") +
                     " *. Only RETURNING ALL OLD * is allowed in DELETE statements.");
    }
    if (!tokens_.TakeMark(",")) return true;
    tokens_.Refuse("Invalid syntax with multiple returning elements in RETURNING clause");
    return ParseReturningElements();
  }

  // What follows the first element; it is refused, whatever it is.
  bool ParseReturningElements() {
    do {
      if (!tokens_.TakeWord("all") && !tokens_.TakeWord("modified")) return false;
      if (!tokens_.TakeWord("old") && !tokens_.TakeWord("new")) return false;
      if (!tokens_.TakeMark("*")) return false;
    } while (tokens_.TakeMark(","));
    return true;
  }

  bool ParseExists() {
    tokens_.Advance();
    tokens_.Advance();
    if (!tokens_.AtWord("select") || !ParseSelect()) return false;
    statement_.kind = SyntaxKind::kExists;
    return tokens_.TakeMark(")");
  }

  bool ParseOther() {
    const bool create = tokens_.AtWord("create");
    if ((create || tokens_.AtWord("drop")) && tokens_.NextIsWord("table")) {
      tokens_.Refuse(create ? "Unsupported operation: CreateTable"
                            : "Unsupported operation: DropTable");
      tokens_.Advance();
      tokens_.Advance();
      return expressions_.ParsePath().has_value();
    }
    const auto expression = expressions_.ParseExpression();
    if (!expression) return false;
    tokens_.Refuse(expression->kind == ExprKind::kPath ? "Unsupported operation: VariableReference"
                                                       : "Unsupported operation in transaction.");
    return true;
  }

  TokenReader tokens_;
  ExpressionParser expressions_;
  StatementSyntax statement_;
};

}  // namespace

dynamodb::Result<StatementSyntax> ParseSyntax(std::string_view statement) {
  StatementParser parser(statement);
  if (parser.Parse()) return parser.Take();
  if (auto end = parser.TakeEnd()) {
    return std::unexpected(dynamodb::ValidationError(std::move(*end)));
  }
  return std::unexpected(dynamodb::ValidationError(
      "Statement wasn't well formed, can't be processed: " + std::string(statement)));
}

std::string PlaceText(std::string_view statement, std::size_t begin, std::size_t length) {
  const auto before = statement.substr(0, begin);
  const auto line = std::ranges::count(before, '\n') + 1;
  const auto newline = before.rfind('\n');
  const auto column = newline == std::string_view::npos ? begin + 1 : begin - newline;
  return std::to_string(line) + ":" + std::to_string(column) + ":" + std::to_string(length);
}

}  // namespace flavorbot::expression::partiql
