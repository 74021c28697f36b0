#include "requests.h"

#include <algorithm>
#include <array>
#include <boost/json/array.hpp>
#include <string_view>

#include "expressions.h"
#include "legacy_requests.h"
#include "statements.h"
#include "values.h"

namespace flavorbot::differential {
namespace {

using namespace std::string_view_literals;

constexpr std::array kWriteReturns = {"NONE"sv, "ALL_OLD"sv, "ALL_OLD"sv};
constexpr std::array kUpdateReturns = {"NONE"sv, "ALL_OLD"sv, "UPDATED_OLD"sv, "ALL_NEW"sv,
                                       "UPDATED_NEW"sv};
constexpr std::array kCapacities = {"INDEXES"sv, "TOTAL"sv, "NONE"sv};
constexpr std::array kSelects = {"ALL_ATTRIBUTES"sv, "ALL_PROJECTED_ATTRIBUTES"sv, "COUNT"sv,
                                 "SPECIFIC_ATTRIBUTES"sv};
constexpr std::array kLimits = {1, 2, 3, 5, 100};

// Makes the requests of one call.
class Maker {
 public:
  Maker(Random& random, const std::vector<const TableShape*>& shapes)
      : random_(random), shapes_(shapes) {}

  Request Make() {
    const std::size_t at = random_.Below(100);
    if (at < 22) return Put();
    if (at < 44) return Update();
    if (at < 50) return Delete();
    if (at < 57) return Get();
    if (at < 73) return Query();
    if (at < 80) return Scan();
    if (at < 85) return BatchGet();
    if (at < 90) return BatchWrite();
    if (at < 92) return TransactGet();
    if (at < 96) return TransactWrite();
    const std::string_view table = ChooseTable();
    return at < 98 ? AnyLegacyRequest(random_, table, *shape_)
                   : AnyStatementRequest(random_, table, *shape_);
  }

 private:
  // Chooses a table; shape() is its.
  std::string_view ChooseTable() {
    const std::size_t table = random_.OneIn(5) ? 1 : 0;
    shape_ = shapes_[table];
    return random_.Fault(200) ? "nowhere"sv : kTableNames[table];
  }

  void Capacity(json::object& body) {
    if (random_.OneIn(3)) body["ReturnConsumedCapacity"] = random_.Pick(kCapacities);
  }

  // What writes to one item have in common.
  void WriteOptions(json::object& body, Expressions& expressions, bool is_update) {
    if (random_.OneIn(3)) body["ConditionExpression"] = expressions.Condition();
    if (random_.OneIn(2)) {
      body["ReturnValues"] = is_update || random_.Fault(50) ? random_.Pick(kUpdateReturns)
                                                            : random_.Pick(kWriteReturns);
    }
    if (random_.OneIn(4)) body["ReturnValuesOnConditionCheckFailure"] = "ALL_OLD";
    if (random_.OneIn(10)) body["ReturnItemCollectionMetrics"] = "SIZE";
    Capacity(body);
    expressions.Finish(body);
  }

  Request Put() {
    json::object body{{"TableName", ChooseTable()}, {"Item", AnyItem(random_, *shape_)}};
    Expressions expressions(random_);
    WriteOptions(body, expressions, false);
    return {"PutItem", std::move(body)};
  }

  Request Update() {
    json::object body{{"TableName", ChooseTable()}, {"Key", AnyKey(random_, shape_->keys)}};
    Expressions expressions(random_);
    if (!random_.OneIn(30)) body["UpdateExpression"] = expressions.Update();
    WriteOptions(body, expressions, true);
    return {"UpdateItem", std::move(body)};
  }

  Request Delete() {
    json::object body{{"TableName", ChooseTable()}, {"Key", AnyKey(random_, shape_->keys)}};
    Expressions expressions(random_);
    WriteOptions(body, expressions, false);
    return {"DeleteItem", std::move(body)};
  }

  Request Get() {
    json::object body{{"TableName", ChooseTable()}, {"Key", AnyKey(random_, shape_->keys)}};
    ReadOptions(body);
    return {"GetItem", std::move(body)};
  }

  void ReadOptions(json::object& body) {
    if (random_.OneIn(2)) body["ConsistentRead"] = random_.OneIn(2);
    Expressions expressions(random_);
    if (random_.OneIn(3)) body["ProjectionExpression"] = expressions.Projection();
    Capacity(body);
    expressions.Finish(body);
  }

