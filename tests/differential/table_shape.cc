#include "table_shape.h"

#include <algorithm>
#include <boost/json/array.hpp>

namespace flavorbot::differential {
namespace {

json::array Schema(const KeyPair& keys) {
  json::array schema{{{"AttributeName", keys.partition.name}, {"KeyType", "HASH"}}};
  if (keys.sort) {
    schema.push_back({{"AttributeName", keys.sort->name}, {"KeyType", "RANGE"}});
  }
  return schema;
}

json::object IndexBody(const IndexShape& index) {
  json::object projection{{"ProjectionType", index.projection}};
  if (!index.included.empty()) {
    json::array names;
    for (const std::string& name : index.included) names.emplace_back(name);
    projection["NonKeyAttributes"] = std::move(names);
  }
  return {{"IndexName", index.name},
          {"KeySchema", Schema(index.keys)},
          {"Projection", std::move(projection)}};
}

}  // namespace

std::vector<KeyAttribute> TableShape::KeyAttributes() const {
  std::vector<KeyAttribute> all;
  const auto add = [&](const KeyAttribute& key) {
    if (std::ranges::find(all, key.name, &KeyAttribute::name) == all.end()) all.push_back(key);
  };
  const auto add_pair = [&](const KeyPair& pair) {
    add(pair.partition);
    if (pair.sort) add(*pair.sort);
  };
  add_pair(keys);
  for (const IndexShape& index : indexes) add_pair(index.keys);
  return all;
}

const std::vector<TableShape>& TableShapes() {
  static const std::vector<TableShape> shapes = {
      {.keys = {{"pk", 'S'}}},
      {.keys = {{"pk", 'S'}, KeyAttribute{"sk", 'S'}}},
      {.keys = {{"pk", 'N'}, KeyAttribute{"sk", 'B'}}},
      {.keys = {{"pk", 'B'}, KeyAttribute{"sk", 'N'}}},
      {.keys = {{"pk", 'N'}},
       .indexes = {{"GSI1", {{"s", 'S'}}, false, "ALL"},
                   {"GSI2", {{"n", 'N'}, KeyAttribute{"pk", 'N'}}, false, "KEYS_ONLY"}}},
      {.keys = {{"pk", 'S'}, KeyAttribute{"sk", 'N'}},
       .indexes = {{"LSI1", {{"pk", 'S'}, KeyAttribute{"n", 'N'}}, true, "ALL"},
                   {"LSI2", {{"pk", 'S'}, KeyAttribute{"s", 'S'}}, true, "KEYS_ONLY"},
                   {"LSI3", {{"pk", 'S'}, KeyAttribute{"b", 'B'}}, true, "INCLUDE", {"a", "m"}}}},
      {.keys = {{"pk", 'S'}, KeyAttribute{"sk", 'S'}},
       .indexes = {{"GSI1", {{"s", 'S'}, KeyAttribute{"n", 'N'}}, false, "ALL"},
                   {"GSI2", {{"sk", 'S'}, KeyAttribute{"pk", 'S'}}, false, "KEYS_ONLY"},
                   {"GSI3", {{"b", 'B'}}, false, "INCLUDE", {"a", "l"}},
                   {"LSI1", {{"pk", 'S'}, KeyAttribute{"n", 'N'}}, true, "KEYS_ONLY"},
                   {"LSI2", {{"pk", 'S'}, KeyAttribute{"s", 'S'}}, true, "INCLUDE", {"a", "ss"}}}},
  };
  return shapes;
}

json::object CreateTableBody(const TableShape& shape, std::string_view table_name) {
  json::array definitions;
  for (const KeyAttribute& key : shape.KeyAttributes()) {
    definitions.push_back(
        {{"AttributeName", key.name}, {"AttributeType", std::string(1, key.type)}});
  }
  json::object body{{"TableName", table_name},
                    {"BillingMode", "PAY_PER_REQUEST"},
                    {"KeySchema", Schema(shape.keys)},
                    {"AttributeDefinitions", std::move(definitions)}};
  for (const IndexShape& index : shape.indexes) {
    auto& list = body[index.is_local ? "LocalSecondaryIndexes" : "GlobalSecondaryIndexes"];
    if (list.is_null()) list.emplace_array();
    list.get_array().push_back(IndexBody(index));
  }
  return body;
}

}  // namespace flavorbot::differential
