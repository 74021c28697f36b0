#include "engine/keyspace.h"

#include <cassert>
#include <utility>

#include "engine/key_codec.h"

namespace flavorbot::engine {
namespace {

constexpr char kTableRecord = 'c';
constexpr char kNextTableId = 'n';
constexpr std::size_t kExpiryHeadBytes = 1 + sizeof(TableId);
constexpr std::uint64_t kHashes = 65536;

base::Bytes SpaceOfTable(char space, TableId table) {
  base::Bytes key(1, space);
  AppendBigEndian(key, table);
  return key;
}

}  // namespace

base::Bytes PrefixEnd(base::Bytes prefix) {
  while (prefix.back() == '\xFF') prefix.pop_back();
  assert(!prefix.empty());
  prefix.back() = static_cast<char>(static_cast<unsigned char>(prefix.back()) + 1);
  return prefix;
}

KeyRange PrefixRange(base::Bytes prefix) {
  base::Bytes end = PrefixEnd(prefix);
  return {std::move(prefix), std::move(end)};
}

base::Bytes CatalogKey(base::BytesView table_name) {
  base::Bytes key{kCatalogSpace, kTableRecord};
  key.append(table_name);
  return key;
}

base::Bytes NextTableIdKey() { return {kCatalogSpace, kNextTableId}; }

KeyRange CatalogRange() { return PrefixRange({kCatalogSpace, kTableRecord}); }

base::Bytes CounterKey(TableId table) { return SpaceOfTable(kCounterSpace, table); }

base::Bytes ItemSpacePrefix(TableId table) { return SpaceOfTable(kItemSpace, table); }

base::Bytes IndexSpacePrefix(TableId table) { return SpaceOfTable(kIndexSpace, table); }

base::Bytes IndexSpacePrefix(TableId table, IndexId index) {
  base::Bytes key = IndexSpacePrefix(table);
  AppendBigEndian(key, index);
  return key;
}

base::Bytes ExpirySpacePrefix(TableId table) { return SpaceOfTable(kExpirySpace, table); }

base::Bytes CollectionSpacePrefix(TableId table) { return SpaceOfTable(kCollectionSpace, table); }

base::Bytes PartitionPrefix(base::Bytes space_prefix, base::BytesView partition_component) {
  AppendBigEndian(space_prefix, PartitionHash(partition_component));
  space_prefix.append(partition_component);
  return space_prefix;
}

base::BytesView ItemKeyTail(base::BytesView item_key) { return item_key.substr(kItemKeyHeadBytes); }

base::Bytes ItemKeyFromTail(TableId table, base::BytesView tail) {
  base::Bytes key = ItemSpacePrefix(table);
  key.append(tail);
  return key;
}

base::Bytes ExpirySecondsPrefix(TableId table, std::uint64_t seconds) {
  base::Bytes key = ExpirySpacePrefix(table);
  AppendBigEndian(key, seconds);
  return key;
}

base::Bytes ExpiryKey(TableId table, std::uint64_t seconds, base::BytesView item_key_tail) {
  base::Bytes key = ExpirySecondsPrefix(table, seconds);
  key.append(item_key_tail);
  return key;
}

std::uint64_t ExpirySeconds(base::BytesView expiry_key) {
  return ReadBigEndian<std::uint64_t>(expiry_key.substr(kExpiryHeadBytes));
}

base::BytesView ExpiryItemKeyTail(base::BytesView expiry_key) {
  return expiry_key.substr(kExpiryHeadBytes + sizeof(std::uint64_t));
}

base::Bytes StreamKey(TableId table, StreamSequence first) {
  base::Bytes key = SpaceOfTable(kStreamSpace, table);
  AppendBigEndian(key, first);
  return key;
}

KeyRange StreamRange() { return PrefixRange({kStreamSpace}); }

base::Bytes StreamTrimKey(TableId table, StreamSequence first) {
  base::Bytes key = SpaceOfTable(kStreamTrimSpace, table);
  AppendBigEndian(key, first);
  return key;
}

base::Bytes ChangeSpacePrefix(TableId table) { return SpaceOfTable(kChangeSpace, table); }

base::Bytes ChangeKey(TableId table, StreamSequence sequence) {
  base::Bytes key = ChangeSpacePrefix(table);
  AppendBigEndian(key, sequence);
  return key;
}

StreamSequence ChangeSequence(base::BytesView change_key) {
  return ReadBigEndian<StreamSequence>(change_key.substr(1 + sizeof(TableId)));
}

base::Bytes TokenKey(base::BytesView token) {
  base::Bytes key(1, kTokenSpace);
  key.append(token);
  return key;
}

base::Bytes TokenExpiryKey(std::uint64_t milliseconds, base::BytesView token) {
  base::Bytes key(1, kTokenExpirySpace);
  AppendBigEndian(key, milliseconds);
  key.append(token);
  return key;
}

std::uint64_t TokenExpiryMilliseconds(base::BytesView token_expiry_key) {
  return ReadBigEndian<std::uint64_t>(token_expiry_key.substr(1));
}

base::BytesView TokenExpiryToken(base::BytesView token_expiry_key) {
  return token_expiry_key.substr(1 + sizeof(std::uint64_t));
}

KeyRange SegmentRange(base::Bytes space_prefix, std::uint32_t segment, std::uint32_t total) {
  assert(segment < total);
  const std::uint64_t first = kHashes * segment / total;
  const std::uint64_t past_last = kHashes * (segment + std::uint64_t{1}) / total;
  KeyRange range{space_prefix, {}};
  if (first == kHashes) {
    range.begin = PrefixEnd(space_prefix);
  } else {
    AppendBigEndian(range.begin, static_cast<std::uint16_t>(first));
  }
  if (past_last == kHashes) {
    range.end = PrefixEnd(std::move(space_prefix));
  } else {
    range.end = std::move(space_prefix);
    AppendBigEndian(range.end, static_cast<std::uint16_t>(past_last));
  }
  return range;
}

}  // namespace flavorbot::engine
