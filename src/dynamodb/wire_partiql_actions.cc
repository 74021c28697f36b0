// ExecuteStatement, BatchExecuteStatement and ExecuteTransaction on the wire.
#include "dynamodb/wire_message.h"
#include "dynamodb/wire_parameters.h"

namespace flavorbot::dynamodb {
namespace {

constexpr TextLength kStatementLength{1, 8192};
constexpr TextLength kTokenLength{1, 36};

// What all statements have.
template <typename Statement>
void ReadStatement(const MemberReader& members, Statement& out) {
  members.Require("Statement", out.statement);
  members.CheckLength("Statement", kStatementLength, out.statement);
  members.Read("Parameters", out.parameters);
  if (out.parameters) members.CheckNotEmpty("Parameters", out.parameters->size(), "[]");
  members.Read("ReturnValuesOnConditionCheckFailure", out.return_values_on_condition_check_failure);
}

template <typename Statement>
void WriteStatement(ObjectWriter& object, const Statement& statement) {
  object.Member("Statement", statement.statement);
  object.Member("Parameters", statement.parameters);
  object.MemberUnless(ReturnValuesOnConditionCheckFailure::kNone,
                      "ReturnValuesOnConditionCheckFailure",
                      statement.return_values_on_condition_check_failure);
}

template <typename T>
void CheckListNotEmpty(const MemberReader& members, std::string_view member,
                       const std::vector<T>& list) {
  const auto* json = members.Find(member);
  if (json != nullptr && json->is_array()) members.CheckNotEmpty(member, list.size(), "[]");
}

// The service wraps each item of a transaction's answer: {"Item": {...}}.
struct StatementItem {
  std::optional<PackedItem> item;
};

}  // namespace

static void ReadMembers(const MemberReader& members, ExecuteStatementRequest& out) {
  ReadStatement(members, out);
  members.Read("ConsistentRead", out.consistent_read);
  members.Read("NextToken", out.next_token);
  members.Read("ReturnConsumedCapacity", out.return_consumed_capacity);
  members.Read("Limit", out.limit);
  members.CheckRange("Limit", out.limit, 1, std::numeric_limits<std::int32_t>::max());
}

static void ReadMembers(const MemberReader& members, ExecuteStatementResponse& out) {
  members.Read("Items", out.items);
  members.Read("NextToken", out.next_token);
  members.Read("LastEvaluatedKey", out.last_evaluated_key);
  members.Read("ConsumedCapacity", out.consumed_capacity);
}

static void ReadMembers(const MemberReader& members, BatchStatementRequest& out) {
  ReadStatement(members, out);
  members.Read("ConsistentRead", out.consistent_read);
}
static void ReadJson(WireCursor cursor, BatchStatementRequest& out) {
  ReadStructure(cursor, "BatchStatementRequest", out);
}

static void ReadMembers(const MemberReader& members, BatchExecuteStatementRequest& out) {
  members.Require("Statements", out.statements);
  CheckListNotEmpty(members, "Statements", out.statements);
  members.Read("ReturnConsumedCapacity", out.return_consumed_capacity);
}

static void ReadMembers(const MemberReader& members, BatchStatementError& out) {
  members.Read("Code", out.code);
  members.Read("Message", out.message);
  members.Read("Item", out.item);
}
static void ReadJson(WireCursor cursor, BatchStatementError& out) {
  ReadStructure(cursor, "BatchStatementError", out);
}
static void ReadMembers(const MemberReader& members, BatchStatementResponse& out) {
  members.Read("Error", out.error);
  members.Read("TableName", out.table_name);
  members.Read("Item", out.item);
}
static void ReadJson(WireCursor cursor, BatchStatementResponse& out) {
  ReadStructure(cursor, "BatchStatementResponse", out);
}
static void ReadMembers(const MemberReader& members, BatchExecuteStatementResponse& out) {
  members.Read("Responses", out.responses);
  members.Read("ConsumedCapacity", out.consumed_capacity);
}

static void ReadMembers(const MemberReader& members, ParameterizedStatement& out) {
  ReadStatement(members, out);
}
static void ReadJson(WireCursor cursor, ParameterizedStatement& out) {
  ReadStructure(cursor, "ParameterizedStatement", out);
}

static void ReadMembers(const MemberReader& members, ExecuteTransactionRequest& out) {
  members.Require("TransactStatements", out.transact_statements);
  CheckListNotEmpty(members, "TransactStatements", out.transact_statements);
  members.Read("ClientRequestToken", out.client_request_token);
  if (out.client_request_token) {
    members.CheckLength("ClientRequestToken", kTokenLength, *out.client_request_token);
  }
  members.Read("ReturnConsumedCapacity", out.return_consumed_capacity);
}

static void ReadMembers(const MemberReader& members, StatementItem& out) {
  members.Read("Item", out.item);
}
static void ReadJson(WireCursor cursor, StatementItem& out) {
  ReadStructure(cursor, "ItemResponse", out);
}
static void ReadMembers(const MemberReader& members, ExecuteTransactionResponse& out) {
  std::vector<StatementItem> responses;
  members.Read("Responses", responses);
  for (StatementItem& response : responses) out.responses.push_back(std::move(response.item));
  members.Read("ConsumedCapacity", out.consumed_capacity);
}

template Result<ExecuteStatementRequest> FromJson(std::string_view);
template Result<ExecuteStatementResponse> FromJson(std::string_view);
template Result<BatchExecuteStatementRequest> FromJson(std::string_view);
template Result<BatchExecuteStatementResponse> FromJson(std::string_view);
template Result<ExecuteTransactionRequest> FromJson(std::string_view);
template Result<ExecuteTransactionResponse> FromJson(std::string_view);

static void AppendJson(std::string& out, const BatchStatementRequest& request) {
  ObjectWriter object(out);
  WriteStatement(object, request);
  object.MemberUnless(false, "ConsistentRead", request.consistent_read);
  object.End();
}

static void AppendJson(std::string& out, const BatchStatementError& error) {
  ObjectWriter object(out);
  object.Member("Code", error.code);
  object.Member("Message", error.message);
  object.Member("Item", error.item);
  object.End();
}

static void AppendJson(std::string& out, const BatchStatementResponse& response) {
  ObjectWriter object(out);
  object.Member("Error", response.error);
  object.Member("TableName", response.table_name);
  object.Member("Item", response.item);
  object.End();
}

static void AppendJson(std::string& out, const ParameterizedStatement& statement) {
  ObjectWriter object(out);
  WriteStatement(object, statement);
  object.End();
}

void AppendJson(std::string& out, const ExecuteStatementRequest& request) {
  ObjectWriter object(out);
  WriteStatement(object, request);
  object.MemberUnless(false, "ConsistentRead", request.consistent_read);
  object.Member("NextToken", request.next_token);
  object.Member("Limit", request.limit);
  object.MemberUnless(ReturnConsumedCapacity::kNone, "ReturnConsumedCapacity",
                      request.return_consumed_capacity);
  object.End();
}

void AppendJson(std::string& out, const ExecuteStatementResponse& response) {
  ObjectWriter object(out);
  object.Member("Items", response.items);
  object.Member("NextToken", response.next_token);
  object.Member("LastEvaluatedKey", response.last_evaluated_key);
  object.Member("ConsumedCapacity", response.consumed_capacity);
  object.End();
}

void AppendJson(std::string& out, const BatchExecuteStatementRequest& request) {
  ObjectWriter object(out);
  object.Member("Statements", request.statements);
  object.MemberUnless(ReturnConsumedCapacity::kNone, "ReturnConsumedCapacity",
                      request.return_consumed_capacity);
  object.End();
}

void AppendJson(std::string& out, const BatchExecuteStatementResponse& response) {
  ObjectWriter object(out);
  object.Member("Responses", response.responses);
  object.MemberUnlessEmpty("ConsumedCapacity", response.consumed_capacity);
  object.End();
}

void AppendJson(std::string& out, const ExecuteTransactionRequest& request) {
  ObjectWriter object(out);
  object.Member("TransactStatements", request.transact_statements);
  object.Member("ClientRequestToken", request.client_request_token);
  object.MemberUnless(ReturnConsumedCapacity::kNone, "ReturnConsumedCapacity",
                      request.return_consumed_capacity);
  object.End();
}

void AppendJson(std::string& out, const ExecuteTransactionResponse& response) {
  ObjectWriter object(out);
  object.Name("Responses");
  out += '[';
  for (std::size_t i = 0; i < response.responses.size(); ++i) {
    if (i > 0) out += ',';
    ObjectWriter element(out);
    element.Member("Item", response.responses[i]);
    element.End();
  }
  out += ']';
  object.MemberUnlessEmpty("ConsumedCapacity", response.consumed_capacity);
  object.End();
}

}  // namespace flavorbot::dynamodb
