// Changes to the catalog, each made by the committer in a batch of its own.
//
// What they mean for streams is part of the batch (stream_changes.h).
//
// Threads: from any thread.
#pragma once

#include <functional>
#include <memory>

#include "dynamodb/api.h"
#include "engine/engine.h"
#include "engine/table.h"

namespace flavorbot::engine {

// Adds the table of `make(next id)`, whose name is `name`; returns it.
// Errors: kResourceInUseException when there is one of the name; kLimitExceededException over
//         kMaxTables.
dynamodb::AwaitableResult<TablePtr> AddTable(Engine& engine, std::string name,
                                             std::function<Table(TableId)> make);

// Replaces the table called `name` by what `change` makes of it; returns the new one. The expiry
// entries of a table without a time to live go, and what indexes held that are gone.
// Errors: kResourceNotFoundException; kResourceInUseException while it is created; those of
// `change`.
dynamodb::AwaitableResult<TablePtr> ChangeTable(
    Engine& engine, std::string name, std::function<dynamodb::Result<void>(Table&)> change);

// Removes the table called `name` with everything in it; returns what it was.
// Errors: kResourceNotFoundException; kResourceInUseException while it is created; those of
// `check`.
dynamodb::AwaitableResult<TablePtr> RemoveTable(
    Engine& engine, std::string name, std::function<dynamodb::Result<void>(const Table&)> check);

// Into `batch`: the record of `table` as it is now; that `table` and all in it is gone.
void PutTableRecord(rocksdb::WriteBatch& batch, const Table& table);
void DeleteTable(rocksdb::WriteBatch& batch, const Table& table);

// The service's limit in a region.
inline constexpr std::size_t kMaxTables = 2500;

}  // namespace flavorbot::engine
