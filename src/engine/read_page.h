// One page of a Query or a Scan: the items of a range in key order, up to a limit or 1 MB.
//
// What is counted towards both are the items read, before the filter.
//
// Threads: from any thread.
// Source:  API reference, Query: Limit, LastEvaluatedKey, ScannedCount; AWS Developer Guide,
//          "Paginating table query results".
#pragma once

#include <rocksdb/options.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "dynamodb/error.h"
#include "dynamodb/item_sink.h"
#include "dynamodb/packed_item.h"
#include "engine/keyspace.h"
#include "engine/store.h"
#include "engine/table.h"
#include "expression/ast.h"
#include "expression/partiql/selection.h"

namespace flavorbot::engine {

// The page ends with the item that reaches this.
inline constexpr std::size_t kMaxPageBytes = std::size_t{1} << 20;

enum class Direction { kForward, kBackward };

// Where the items of a page come from, once the range gave their keys.
enum class ItemSource {
  kRange,  // the range has them
  kTable,  // an index entry lacks what is asked for: the item is fetched from the table
};

struct PagePlan {
  TablePtr table;
  const Index* index = nullptr;  // borrowed from `table`; nullptr: the table itself
  KeyRange range;
  std::optional<base::Bytes> start_after;
  Direction direction = Direction::kForward;
  std::optional<std::uint32_t> limit;
  std::optional<expression::Condition> filter;
  std::optional<expression::Projection> projection;
  std::optional<expression::partiql::Selection> selection;  // in place of a projection
  ItemSource source = ItemSource::kRange;
  bool count_only = false;
};

struct Page {
  std::vector<dynamodb::PackedItem> items;  // empty with count_only or a sink
  std::int32_t count = 0;
  std::int32_t scanned_count = 0;
  std::optional<dynamodb::Item> last_evaluated_key;
  std::size_t bytes_read = 0;              // of the range
  std::vector<std::size_t> fetched_sizes;  // with ItemSource::kTable
};

// The items go into `sink`, if there is one, instead of into the page. nullopt when `read` may not
// touch the disk and would have to; then the sink is as empty as before.
// Errors: kInternalServerError.
std::optional<dynamodb::Result<Page>> ReadPage(Store& store, const PagePlan& plan,
                                               rocksdb::ReadOptions read,
                                               dynamodb::ItemSink* sink = nullptr);

}  // namespace flavorbot::engine
