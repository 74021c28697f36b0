// One item as a reader asked for it.
//
// Threads: from any thread.
#pragma once

#include <optional>

#include "dynamodb/item_sink.h"
#include "engine/read_item.h"
#include "expression/ast.h"

namespace flavorbot::engine {

struct ProjectedItem {
  std::optional<dynamodb::PackedItem> item;  // absent: there is none, or a sink took it
  std::size_t size = 0;                      // of the whole item, which is what reading it costs
};

// The item under `key`; `projection` nullptr: all of it. Without a projection it goes into
// `sink`, if there is one.
// nullopt when `read` may not touch the disk and would have to.
// Errors: kInternalServerError.
std::optional<dynamodb::Result<ProjectedItem>> ReadProjected(
    Store& store, const rocksdb::ReadOptions& read, base::BytesView key,
    const expression::Projection* projection, dynamodb::ItemSink* sink = nullptr);

}  // namespace flavorbot::engine
