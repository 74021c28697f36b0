#include "engine/item_checks.h"

#include "dynamodb/item_size.h"
#include "engine/key_codec.h"

namespace flavorbot::engine {
namespace {

using dynamodb::AttributeType;
using dynamodb::AttributeValue;
using dynamodb::Item;
using dynamodb::Result;
using dynamodb::ScalarType;
using dynamodb::ValidationError;

AttributeType ToAttributeType(ScalarType type) {
  switch (type) {
    case ScalarType::kS:
      return AttributeType::kS;
    case ScalarType::kN:
      return AttributeType::kN;
    case ScalarType::kB:
      return AttributeType::kB;
  }
  return AttributeType::kS;
}

// "string" or "binary" when the value is an empty one of these; otherwise nothing.
std::string_view EmptyKind(const AttributeValue& value) {
  const auto* text = value.As<std::string>();
  if (text != nullptr && text->empty()) return "string";
  const auto* binary = value.As<dynamodb::Binary>();
  if (binary != nullptr && binary->bytes.empty()) return "binary";
  return {};
}

Result<void> CheckNotEmpty(const std::string& name, const AttributeValue& value) {
  const auto kind = EmptyKind(value);
  if (kind.empty()) return {};
  return std::unexpected(ValidationError(
      "One or more parameter values are not valid. The AttributeValue for a key attribute cannot "
      "contain an empty " +
      std::string(kind) + " value. Key: " + name));
}

dynamodb::Error SchemaMismatch() {
  return ValidationError("The provided key element does not match the schema");
}

Result<void> CheckKeyElement(const KeyAttribute& key, KeyRole role, const AttributeValue* value) {
  if (value == nullptr || !HasType(*value, key.type)) return std::unexpected(SchemaMismatch());
  if (auto filled = CheckNotEmpty(key.name, *value); !filled) return filled;
  return CheckKeySize(role, *value);
}

Result<void> CheckKeyOfItem(const KeyAttribute& key, KeyRole role, const AttributeValue* value) {
  if (value == nullptr) {
    return std::unexpected(ValidationError(
        "One or more parameter values were invalid: Missing the key " + key.name + " in the item"));
  }
  if (!HasType(*value, key.type)) {
    return std::unexpected(ValidationError(
        "One or more parameter values were invalid: Type mismatch for key " + key.name +
        " expected: " + std::string(dynamodb::TypeDescriptor(ToAttributeType(key.type))) +
        " actual: " + std::string(dynamodb::TypeDescriptor(value->type()))));
  }
  if (auto filled = CheckNotEmpty(key.name, *value); !filled) return filled;
  return CheckKeySize(role, *value);
}

Result<void> CheckIndexKey(const Index& index, const KeyAttribute& key, KeyRole role,
                           const AttributeValue* value) {
  if (value == nullptr) return {};
  if (auto ok = CheckIndexKeyType(index, key, value->type()); !ok) return ok;
  if (const auto kind = EmptyKind(*value); !kind.empty()) {
    return std::unexpected(ValidationError(
        "One or more parameter values are not valid. A value specified for a secondary index key "
        "is not supported. The AttributeValue for a key attribute cannot contain an empty " +
        std::string(kind) + " value. IndexName: " + index.name + ", IndexKey: " + key.name));
  }
  return CheckKeySize(role, *value);
}

// As CheckIndexKey, of what an update expression made.
Result<void> CheckUpdatedIndexKey(const KeyAttribute& key, KeyRole role,
                                  const AttributeValue* value) {
  if (value == nullptr) return {};
  if (!HasType(*value, key.type)) {
    return std::unexpected(
        ValidationError("The update expression attempted to update the secondary index key to "
                        "unsupported type"));
  }
  if (const auto kind = EmptyKind(*value); !kind.empty()) {
    return std::unexpected(ValidationError(
        "One or more parameter values are not valid. The update expression attempted to update a "
        "secondary index key to a value that is not supported. The AttributeValue for a key "
        "attribute cannot contain an empty " +
        std::string(kind) + " value."));
  }
  return CheckKeySize(role, *value);
}

base::Bytes Encode(const Table& table, const Item& item) {
  base::Bytes partition;
  AppendKeyComponent(partition, *item.Find(table.keys.partition_key.name));
  auto key = PartitionPrefix(ItemSpacePrefix(table.id), partition);
  if (table.keys.sort_key) AppendKeyComponent(key, *item.Find(table.keys.sort_key->name));
  return key;
}

}  // namespace

bool HasType(const AttributeValue& value, ScalarType type) {
  return value.type() == ToAttributeType(type);
}

Result<void> CheckKeySize(KeyRole role, const AttributeValue& value) {
  const auto size = dynamodb::ValueSize(value);
  if (role == KeyRole::kPartition && size > kMaxPartitionKeyBytes) {
    return std::unexpected(ValidationError(
        "One or more parameter values were invalid: Size of hashkey has exceeded the maximum size "
        "limit of2048 bytes"));
  }
  if (role == KeyRole::kSort && size > kMaxSortKeyBytes) {
    return std::unexpected(ValidationError(
        "One or more parameter values were invalid: Aggregated size of all range keys has exceeded "
        "the size limit of 1024 bytes"));
  }
  return {};
}

Result<base::Bytes> EncodeKey(const Table& table, const Item& key) {
  const auto& [partition, sort] = table.keys;
  if (key.size() != (sort ? 2u : 1u)) return std::unexpected(SchemaMismatch());
  if (auto ok = CheckKeyElement(partition, KeyRole::kPartition, key.Find(partition.name)); !ok) {
    return std::unexpected(std::move(ok).error());
  }
  if (sort) {
    if (auto ok = CheckKeyElement(*sort, KeyRole::kSort, key.Find(sort->name)); !ok) {
      return std::unexpected(std::move(ok).error());
    }
  }
  return Encode(table, key);
}

Result<void> CheckIndexKeyType(const Index& index, const KeyAttribute& key, AttributeType type) {
  if (type == ToAttributeType(key.type)) return {};
  return std::unexpected(ValidationError(
      "One or more parameter values were invalid: Type mismatch for Index Key " + key.name +
      " Expected: " + std::string(dynamodb::TypeDescriptor(ToAttributeType(key.type))) +
      " Actual: " + std::string(dynamodb::TypeDescriptor(type)) + " IndexName: " + index.name));
}

Result<void> CheckUpdatedIndexKeys(const Table& table, const Item& item) {
  for (const auto& index : table.indexes) {
    const auto& [partition, sort] = index.keys;
    auto ok = CheckUpdatedIndexKey(partition, KeyRole::kPartition, item.Find(partition.name));
    if (ok && sort) ok = CheckUpdatedIndexKey(*sort, KeyRole::kSort, item.Find(sort->name));
    if (!ok) return ok;
  }
  return {};
}

Result<void> CheckIndexKeys(const Table& table, const Item& item) {
  for (const auto& index : table.indexes) {
    const auto& [partition, sort] = index.keys;
    auto ok = CheckIndexKey(index, partition, KeyRole::kPartition, item.Find(partition.name));
    if (ok && sort) ok = CheckIndexKey(index, *sort, KeyRole::kSort, item.Find(sort->name));
    if (!ok) return ok;
  }
  return {};
}

Result<base::Bytes> EncodeKeyOfItem(const Table& table, const Item& item) {
  const auto& [partition, sort] = table.keys;
  auto ok = CheckKeyOfItem(partition, KeyRole::kPartition, item.Find(partition.name));
  if (ok && sort) ok = CheckKeyOfItem(*sort, KeyRole::kSort, item.Find(sort->name));
  if (ok) ok = CheckIndexKeys(table, item);
  if (!ok) return std::unexpected(std::move(ok).error());
  return Encode(table, item);
}

}  // namespace flavorbot::engine
