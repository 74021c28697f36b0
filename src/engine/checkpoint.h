// Checkpoint: a directory that is a database of its own, with what the store held at one moment.
//
// Table files are hard links to the store's (copies, on another file system), so it costs little
// at first; it keeps the bytes of what is changed or deleted later. Writers go on meanwhile.
//
// Threads: from any thread.
// Source:  RocksDB wiki, "Checkpoints".
#pragma once

#include <rocksdb/db.h>
#include <rocksdb/env.h>

#include <filesystem>
#include <memory>

#include "engine/store.h"

namespace flavorbot::engine {

// Makes `directory`, which is absolute and not there yet. It holds every write that had returned,
// and no part of a batch. On disk on return.
// Errors: NoSpace; Corruption when the store is damaged; what RocksDB says.
rocksdb::Status MakeCheckpoint(Store& store, const std::filesystem::path& directory);

// Opens a checkpoint for reads alone; nothing in it changes.
// Errors: Corruption and the like.
rocksdb::Status OpenCheckpoint(rocksdb::Env& env, const std::filesystem::path& directory,
                               std::unique_ptr<rocksdb::DB>& db);

// Deletes `directory` with the files in it; what is deleted already is no error.
rocksdb::Status DeleteCheckpoint(rocksdb::Env& env, const std::filesystem::path& directory);

}  // namespace flavorbot::engine
