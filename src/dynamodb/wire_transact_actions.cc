// TransactGetItems and TransactWriteItems on the wire.
#include "dynamodb/wire_message.h"
#include "dynamodb/wire_parameters.h"

namespace flavorbot::dynamodb {

static void ReadMembers(const MemberReader& members, TransactGet& out) {
  members.Require("Key", out.key);
  members.RequireTableName(out.table_name);
  members.Read("ProjectionExpression", out.projection_expression);
  ReadExpressionParameters(members, out);
}
static void ReadJson(WireCursor cursor, TransactGet& out) { ReadStructure(cursor, "Get", out); }

namespace {

// The service wraps each of these in a structure: {"Get": {...}}, and in answers {"Item": {...}}.
struct TransactGetElement {
  TransactGet get;
};
struct ItemResponse {
  std::optional<PackedItem> item;
};

// What Put, Update, Delete and ConditionCheck share.
void ReadCondition(const MemberReader& members, TransactCondition& out) {
  members.RequireTableName(out.table_name);
  members.Read("ConditionExpression", out.condition_expression);
  ReadExpressionParameters(members, out);
  members.Read("ReturnValuesOnConditionCheckFailure", out.return_values_on_condition_check_failure);
}

void WriteCondition(ObjectWriter& object, const TransactCondition& condition) {
  object.Member("TableName", condition.table_name);
  object.Member("ConditionExpression", condition.condition_expression);
  WriteExpressionParameters(object, condition);
  object.MemberUnless(ReturnValuesOnConditionCheckFailure::kNone,
                      "ReturnValuesOnConditionCheckFailure",
                      condition.return_values_on_condition_check_failure);
}

template <typename T>
void CheckItemsNotEmpty(const MemberReader& members, const std::vector<T>& items) {
  const auto* json = members.Find("TransactItems");
  if (json != nullptr && json->is_array()) {
    members.CheckNotEmpty("TransactItems", items.size(), "[]");
  }
}

}  // namespace

static void ReadJson(WireCursor cursor, TransactGetElement& out) {
  const auto* object = StructureOf(cursor, "com.amazonaws.dynamodb.v20120810.TransactGetItem");
  if (object != nullptr) MemberReader(*object, cursor).Require("Get", out.get);
}

static void ReadJson(WireCursor cursor, ItemResponse& out) {
  const auto* object = StructureOf(cursor, "com.amazonaws.dynamodb.v20120810.ItemResponse");
  if (object != nullptr) MemberReader(*object, cursor).Read("Item", out.item);
}

static void ReadMembers(const MemberReader& members, TransactPut& out) {
  members.Require("Item", out.item);
  ReadCondition(members, out);
}
static void ReadMembers(const MemberReader& members, TransactUpdate& out) {
  members.Require("Key", out.key);
  members.Require("UpdateExpression", out.update_expression);
  ReadCondition(members, out);
}
static void ReadMembers(const MemberReader& members, TransactDelete& out) {
  members.Require("Key", out.key);
  ReadCondition(members, out);
}
static void ReadMembers(const MemberReader& members, TransactConditionCheck& out) {
  members.Require("Key", out.key);
  ReadCondition(members, out);
  if (members.Find("ConditionExpression") == nullptr) {
    members.AddConstraint("ConditionExpression", "null", "Member must not be null");
  }
}
static void ReadJson(WireCursor cursor, TransactPut& out) { ReadStructure(cursor, "Put", out); }
static void ReadJson(WireCursor cursor, TransactUpdate& out) {
  ReadStructure(cursor, "Update", out);
}
static void ReadJson(WireCursor cursor, TransactDelete& out) {
  ReadStructure(cursor, "Delete", out);
}
static void ReadJson(WireCursor cursor, TransactConditionCheck& out) {
  ReadStructure(cursor, "ConditionCheck", out);
}

static void ReadMembers(const MemberReader& members, TransactWriteItem& out) {
  int actions = 0;
  const auto read = [&]<typename Action>(std::string_view member, std::in_place_type_t<Action>) {
    if (members.Find(member) == nullptr) return;
    ++actions;
    members.Read(member, out.emplace<Action>());
  };
  read("ConditionCheck", std::in_place_type<TransactConditionCheck>);
  read("Put", std::in_place_type<TransactPut>);
  read("Delete", std::in_place_type<TransactDelete>);
  read("Update", std::in_place_type<TransactUpdate>);
  if (actions == 0) {
    members.faults().Invalid(
        "Invalid Request: TransactWriteRequest should contain Delete or Put or Update request");
  } else if (actions > 1) {
    members.faults().Invalid("TransactItems can only contain one of Check, Put, Update or Delete");
  }
}
static void ReadJson(WireCursor cursor, TransactWriteItem& out) {
  ReadStructure(cursor, "TransactWriteItem", out);
}

static void ReadMembers(const MemberReader& members, TransactGetItemsRequest& out) {
  members.Read("ReturnConsumedCapacity", out.return_consumed_capacity);
  std::vector<TransactGetElement> elements;
  members.Require("TransactItems", elements);
  CheckItemsNotEmpty(members, elements);
  for (TransactGetElement& element : elements) {
    out.transact_items.push_back(std::move(element.get));
  }
}

static void ReadMembers(const MemberReader& members, TransactGetItemsResponse& out) {
  members.Read("ConsumedCapacity", out.consumed_capacity);
  std::vector<ItemResponse> responses;
  members.Read("Responses", responses);
  for (ItemResponse& response : responses) out.responses.push_back(std::move(response.item));
}

static void ReadMembers(const MemberReader& members, TransactWriteItemsRequest& out) {
  members.Read("ReturnConsumedCapacity", out.return_consumed_capacity);
  members.Read("ReturnItemCollectionMetrics", out.return_item_collection_metrics);
  members.Require("TransactItems", out.transact_items);
  CheckItemsNotEmpty(members, out.transact_items);
  members.Read("ClientRequestToken", out.client_request_token);
  members.CheckLength("ClientRequestToken", {1, 36}, out.client_request_token.value_or(""));
}

static void ReadMembers(const MemberReader& members, TransactWriteItemsResponse& out) {
  members.Read("ConsumedCapacity", out.consumed_capacity);
  members.Read("ItemCollectionMetrics", out.item_collection_metrics);
}

template Result<TransactGetItemsRequest> FromJson(std::string_view);
template Result<TransactGetItemsResponse> FromJson(std::string_view);
template Result<TransactWriteItemsRequest> FromJson(std::string_view);
template Result<TransactWriteItemsResponse> FromJson(std::string_view);

static void AppendJson(std::string& out, const TransactGet& get) {
  ObjectWriter wrapper(out);
  wrapper.Name("Get");
  ObjectWriter object(out);
  object.Member("TableName", get.table_name);
  object.Member("Key", get.key);
  object.Member("ProjectionExpression", get.projection_expression);
  WriteExpressionParameters(object, get);
  object.End();
  wrapper.End();
}

namespace {

// Appends one element of TransactItems.
struct TransactWriter {
  std::string& out;

