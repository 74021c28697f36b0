// Keyspaces: the one ordered key space of RocksDB, divided by the first byte of the key.
//
//   01 'c' name                                          catalog: a table's record (table_record.h)
//   01 'n'                                               catalog: the next table id
//   02 table                                             counters of a table (table_counters.h)
//   03 table first                                       a stream's record (stream.h)
//   04 table first                                       what of it was trimmed (stream_trim.h)
//   05 table hash partition                              size of an item collection
//                                                        (item_collections.h)
//   10 table hash partition sort?                        item
//   11 table index hash partition sort? base-partition base-sort?
//                                                        index entry
//   12 table seconds hash partition sort?                expiry entry, value empty
//   13 table sequence                                    a stream's change (stream_value.h)
//   20 token                                             idempotency token of a transaction
//   21 milliseconds token                                when a token may go, value empty
//
//   table 4 bytes, index 2, hash 2, seconds, milliseconds 8, all big-endian
//   first, sequence 8: StreamSequence, of stream_sequence.h
//   partition, sort: components of key_codec.h; hash: PartitionHash of the partition beside it
//
// So all of a table is at most three ranges, a partition is one range in sort order, and a segment
// of a Scan is a range of hashes.
//
// ON DISK: a change to this layout is a new engine format version (docs/engine-format.md).
// Threads: pure functions.
#pragma once

#include <cstdint>
#include <optional>

#include "base/bytes.h"
#include "engine/stream_sequence.h"

namespace flavorbot::engine {

using TableId = std::uint32_t;
using IndexId = std::uint16_t;

inline constexpr char kCatalogSpace = '\x01';
inline constexpr char kCounterSpace = '\x02';
inline constexpr char kStreamSpace = '\x03';
inline constexpr char kStreamTrimSpace = '\x04';
inline constexpr char kCollectionSpace = '\x05';
inline constexpr char kItemSpace = '\x10';
inline constexpr char kIndexSpace = '\x11';
inline constexpr char kExpirySpace = '\x12';
inline constexpr char kChangeSpace = '\x13';
inline constexpr char kTokenSpace = '\x20';
inline constexpr char kTokenExpirySpace = '\x21';

// [begin, end) of keys.
struct KeyRange {
  base::Bytes begin;
  base::Bytes end;
};

// The smallest key greater than every key that begins with `prefix`.
// REQUIRES: `prefix` is not all 0xFF.
base::Bytes PrefixEnd(base::Bytes prefix);
KeyRange PrefixRange(base::Bytes prefix);

base::Bytes CatalogKey(base::BytesView table_name);
base::Bytes NextTableIdKey();
KeyRange CatalogRange();  // of table records
base::Bytes CounterKey(TableId table);

// What comes before `hash` of an item or an index entry.
base::Bytes ItemSpacePrefix(TableId table);
base::Bytes IndexSpacePrefix(TableId table, IndexId index);
base::Bytes IndexSpacePrefix(TableId table);  // of all its indexes
base::Bytes ExpirySpacePrefix(TableId table);
base::Bytes CollectionSpacePrefix(TableId table);

// `prefix hash partition`: the range of one partition, and what its sort components follow.
base::Bytes PartitionPrefix(base::Bytes space_prefix, base::BytesView partition_component);

// What of an item's key comes after the table id; expiry entries end in it.
inline constexpr std::size_t kItemKeyHeadBytes = 1 + sizeof(TableId);
inline constexpr std::size_t kHashBytes = 2;
base::BytesView ItemKeyTail(base::BytesView item_key);
base::Bytes ItemKeyFromTail(TableId table, base::BytesView tail);

base::Bytes ExpiryKey(TableId table, std::uint64_t seconds, base::BytesView item_key_tail);
base::Bytes ExpirySecondsPrefix(TableId table, std::uint64_t seconds);
// REQUIRES: `expiry_key` is one of ExpiryKey's.
std::uint64_t ExpirySeconds(base::BytesView expiry_key);
base::BytesView ExpiryItemKeyTail(base::BytesView expiry_key);

base::Bytes StreamKey(TableId table, StreamSequence first);
KeyRange StreamRange();  // of stream records
base::Bytes StreamTrimKey(TableId table, StreamSequence first);

base::Bytes ChangeSpacePrefix(TableId table);
base::Bytes ChangeKey(TableId table, StreamSequence sequence);
// REQUIRES: `change_key` is one of ChangeKey's.
StreamSequence ChangeSequence(base::BytesView change_key);

base::Bytes TokenKey(base::BytesView token);
base::Bytes TokenExpiryKey(std::uint64_t milliseconds, base::BytesView token);
std::uint64_t TokenExpiryMilliseconds(base::BytesView token_expiry_key);
base::BytesView TokenExpiryToken(base::BytesView token_expiry_key);

// The keys of `space_prefix` in segment `segment` of `total`: hashes
// [65536 * segment / total, 65536 * (segment + 1) / total).
// REQUIRES: 0 <= segment < total.
KeyRange SegmentRange(base::Bytes space_prefix, std::uint32_t segment, std::uint32_t total);

template <typename Integer>
void AppendBigEndian(base::Bytes& out, Integer value) {
  for (int shift = static_cast<int>(sizeof(Integer)) * 8 - 8; shift >= 0; shift -= 8) {
    out.push_back(static_cast<char>(value >> shift));
  }
}

// REQUIRES: `bytes` has sizeof(Integer) bytes or more.
template <typename Integer>
Integer ReadBigEndian(base::BytesView bytes) {
  Integer value = 0;
  for (std::size_t i = 0; i < sizeof(Integer); ++i) {
    value = static_cast<Integer>((value << 8) | static_cast<unsigned char>(bytes[i]));
  }
  return value;
}

}  // namespace flavorbot::engine
