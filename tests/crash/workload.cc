#include "crash/workload.h"

#include <utility>

namespace flavorbot::crash {
namespace {

using dynamodb::AttributeValue;
using dynamodb::Item;

constexpr std::uint32_t kItemsPerWriter = 40;
constexpr std::uint32_t kLargestPayload = 3000;

Item MakeKey(int writer, std::uint32_t slot) {
  return {{"PK", AttributeValue::S(PartitionOf(writer))},
          {"SK", AttributeValue::S("item" + std::to_string(slot))}};
}

// In both indexes, unless `number` leaves it out of the second.
Item MakeItem(int writer, std::uint32_t slot, std::uint32_t number) {
  auto item = MakeKey(writer, slot);
  item.Set("number", AttributeValue::N(std::int64_t{number}));
  item.Set("payload", AttributeValue::S(std::string((number * 37) % kLargestPayload,
                                                    static_cast<char>('a' + number % 26))));
  item.Set("G1PK", AttributeValue::S("g" + std::to_string(number % 7)));
  item.Set("G1SK", AttributeValue::N(std::int64_t{number}));
  if (number % 3 != 0) item.Set("G2PK", AttributeValue::S("h" + std::to_string(number % 5)));
  return item;
}

}  // namespace

std::string PartitionOf(int writer) { return "writer" + std::to_string(writer); }

Operation MakeOperation(int writer, std::uint32_t number) {
  const auto slot = [](std::uint32_t n) { return n * 7 % kItemsPerWriter; };
  Operation operation;
  switch (number % 4) {
    case 0:  // several at once, one of them deleted
      for (const std::uint32_t i : {0u, 1u, 2u}) {
        operation.puts.push_back(MakeItem(writer, slot(number + i), number));
      }
      operation.deletes.push_back(MakeKey(writer, slot(number + 3)));
      break;
    case 1:
      operation.deletes.push_back(MakeKey(writer, slot(number)));
      break;
    default:
      operation.puts.push_back(MakeItem(writer, slot(number), number));
  }
  return operation;
}

dynamodb::TransactWriteItemsRequest ToTransaction(Operation operation) {
  dynamodb::TransactWriteItemsRequest request;
  for (auto& item : operation.puts) {
    dynamodb::TransactPut put;
    put.table_name = kTable;
    put.item = std::move(item);
    request.transact_items.emplace_back(std::move(put));
  }
  for (auto& key : operation.deletes) {
    dynamodb::TransactDelete gone;
    gone.table_name = kTable;
    gone.key = std::move(key);
    request.transact_items.emplace_back(std::move(gone));
  }
  return request;
}

dynamodb::CreateTableRequest MakeTableRequest() {
  using dynamodb::KeyType;
  using dynamodb::ScalarType;
  dynamodb::CreateTableRequest request;
  request.table_name = kTable;
  request.billing_mode = dynamodb::BillingMode::kPayPerRequest;
  request.attribute_definitions = {{"PK", ScalarType::kS},
                                   {"SK", ScalarType::kS},
                                   {"G1PK", ScalarType::kS},
                                   {"G1SK", ScalarType::kN},
                                   {"G2PK", ScalarType::kS}};
  request.key_schema = {{"PK", KeyType::kHash}, {"SK", KeyType::kRange}};
  request.global_secondary_indexes = {
      {.index_name = kIndexes[0],
       .key_schema = {{"G1PK", KeyType::kHash}, {"G1SK", KeyType::kRange}},
       .projection = {dynamodb::ProjectionType::kAll, {}}},
      {.index_name = kIndexes[1],
       .key_schema = {{"G2PK", KeyType::kHash}},
       .projection = {dynamodb::ProjectionType::kInclude, {"number"}}}};
  // Its records are enough to make the items again.
  request.stream_specification = {.stream_enabled = true,
                                  .stream_view_type = dynamodb::StreamViewType::kNewImage};
  return request;
}

std::pair<std::string, std::string> KeyOf(const Item& item) {
  const auto text = [&item](std::string_view name) {
    const auto* value = item.Find(name);
    const auto* string = value != nullptr ? value->As<std::string>() : nullptr;
    return string != nullptr ? *string : std::string();
  };
  return {text("PK"), text("SK")};
}

void Apply(const Operation& operation, Items& items) {
  for (const auto& item : operation.puts) items[KeyOf(item)] = item;
  for (const auto& key : operation.deletes) items.erase(KeyOf(key));
}

}  // namespace flavorbot::crash
