#include "cli/cost/touched_partitions.h"

#include "storage/keys.h"

namespace flavorbot::cli::cost {
namespace {

std::string PartitionOf(const dynamodb::Item& item) {
  const auto* value = item.Find(storage::kPartitionKeyName);
  const auto* text = value == nullptr ? nullptr : value->As<std::string>();
  return text == nullptr ? std::string() : *text;
}

const dynamodb::Item& ItemOf(const dynamodb::PutRequest& put) { return put.item; }
const dynamodb::Item& ItemOf(const dynamodb::DeleteRequest& erase) { return erase.key; }
const dynamodb::Item& ItemOf(const dynamodb::TransactPut& put) { return put.item; }
template <typename Keyed>
const dynamodb::Item& ItemOf(const Keyed& keyed) {
  return keyed.key;
}

}  // namespace

Partitions TouchedPartitions(const dynamodb::GetItemRequest& request) {
  return {PartitionOf(request.key)};
}
Partitions TouchedPartitions(const dynamodb::PutItemRequest& request) {
  return {PartitionOf(request.item)};
}
Partitions TouchedPartitions(const dynamodb::UpdateItemRequest& request) {
  return {PartitionOf(request.key)};
}
Partitions TouchedPartitions(const dynamodb::DeleteItemRequest& request) {
  return {PartitionOf(request.key)};
}

Partitions TouchedPartitions(const dynamodb::QueryRequest& request) {
  const std::string_view condition =
      request.key_condition_expression ? *request.key_condition_expression : std::string_view();
  const auto begin = condition.find(':');
  if (begin == std::string_view::npos || !request.expression_attribute_values) return {};
  const auto name = condition.substr(begin, condition.find(' ', begin) - begin);
  const auto value = request.expression_attribute_values->find(name);
  if (value == request.expression_attribute_values->end()) return {};
  const auto* text = value->second.As<std::string>();
  if (text == nullptr) return {};
  return {request.index_name ? *request.index_name + ": " + *text : *text};
}

Partitions TouchedPartitions(const dynamodb::BatchGetItemRequest& request) {
  Partitions partitions;
  for (const auto& [table, keys] : request.request_items) {
    for (const auto& key : keys.keys) partitions.push_back(PartitionOf(key));
  }
  return partitions;
}

Partitions TouchedPartitions(const dynamodb::BatchWriteItemRequest& request) {
  Partitions partitions;
  for (const auto& [table, writes] : request.request_items) {
    for (const auto& write : writes) {
      partitions.push_back(
          std::visit([](const auto& one) { return PartitionOf(ItemOf(one)); }, write));
    }
  }
  return partitions;
}

Partitions TouchedPartitions(const dynamodb::TransactGetItemsRequest& request) {
  Partitions partitions;
  for (const auto& get : request.transact_items) partitions.push_back(PartitionOf(get.key));
  return partitions;
}

Partitions TouchedPartitions(const dynamodb::TransactWriteItemsRequest& request) {
  Partitions partitions;
  for (const auto& write : request.transact_items) {
    partitions.push_back(
        std::visit([](const auto& one) { return PartitionOf(ItemOf(one)); }, write));
  }
  return partitions;
}

}  // namespace flavorbot::cli::cost
