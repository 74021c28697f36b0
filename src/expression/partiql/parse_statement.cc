#include "expression/partiql/parse_statement.h"

#include <algorithm>
#include <string>
#include <utility>

#include "expression/partiql/limits.h"
#include "expression/partiql/lowering.h"
#include "expression/partiql/parser.h"
#include "expression/path_overlap.h"

namespace flavorbot::expression::partiql {

namespace {

using dynamodb::Result;

std::unexpected<dynamodb::Error> Invalid(std::string why) {
  return std::unexpected(dynamodb::ValidationError(std::move(why)));
}

struct Source {
  std::string table_name;
  std::optional<std::string> index_name;
};

Result<Source> LowerSource(const Expr& expr) {
  if (expr.kind != ExprKind::kPath) return Invalid("Unexpected from source");
  if (expr.parts.size() > 1) {
    return Invalid("A path may contain at most 2 components in the FROM clause");
  }
  Source source{.table_name = expr.text, .index_name = std::nullopt};
  if (!expr.parts.empty()) {
    if (expr.parts.front().kind != ExprKind::kString) return Invalid("Unexpected from source");
    source.index_name = expr.parts.front().text;
  }
  return source;
}

// The table that a statement writes to; `refusal` is what is said of an index.
Result<std::string> LowerTarget(const Expr& expr, std::string_view refusal) {
  auto source = LowerSource(expr);
  if (!source) return std::unexpected(std::move(source).error());
  if (source->index_name) return Invalid(std::string(refusal));
  return std::move(source->table_name);
}

constexpr std::string_view kNoIndex = "This operation is not supported on an index";

Result<Selection> LowerSelection(const Lowering& lowering, const std::vector<Expr>& projections) {
  Selection selection;
  for (const auto& projection : projections) {
    if (projection.kind != ExprKind::kPath) {
      return Invalid(lowering.At("Unexpected path component", projection));
    }
    if (std::ranges::any_of(projection.parts,
                            [](const Expr& step) { return step.kind == ExprKind::kStar; })) {
      return Invalid("Changing item's hierarchy while reading isn't supported");
    }
    auto path = LowerPath(lowering, projection);
    if (!path) return std::unexpected(std::move(path).error());
    auto name = SelectedName(*path);
    if (std::ranges::find(selection.paths, name, &SelectedPath::name) != selection.paths.end()) {
      return Invalid("Duplicate identifiers in select clause: " + name);
    }
    selection.paths.push_back({std::move(*path), std::move(name)});
  }
  std::vector<const Path*> paths;
  for (const auto& selected : selection.paths) paths.push_back(&selected.path);
  // Of a pair the one that the other leads through is named first, wherever it stands.
  std::ranges::sort(paths, [](const Path* a, const Path* b) { return OrderPaths(*a, *b) < 0; });
  if (auto overlap = FindOverlap(paths)) return Invalid(*std::move(overlap));
  return selection;
}

class StatementLowering {
 public:
  StatementLowering(const Lowering& lowering, const StatementSyntax& syntax)
      : lowering_(lowering), syntax_(syntax) {}

  Result<Statement> Lower() const {
    switch (syntax_.kind) {
      case SyntaxKind::kSelect:
        return As<Statement>(LowerSelect());
      case SyntaxKind::kExists: {
        auto select = LowerSelect();
        if (!select) return std::unexpected(std::move(select).error());
        return Exists{std::move(*select)};
      }
      case SyntaxKind::kInsert:
        return As<Statement>(LowerInsert());
      case SyntaxKind::kUpdate:
        return As<Statement>(LowerUpdateStatement());
      case SyntaxKind::kDelete:
        return As<Statement>(LowerDelete());
      case SyntaxKind::kOther:
        break;
    }
    return Invalid("Unsupported operation");
  }

 private:
  template <typename To, typename From>
  static Result<To> As(Result<From> from) {
    if (!from) return std::unexpected(std::move(from).error());
    return To{std::move(*from)};
  }

  Result<Select> LowerSelect() const {
    auto source = LowerSource(syntax_.source);
    if (!source) return std::unexpected(std::move(source).error());
    Select select{.table_name = std::move(source->table_name),
                  .index_name = std::move(source->index_name)};
    if (!syntax_.projections.empty()) {
      auto selection = LowerSelection(lowering_, syntax_.projections);
      if (!selection) return std::unexpected(std::move(selection).error());
      select.selection = std::move(*selection);
    }
    auto where = LowerCondition();
    if (!where) return std::unexpected(std::move(where).error());
    select.where = std::move(*where);
    for (const auto& [key, descending] : syntax_.order) {
      if (key.kind != ExprKind::kPath || !key.parts.empty()) {
        return Invalid(lowering_.At("Unexpected path component", key));
      }
      select.order.push_back({key.text, descending});
    }
    if (!select.order.empty() && !select.where) {
      return Invalid("Must have WHERE clause in the statement when using ORDER BY clause.");
    }
    return select;
  }

  Result<Insert> LowerInsert() const {
    auto table_name = LowerTarget(
        syntax_.source,
        "FROM clause may only contain a single table name in data manipulation statements");
    if (!table_name) return std::unexpected(std::move(table_name).error());
    auto item = LowerItem(lowering_, *syntax_.item);
    if (!item) return std::unexpected(std::move(item).error());
    return Insert{std::move(*table_name), std::move(*item)};
  }

  Result<Update> LowerUpdateStatement() const {
    auto table_name = LowerTarget(syntax_.source, kNoIndex);
    if (!table_name) return std::unexpected(std::move(table_name).error());
    auto update = LowerUpdate(lowering_, syntax_);
    if (!update) return std::unexpected(std::move(update).error());
    auto where = LowerCondition();
    if (!where) return std::unexpected(std::move(where).error());
    return Update{std::move(*table_name), std::move(*update), std::move(*where), syntax_.returning};
  }

  Result<Delete> LowerDelete() const {
    auto table_name = LowerTarget(syntax_.source, kNoIndex);
    if (!table_name) return std::unexpected(std::move(table_name).error());
    auto where = LowerCondition();
    if (!where) return std::unexpected(std::move(where).error());
    return Delete{std::move(*table_name), std::move(*where), syntax_.returning};
  }

  Result<std::optional<Condition>> LowerCondition() const {
    if (!syntax_.where) return std::nullopt;
    auto condition = LowerWhere(lowering_, *syntax_.where);
    if (!condition) return std::unexpected(std::move(condition).error());
    return std::move(*condition);
  }

  const Lowering& lowering_;
  const StatementSyntax& syntax_;
};

}  // namespace

const std::string& TableName(const Statement& statement) {
  return std::visit(
      [](const auto& one) -> const std::string& {
        if constexpr (requires { one.select; }) {
          return one.select.table_name;
        } else {
          return one.table_name;
        }
      },
      statement);
}

Result<Statement> ParseStatement(std::string_view text,
                                 std::span<const dynamodb::AttributeValue> parameters) {
  if (text.size() > kMaxStatementBytes) {
    return Invalid("Member must have length less than or equal to " +
                   std::to_string(kMaxStatementBytes));
  }
  auto syntax = ParseSyntax(text);
  if (!syntax) return std::unexpected(std::move(syntax).error());
  if (syntax->parameter_count != parameters.size()) {
    return Invalid("Number of parameters in request and statement don't match.");
  }
  if (syntax->refusal) return Invalid(*std::move(syntax->refusal));
  const Lowering lowering{text, parameters};
  return StatementLowering(lowering, *syntax).Lower();
}

}  // namespace flavorbot::expression::partiql
