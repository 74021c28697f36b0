#include "dynamodb_client/repetition.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "base/ascii_case.h"
#include "expression/parse.h"
#include "expression/visit_paths.h"

namespace flavorbot::dynamodb_client {
namespace {

using dynamodb::ReturnValues;

constexpr std::size_t kTokenBytes = 24;  // 32 characters; a token has 36 at most

bool TellsOfBefore(ReturnValues values) {
  return values == ReturnValues::kAllOld || values == ReturnValues::kUpdatedOld;
}

bool HasPath(const expression::Operand& operand) {
  auto none = [](const expression::Path&) { return false; };
  return !expression::VisitPaths(operand, none);
}

// An index past a list's end appends to it, and removing one moves the rest.
bool HasIndex(const expression::Path& path) {
  return std::ranges::any_of(path.steps, [](const expression::PathStep& step) {
    return std::holds_alternative<std::uint32_t>(step);
  });
}

// Whether it is the same value the second time: it looks at nothing of the item, or at whether the
// attribute is there already.
bool IsSteady(const expression::SetAction& set) {
  if (HasIndex(set.path)) return false;
  const auto* operation = std::get_if<expression::Operation>(&set.value.node);
  if (operation == nullptr || operation->op != expression::Operator::kIfNotExists) {
    return !HasPath(set.value);
  }
  const auto* looked_at = std::get_if<expression::Path>(&operation->operands.front().node);
  return looked_at != nullptr && *looked_at == set.path && !HasPath(operation->operands.back());
}

bool AddsToASet(const expression::ValueAction& add) {
  return add.value.type() != dynamodb::AttributeType::kN && !HasIndex(add.path);
}

bool IsSteady(const dynamodb::UpdateItemRequest& request) {
  if (request.attribute_updates) {
    return std::ranges::none_of(*request.attribute_updates, [](const auto& update) {
      return update.second.action == dynamodb::AttributeAction::kAdd;
    });
  }
  if (!request.update_expression) return true;
  expression::Parameters parameters(request.expression_attribute_names,
                                    request.expression_attribute_values);
  const auto update = expression::ParseUpdate(*request.update_expression, parameters);
  if (!update) return true;  // the service refuses it, each time
  return std::ranges::all_of(update->set_actions, [](const auto& set) { return IsSteady(set); }) &&
         std::ranges::none_of(update->remove_paths, HasIndex) &&
         std::ranges::all_of(update->add_actions, AddsToASet) &&
         std::ranges::none_of(update->delete_actions,
                              [](const auto& action) { return HasIndex(action.path); });
}

template <typename Request>
Repetition OfWrite(const Request& request) {
  if (TellsOfBefore(request.return_values)) return Repetition::kHarmful;
  const bool has_condition = request.condition_expression || request.expected;
  return has_condition ? Repetition::kMisleading : Repetition::kHarmless;
}

// "SELECT ...": its first word, in any case.
bool IsSelect(std::string_view statement) {
  constexpr std::string_view kSelect = "select";
  const auto from = statement.find_first_not_of(" \t\r\n");
  if (from == std::string_view::npos) return false;
  return std::ranges::equal(statement.substr(from, kSelect.size()), kSelect, {}, base::AsciiLower);
}

template <typename Request>
void GiveTokenTo(Request& request, base::RandomSource& random) {
  if (!request.client_request_token) {
    request.client_request_token = base::RandomToken(random, kTokenBytes);
  }
}

}  // namespace

Repetition RepetitionOf(const dynamodb::PutItemRequest& request) { return OfWrite(request); }

Repetition RepetitionOf(const dynamodb::DeleteItemRequest& request) { return OfWrite(request); }

Repetition RepetitionOf(const dynamodb::UpdateItemRequest& request) {
  return IsSteady(request) ? OfWrite(request) : Repetition::kHarmful;
}

Repetition RepetitionOf(const dynamodb::ExecuteStatementRequest& request) {
  return IsSelect(request.statement) ? Repetition::kHarmless : Repetition::kHarmful;
}

Repetition RepetitionOf(const dynamodb::BatchExecuteStatementRequest& request) {
  const bool only_reads = std::ranges::all_of(
      request.statements, [](const auto& each) { return IsSelect(each.statement); });
  return only_reads ? Repetition::kHarmless : Repetition::kHarmful;
}

void GiveToken(dynamodb::TransactWriteItemsRequest& request, base::RandomSource& random) {
  GiveTokenTo(request, random);
}

void GiveToken(dynamodb::ExecuteTransactionRequest& request, base::RandomSource& random) {
  GiveTokenTo(request, random);
}

}  // namespace flavorbot::dynamodb_client