  // Chooses the table or an index of it; its keys.
  const KeyPair& ChooseIndex(json::object& body) {
    is_global_ = false;
    if (random_.Fault(50)) body["IndexName"] = "none";
    if (shape_->indexes.empty() || random_.OneIn(3)) return shape_->keys;
    const IndexShape& index = random_.Pick(shape_->indexes);
    body["IndexName"] = index.name;
    is_global_ = !index.is_local;
    return index.keys;
  }

  // What Query and Scan have in common.
  void PageOptions(json::object& body, Expressions& expressions, const KeyPair& keys) {
    if (random_.OneIn(3)) body["FilterExpression"] = expressions.Condition();
    if (random_.OneIn(4)) body["ProjectionExpression"] = expressions.Projection();
    if (random_.OneIn(6)) body["Select"] = Select(body);
    if (random_.OneIn(3)) body["Limit"] = random_.Pick(kLimits);
    if (random_.Fault(200)) body["Limit"] = -static_cast<int>(random_.Below(2));
    if (is_global_ ? random_.Fault(40) : random_.OneIn(3)) body["ConsistentRead"] = true;
    if (random_.Fault(15)) {
      json::object start = AnyKey(random_, shape_->keys);
      if (body.contains("IndexName") && !random_.OneIn(8)) {
        for (auto& [name, value] : AnyKey(random_, keys)) start[name] = value;
      }
      body["ExclusiveStartKey"] = std::move(start);
    }
    Capacity(body);
    expressions.Finish(body);
  }

  // One that goes with the rest of the request; rarely any.
  std::string_view Select(const json::object& body) {
    if (random_.Fault(15)) return random_.Pick(kSelects);
    if (body.contains("ProjectionExpression")) return "SPECIFIC_ATTRIBUTES";
    if (is_global_ && !random_.Fault(20)) return kSelects[1 + random_.Below(2)];
    return kSelects[body.contains("IndexName") ? random_.Below(3) : 2 * random_.Below(2)];
  }

  Request Query() {
    json::object body{{"TableName", ChooseTable()}};
    const KeyPair& keys = ChooseIndex(body);
    Expressions expressions(random_);
    if (!random_.Fault(200)) body["KeyConditionExpression"] = expressions.KeyCondition(keys);
    if (random_.OneIn(3)) body["ScanIndexForward"] = random_.OneIn(2);
    PageOptions(body, expressions, keys);
    const bool pages = body.contains("IndexName") || random_.OneIn(4);
    return {"Query", std::move(body), pages ? Reading::kAllPages : Reading::kOnce};
  }

  Request Scan() {
    json::object body{{"TableName", ChooseTable()}};
    const KeyPair& keys = ChooseIndex(body);
    Expressions expressions(random_);
    PageOptions(body, expressions, keys);
    if (random_.Fault(60)) body["Segment"] = random_.Below(4);
    if (random_.Fault(60)) body["TotalSegments"] = random_.Below(4);
    if (random_.OneIn(10) && !body.contains("Segment") && !body.contains("TotalSegments")) {
      body["TotalSegments"] = 1 + random_.Below(4);
      return {"Scan", std::move(body), Reading::kAllSegments};
    }
    return {"Scan", std::move(body), Reading::kAllPages};
  }

  // Of up to `most` distinct keys, rarely with a duplicate.
  json::array Keys(std::size_t most) {
    json::array keys;
    for (std::size_t i = random_.Below(most) + (random_.Fault(100) ? 0 : 1); i > 0; --i) {
      json::value key = AnyKey(random_, shape_->keys);
      bool is_new = true;
      for (const json::value& other : keys) is_new = is_new && other != key;
      if (is_new || random_.Fault(15)) keys.push_back(std::move(key));
    }
    return keys;
  }

  Request BatchGet() {
    json::object items;
    for (std::size_t i = 1 + random_.Below(2); i > 0; --i) {
      const std::string_view table = ChooseTable();
      json::object keys{{"Keys", Keys(random_.Fault(100) ? 104 : 6)}};
      if (random_.OneIn(2)) keys["ConsistentRead"] = random_.OneIn(2);
      Expressions expressions(random_);
      if (random_.OneIn(3)) keys["ProjectionExpression"] = expressions.Projection();
      expressions.Finish(keys);
      items[table] = std::move(keys);
    }
    json::object body{{"RequestItems", std::move(items)}};
    Capacity(body);
    return {"BatchGetItem", std::move(body)};
  }

