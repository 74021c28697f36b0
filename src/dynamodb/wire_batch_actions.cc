// BatchGetItem and BatchWriteItem on the wire.
#include "dynamodb/wire_legacy_parameters.h"
#include "dynamodb/wire_message.h"
#include "dynamodb/wire_parameters.h"

namespace flavorbot::dynamodb {

// Of one table; the engine counts those of all. The service shows what was too much, which nobody
// reads.
constexpr std::size_t kMaxKeysOfTable = 100;
constexpr std::size_t kMaxWritesOfTable = 25;

static void ReadMembers(const MemberReader& members, KeysAndAttributes& out) {
  CheckNotMixed(members, {"AttributesToGet"}, {"ProjectionExpression"});
  members.Require("Keys", out.keys);
  if (const auto* keys = members.Find("Keys"); keys != nullptr && keys->is_array()) {
    const std::size_t count = keys->get_array().size();
    members.CheckNotEmpty("Keys", count, "[]");
    if (count > kMaxKeysOfTable) {
      members.AddConstraint("Keys", "'[...]'", "Member must have length less than or equal to 100");
    }
  }
  ReadAttributesToGet(members, out.attributes_to_get);
  members.Read("ConsistentRead", out.consistent_read);
  members.Read("ProjectionExpression", out.projection_expression);
  ReadExpressionParameters(members, out);
}

static void ReadJson(WireCursor cursor, KeysAndAttributes& out) {
  const WirePath path{&cursor.path, "member"};
  ReadStructure(WireCursor{cursor.json, cursor.faults, path}, "KeysAndAttributes", out);
}

static void ReadMembers(const MemberReader& members, PutRequest& out) {
  members.Require("Item", out.item);
}
static void ReadMembers(const MemberReader& members, DeleteRequest& out) {
  members.Require("Key", out.key);
}
static void ReadJson(WireCursor cursor, PutRequest& out) {
  ReadStructure(cursor, "PutRequest", out);
}
static void ReadJson(WireCursor cursor, DeleteRequest& out) {
  ReadStructure(cursor, "DeleteRequest", out);
}

static void ReadMembers(const MemberReader& members, WriteRequest& out) {
  const bool put = members.Find("PutRequest") != nullptr;
  const bool erase = members.Find("DeleteRequest") != nullptr;
  if (put == erase) {  // the service says this for none and for both
    members.faults().Invalid(
        "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the "
        "supported datatypes");
  }
  if (put) members.Read("PutRequest", out.emplace<PutRequest>());
  if (erase) members.Read("DeleteRequest", out.emplace<DeleteRequest>());
}
static void ReadJson(WireCursor cursor, WriteRequest& out) {
  ReadStructure(cursor, "WriteRequest", out);
}

// The service puts ".member" between a table's name and the index of its request.
static void ReadJson(WireCursor cursor, std::map<std::string, std::vector<WriteRequest>>& out) {
  const auto* map = MapOf(cursor,
                          "java.util.Map<java.lang.String, "
                          "java.util.List<com.amazonaws.dynamodb.v20120810.WriteRequest>>");
  if (map == nullptr) return;
  for (const auto& [table, requests] : *map) {
    const WirePath table_path{.parent = &cursor.path, .key = table};
    const WirePath path{&table_path, "member"};
    ReadJson(WireCursor{requests, cursor.faults, path}, out[std::string(table)]);
  }
}

namespace {

// What both actions ask of RequestItems.
template <typename RequestItems>
void CheckRequestItems(const MemberReader& members, const RequestItems& items) {
  const auto* json = members.Find("RequestItems");
  if (json == nullptr || !json->is_object()) return;
  members.CheckNotEmpty("RequestItems", items.size(), "{}");
  for (const auto& [table, unused] : items) {
    if (!IsTableName(table)) members.faults().Invalid(InvalidTableNameText());
  }
}

}  // namespace

static void ReadMembers(const MemberReader& members, BatchGetItemRequest& out) {
  members.Read("ReturnConsumedCapacity", out.return_consumed_capacity);
  members.Require("RequestItems", out.request_items);
  CheckRequestItems(members, out.request_items);
}

static void ReadMembers(const MemberReader& members, BatchGetItemResponse& out) {
  members.Read("Responses", out.responses);
  members.Read("UnprocessedKeys", out.unprocessed_keys);
  members.Read("ConsumedCapacity", out.consumed_capacity);
}

static void ReadMembers(const MemberReader& members, BatchWriteItemRequest& out) {
  members.Read("ReturnConsumedCapacity", out.return_consumed_capacity);
  members.Read("ReturnItemCollectionMetrics", out.return_item_collection_metrics);
  members.Require("RequestItems", out.request_items);
  CheckRequestItems(members, out.request_items);
  for (const auto& [table, writes] : out.request_items) {
    if (!writes.empty() && writes.size() <= kMaxWritesOfTable) continue;
    members.faults().Constraint(
        "Value '{" + table + (writes.empty() ? "=[]" : "=[...]") +
        "}' at 'requestItems' failed to satisfy constraint: Map value must satisfy constraint: "
        "[Member must have length less than or equal to 25, Member must have length greater than "
        "or equal to 1]");
  }
}

static void ReadMembers(const MemberReader& members, BatchWriteItemResponse& out) {
  members.Read("UnprocessedItems", out.unprocessed_items);
  members.Read("ItemCollectionMetrics", out.item_collection_metrics);
  members.Read("ConsumedCapacity", out.consumed_capacity);
}

template Result<BatchGetItemRequest> FromJson(std::string_view);
template Result<BatchGetItemResponse> FromJson(std::string_view);
template Result<BatchWriteItemRequest> FromJson(std::string_view);
template Result<BatchWriteItemResponse> FromJson(std::string_view);

static void AppendJson(std::string& out, const KeysAndAttributes& keys) {
  ObjectWriter object(out);
  object.Member("Keys", keys.keys);
  object.MemberUnless(false, "ConsistentRead", keys.consistent_read);
  object.Member("ProjectionExpression", keys.projection_expression);
  WriteExpressionParameters(object, keys);
  object.Member("AttributesToGet", keys.attributes_to_get);
  object.End();
}

static void AppendJson(std::string& out, const WriteRequest& request) {
  if (const auto* put = std::get_if<PutRequest>(&request)) {
    out += "{\"PutRequest\":{\"Item\":";
    AppendJson(out, put->item);
  } else {
    out += "{\"DeleteRequest\":{\"Key\":";
    AppendJson(out, std::get<DeleteRequest>(request).key);
  }
  out += "}}";
}

void AppendJson(std::string& out, const BatchGetItemRequest& request) {
  ObjectWriter object(out);
  object.Member("RequestItems", request.request_items);
  object.MemberUnless(ReturnConsumedCapacity::kNone, "ReturnConsumedCapacity",
                      request.return_consumed_capacity);
  object.End();
}

void AppendJson(std::string& out, const BatchGetItemResponse& response) {
  ObjectWriter object(out);
  object.Member("Responses", response.responses);
  object.Member("UnprocessedKeys", response.unprocessed_keys);
  object.MemberUnlessEmpty("ConsumedCapacity", response.consumed_capacity);
  object.End();
}

void AppendJson(std::string& out, const BatchWriteItemRequest& request) {
  ObjectWriter object(out);
  object.Member("RequestItems", request.request_items);
  object.MemberUnless(ReturnConsumedCapacity::kNone, "ReturnConsumedCapacity",
                      request.return_consumed_capacity);
  object.MemberUnless(ReturnItemCollectionMetrics::kNone, "ReturnItemCollectionMetrics",
                      request.return_item_collection_metrics);
  object.End();
}

void AppendJson(std::string& out, const BatchWriteItemResponse& response) {
  ObjectWriter object(out);
  object.Member("UnprocessedItems", response.unprocessed_items);
  object.MemberUnlessEmpty("ItemCollectionMetrics", response.item_collection_metrics);
  object.MemberUnlessEmpty("ConsumedCapacity", response.consumed_capacity);
  object.End();
}

}  // namespace flavorbot::dynamodb
