#include "engine/key_component.h"

#include <string_view>

#include "engine/keyspace.h"

namespace flavorbot::engine {
namespace {

using dynamodb::ScalarType;

constexpr char kEscapedZero = '\xFF';
constexpr char kEnd = '\x01';
constexpr char kNegative = '\x01';
constexpr char kZero = '\x02';
constexpr char kPositive = '\x03';

std::optional<std::size_t> BytesComponent(base::BytesView bytes) {
  for (std::size_t at = bytes.find('\0'); at + 1 < bytes.size(); at = bytes.find('\0', at + 2)) {
    if (bytes[at + 1] == kEnd) return at + 2;
    if (bytes[at + 1] != kEscapedZero) return std::nullopt;
  }
  return std::nullopt;
}

std::optional<std::size_t> NumberComponent(base::BytesView bytes) {
  if (bytes.empty()) return std::nullopt;
  if (bytes.front() == kZero) return 1;
  if (bytes.front() != kPositive && bytes.front() != kNegative) return std::nullopt;
  // The digits, after the sign and the place of the first: none of their bytes is the end mark.
  const char end = bytes.front() == kPositive ? '\0' : '\xFF';
  const auto at = bytes.find(end, 2);
  if (at == base::BytesView::npos) return std::nullopt;
  return at + 1;
}

// Takes the component of `key` off the front of `rest`.
std::optional<base::BytesView> Take(base::BytesView& rest, const KeyAttribute& key) {
  const auto bytes = ComponentBytes(rest, key.type);
  if (!bytes) return std::nullopt;
  const auto component = rest.substr(0, *bytes);
  rest.remove_prefix(*bytes);
  return component;
}

}  // namespace

std::optional<std::size_t> ComponentBytes(base::BytesView bytes, ScalarType type) {
  return type == ScalarType::kN ? NumberComponent(bytes) : BytesComponent(bytes);
}

std::optional<base::Bytes> ItemKeyOfIndexEntry(const Table& table, const Index& index,
                                               base::BytesView entry_key) {
  constexpr std::size_t kHeadBytes = 1 + sizeof(TableId) + sizeof(IndexId) + kHashBytes;
  if (entry_key.size() < kHeadBytes) return std::nullopt;
  auto rest = entry_key.substr(kHeadBytes);
  if (!Take(rest, index.keys.partition_key)) return std::nullopt;
  if (index.keys.sort_key && !Take(rest, *index.keys.sort_key)) return std::nullopt;
  const auto partition = Take(rest, table.keys.partition_key);
  if (!partition) return std::nullopt;
  auto key = PartitionPrefix(ItemSpacePrefix(table.id), *partition);
  if (table.keys.sort_key) {
    const auto sort = Take(rest, *table.keys.sort_key);
    if (!sort) return std::nullopt;
    key.append(*sort);
  }
  if (!rest.empty()) return std::nullopt;
  return key;
}

}  // namespace flavorbot::engine
