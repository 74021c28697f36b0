// Table directory: where the tables are in what a person names as the data directory.
//
//   <named>/FORMAT          `flavorbot db local`'s: the tables alone
//   <named>/table/FORMAT    `flavorbot serve`'s: an instance, whose table is below
//
// Threads: call before threads start.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "base/result.h"

namespace flavorbot::cli {

inline constexpr const char* kTableDirectory = "table";

struct TableDirectory {
  std::filesystem::path tables;
  std::optional<std::filesystem::path> instance;  // what has them in kTableDirectory
};

// `named` is FLAVORBOT_DATA_DIR's, or its default, when it isn't given.
// Errors: one line, when there are no tables; when the .env file can't be read.
base::Result<TableDirectory, std::string> FindTables(const std::optional<std::string>& named);

}  // namespace flavorbot::cli
