#include "engine/key_range.h"

#include <algorithm>
#include <utility>

#include "dynamodb/packed_item.h"
#include "engine/item_checks.h"
#include "engine/key_codec.h"

namespace flavorbot::engine {
namespace {

using dynamodb::Item;
using dynamodb::Result;
using expression::KeyOperator;

dynamodb::Error InvalidStart(std::string_view why) {
  return dynamodb::ValidationError("The provided starting key is invalid" + std::string(why));
}

constexpr std::string_view kSchemaMismatch = ": The provided key element does not match the schema";

Result<void> CheckStartElement(const KeyAttribute& key, const Item& start) {
  const auto* value = start.Find(key.name);
  if (value == nullptr || !HasType(*value, key.type)) {
    return std::unexpected(InvalidStart(kSchemaMismatch));
  }
  return {};
}

Result<void> CheckStartKeys(const KeySchema& keys, const Item& start) {
  auto ok = CheckStartElement(keys.partition_key, start);
  if (ok && keys.sort_key) ok = CheckStartElement(*keys.sort_key, start);
  return ok;
}

std::size_t KeyAttributeCount(const Table& table, const Index* index) {
  std::size_t count = table.keys.sort_key ? 2 : 1;
  if (index == nullptr) return count;
  if (!IsKey(table.keys, index->keys.partition_key.name)) ++count;
  if (index->keys.sort_key && !IsKey(table.keys, index->keys.sort_key->name)) ++count;
  return count;
}

bool HasKeys(const KeySchema& keys, const Item& start) {
  return start.Find(keys.partition_key.name) != nullptr &&
         (!keys.sort_key || start.Find(keys.sort_key->name) != nullptr);
}

}  // namespace

base::Bytes SpacePrefix(const Table& table, const Index* index) {
  return index != nullptr ? IndexSpacePrefix(table.id, index->id) : ItemSpacePrefix(table.id);
}

const KeySchema& KeysOf(const Table& table, const Index* index) {
  return index != nullptr ? index->keys : table.keys;
}

KeyRange RangeOf(const Table& table, const Index* index, const expression::KeySelection& keys) {
  base::Bytes partition;
  AppendKeyComponent(partition, keys.partition_key);
  const auto prefix = PartitionPrefix(SpacePrefix(table, index), partition);
  auto range = PrefixRange(prefix);
  if (!keys.sort_key) return range;

  const auto with = [&prefix](const dynamodb::AttributeValue& value) {
    auto key = prefix;
    AppendKeyComponent(key, value);
    return key;
  };
  const auto& [op, value, high] = *keys.sort_key;
  switch (op) {
    case KeyOperator::kEqual:
      return PrefixRange(with(value));
    case KeyOperator::kLess:
      range.end = with(value);
      break;
    case KeyOperator::kLessOrEqual:
      range.end = PrefixEnd(with(value));
      break;
    case KeyOperator::kGreater:
      range.begin = PrefixEnd(with(value));
      break;
    case KeyOperator::kGreaterOrEqual:
      range.begin = with(value);
      break;
    case KeyOperator::kBetween:
      range.begin = with(value);
      range.end = PrefixEnd(with(high.value_or(value)));
      break;
    case KeyOperator::kBeginsWith: {
      const auto* text = value.As<std::string>();
      const auto* binary = value.As<dynamodb::Binary>();
      auto begin = prefix;
      if (text != nullptr) AppendBytesPrefix(begin, *text);
      if (binary != nullptr) AppendBytesPrefix(begin, binary->bytes);
      return PrefixRange(std::move(begin));
    }
    case KeyOperator::kNotIndexable:  // BindKeyCondition doesn't let it through
      break;
  }
  range.end = std::max(range.end, range.begin);
  return range;
}

bool NamesTheKeys(const Table& table, const Index* index, const Item& start) {
  return start.size() == KeyAttributeCount(table, index) && HasKeys(table.keys, start) &&
         (index == nullptr || HasKeys(index->keys, start));
}

Result<base::Bytes> EncodeStartKey(const Table& table, const Index* index, const Item& start) {
  if (start.size() != KeyAttributeCount(table, index)) {
    return std::unexpected(index != nullptr ? InvalidStart("") : InvalidStart(kSchemaMismatch));
  }
  if (auto ok = CheckStartKeys(table.keys, start); !ok) {
    return std::unexpected(std::move(ok).error());
  }
  Item table_key;
  table_key.Set(table.keys.partition_key.name, *start.Find(table.keys.partition_key.name));
  if (table.keys.sort_key) {
    table_key.Set(table.keys.sort_key->name, *start.Find(table.keys.sort_key->name));
  }
  auto item_key = EncodeKey(table, table_key);
  if (!item_key || index == nullptr) return item_key;

  if (auto ok = CheckStartKeys(index->keys, start); !ok) {
    return std::unexpected(std::move(ok).error());
  }
  base::Bytes partition;
  AppendKeyComponent(partition, *start.Find(index->keys.partition_key.name));
  auto key = PartitionPrefix(SpacePrefix(table, index), partition);
  if (index->keys.sort_key) AppendKeyComponent(key, *start.Find(index->keys.sort_key->name));
  key.append(ItemKeyTail(*item_key).substr(kHashBytes));
  return key;
}

Item StartKeyOf(const Table& table, const Index* index, base::BytesView packed_item) {
  Item key;
  const auto add = [&key, packed_item](const KeySchema& keys) {
    const auto set = [&key, packed_item](const std::string& name) {
      if (const auto value = dynamodb::FindAttribute(packed_item, name)) {
        key.Set(name, value->Unpack());
      }
    };
    set(keys.partition_key.name);
    if (keys.sort_key) set(keys.sort_key->name);
  };
  add(table.keys);
  if (index != nullptr) add(index->keys);
  return key;
}

base::Bytes ItemKeyOf(const Table& table, base::BytesView packed_item) {
  const auto append = [packed_item](base::Bytes& out, const std::string& name) {
    if (const auto value = dynamodb::FindAttribute(packed_item, name)) {
      AppendKeyComponent(out, *value);
    }
  };
  base::Bytes partition;
  append(partition, table.keys.partition_key.name);
  auto key = PartitionPrefix(ItemSpacePrefix(table.id), partition);
  if (table.keys.sort_key) append(key, table.keys.sort_key->name);
  return key;
}

}  // namespace flavorbot::engine