  void operator()(const TransactPut& put) const {
    Write("Put", put, [&](ObjectWriter& object) { object.Member("Item", put.item); });
  }
  void operator()(const TransactUpdate& update) const {
    Write("Update", update, [&](ObjectWriter& object) {
      object.Member("Key", update.key);
      object.Member("UpdateExpression", update.update_expression);
    });
  }
  void operator()(const TransactDelete& erase) const {
    Write("Delete", erase, [&](ObjectWriter& object) { object.Member("Key", erase.key); });
  }
  void operator()(const TransactConditionCheck& check) const {
    Write("ConditionCheck", check, [&](ObjectWriter& object) { object.Member("Key", check.key); });
  }

  template <typename WriteOwn>
  void Write(std::string_view action, const TransactCondition& condition,
             WriteOwn write_own) const {
    ObjectWriter wrapper(out);
    wrapper.Name(action);
    ObjectWriter object(out);
    write_own(object);
    WriteCondition(object, condition);
    object.End();
    wrapper.End();
  }
};

}  // namespace

static void AppendJson(std::string& out, const TransactWriteItem& item) {
  std::visit(TransactWriter{out}, item);
}

void AppendJson(std::string& out, const TransactGetItemsRequest& request) {
  ObjectWriter object(out);
  object.Member("TransactItems", request.transact_items);
  object.MemberUnless(ReturnConsumedCapacity::kNone, "ReturnConsumedCapacity",
                      request.return_consumed_capacity);
  object.End();
}

void AppendJson(std::string& out, const TransactGetItemsResponse& response) {
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

void AppendJson(std::string& out, const TransactWriteItemsRequest& request) {
  ObjectWriter object(out);
  object.Member("TransactItems", request.transact_items);
  object.Member("ClientRequestToken", request.client_request_token);
  object.MemberUnless(ReturnConsumedCapacity::kNone, "ReturnConsumedCapacity",
                      request.return_consumed_capacity);
  object.MemberUnless(ReturnItemCollectionMetrics::kNone, "ReturnItemCollectionMetrics",
                      request.return_item_collection_metrics);
  object.End();
}

void AppendJson(std::string& out, const TransactWriteItemsResponse& response) {
  ObjectWriter object(out);
  object.MemberUnlessEmpty("ConsumedCapacity", response.consumed_capacity);
  object.MemberUnlessEmpty("ItemCollectionMetrics", response.item_collection_metrics);
  object.End();
}

}  // namespace flavorbot::dynamodb
