// Directory checkpoint: a copy, at one moment, of all tables of a data directory, whoever holds it.
//
//   auto checkpoint = DirectoryCheckpoint::Take("data/table");
//   ... read the files in checkpoint->path() ...
//
// When another process holds the directory it is asked for the checkpoint (checkpoint_socket.h);
// otherwise this one opens the directory. The files are a database of their own, and stay as they
// are while this is there.
//
// Threads: one owner. Blocks.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "engine/open_error.h"

namespace flavorbot::engine {

class DirectoryCheckpoint {
 public:
  // Errors: as LocalApi::Open; kHeldByAnotherProcess when the holder gives none.
  static base::Result<DirectoryCheckpoint, OpenError> Take(
      const std::filesystem::path& data_directory);

  DirectoryCheckpoint(DirectoryCheckpoint&&) noexcept;
  DirectoryCheckpoint& operator=(DirectoryCheckpoint&&) noexcept;
  ~DirectoryCheckpoint();

  const std::filesystem::path& path() const;

 private:
  struct Source;
  explicit DirectoryCheckpoint(std::unique_ptr<Source> source);
  static base::Result<DirectoryCheckpoint, OpenError> Ask(const std::filesystem::path& directory,
                                                          const OpenError& held);

  std::unique_ptr<Source> source_;
};

struct TableContents {
  std::string name;
  std::int64_t items = 0;
  std::int64_t bytes = 0;
  friend bool operator==(const TableContents&, const TableContents&) = default;
};

// The tables in `directory`, a checkpoint or a copy of one, by name. Nothing in it changes.
// Errors: kCorrupted; kInputOutput.
base::Result<std::vector<TableContents>, OpenError> ContentsOf(
    const std::filesystem::path& directory);

}  // namespace flavorbot::engine