  Request BatchWrite() {
    json::object items;
    for (std::size_t i = 1 + random_.Below(2); i > 0; --i) {
      const std::string_view table = ChooseTable();
      json::array writes;
      for (json::value& key : Keys(random_.Fault(100) ? 27 : 5)) {
        if (random_.OneIn(3)) {
          writes.push_back({{"DeleteRequest", {{"Key", std::move(key)}}}});
        } else {
          json::object item = AnyItem(random_, *shape_);
          for (auto& [name, value] : key.get_object()) item[name] = value;
          writes.push_back({{"PutRequest", {{"Item", std::move(item)}}}});
        }
      }
      items[table] = std::move(writes);
    }
    json::object body{{"RequestItems", std::move(items)}};
    if (random_.OneIn(6)) body["ReturnItemCollectionMetrics"] = "SIZE";
    Capacity(body);
    return {"BatchWriteItem", std::move(body)};
  }

  Request TransactGet() {
    json::array items;
    json::array seen;
    for (std::size_t i = 1 + random_.Below(4); i > 0; --i) {
      json::object get{{"TableName", ChooseTable()}, {"Key", NewKey(seen)}};
      Expressions expressions(random_);
      if (random_.OneIn(3)) get["ProjectionExpression"] = expressions.Projection();
      expressions.Finish(get);
      items.push_back({{"Get", std::move(get)}});
    }
    json::object body{{"TransactItems", std::move(items)}};
    Capacity(body);
    return {"TransactGetItems", std::move(body)};
  }

  // One that the request doesn't have yet; rarely another.
  json::object NewKey(json::array& seen) {
    json::object key = AnyKey(random_, shape_->keys);
    for (int i = 0;
         i < 20 && std::ranges::find(seen, json::value(key)) != seen.end() && !random_.Fault(100);
         ++i) {
      key = AnyKey(random_, shape_->keys);
    }
    seen.push_back(key);
    return key;
  }

  json::object TransactAction(json::array& seen) {
    json::object body{{"TableName", ChooseTable()}};
    Expressions expressions(random_);
    const std::size_t kind = random_.Below(8);
    json::object key = NewKey(seen);
    if (kind < 3) {
      json::object item = AnyItem(random_, *shape_);
      for (const auto& [name, value] : key) item[name] = value;
      body["Item"] = std::move(item);
    } else {
      body["Key"] = std::move(key);
    }
    if (kind >= 3 && kind < 6) body["UpdateExpression"] = expressions.Update();
    if (kind == 7 || random_.OneIn(4)) body["ConditionExpression"] = expressions.Condition();
    if (random_.OneIn(4)) body["ReturnValuesOnConditionCheckFailure"] = "ALL_OLD";
    expressions.Finish(body);
    const std::string_view name = kind < 3   ? "Put"
                                  : kind < 6 ? "Update"
                                  : kind < 7 ? "Delete"
                                             : "ConditionCheck";
    return {{name, std::move(body)}};
  }

  Request TransactWrite() {
    json::array items;
    json::array seen;
    for (std::size_t i = 1 + random_.Below(random_.Fault(100) ? 110 : 4); i > 0; --i) {
      items.push_back(TransactAction(seen));
    }
    json::object body{{"TransactItems", std::move(items)}};
    if (random_.OneIn(6)) body["ReturnItemCollectionMetrics"] = "SIZE";
    if (random_.OneIn(10)) body["ClientRequestToken"] = random_.Pick(kTableNames);
    Capacity(body);
    return {"TransactWriteItems", std::move(body)};
  }

  Random& random_;
  const std::vector<const TableShape*>& shapes_;
  const TableShape* shape_ = nullptr;
  bool is_global_ = false;
};

}  // namespace

Request AnyRequest(Random& random, const std::vector<const TableShape*>& shapes) {
  random.AllowFaults(1);
  Request request = Maker(random, shapes).Make();
  request.mutated = random.Fault(40);
  if (request.mutated) Mutate(random, request.body);
  return request;
}

}  // namespace flavorbot::differential
