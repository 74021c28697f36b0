// Recoverable files: a file system whose failed writes RocksDB can get over.
//
// RocksDB takes an I/O error while it writes its log for the end of the database until it is opened
// anew, unless the file system says that trying again may help. This one says so of every failed
// write and sync. It is safe, since the recovery (DB::Resume) trusts nothing of the file that
// failed: it writes all of memory to new files, and begins a new log, before it takes a write.
// A full disk keeps its own status, NoSpace, which RocksDB recovers from as it is.
//
// Threads: as the file system within.
// Source:  RocksDB wiki, "Background Error Handling".
#pragma once

#include <rocksdb/env.h>

#include <memory>

namespace flavorbot::engine {

// The files of `env`, which is borrowed for as long as the answer lives.
std::unique_ptr<rocksdb::Env> MakeRecoverableFiles(rocksdb::Env& env);

}  // namespace flavorbot::engine
