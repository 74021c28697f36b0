#include "cli/table_directory.h"

#include <system_error>
#include <utility>

#include "base/environment.h"
#include "cli/data_directory.h"

namespace flavorbot::cli {
namespace {

namespace fs = std::filesystem;

bool HoldsTables(const fs::path& directory) {
  std::error_code error;
  return fs::exists(directory / "FORMAT", error);
}

base::Result<fs::path, std::string> DefaultDirectory() {
  const auto environment = base::Environment::Load(".env");
  if (!environment) return std::unexpected(environment.error());
  return fs::path(environment->Text("FLAVORBOT_DATA_DIR", kDefaultDataDirectory));
}

}  // namespace

base::Result<TableDirectory, std::string> FindTables(const std::optional<std::string>& named) {
  fs::path directory;
  if (named) {
    directory = *named;
  } else {
    auto usual = DefaultDirectory();
    if (!usual) return std::unexpected(std::move(usual).error());
    directory = *std::move(usual);
  }
  if (HoldsTables(directory)) return TableDirectory{directory, std::nullopt};
  if (HoldsTables(directory / kTableDirectory)) {
    return TableDirectory{directory / kTableDirectory, directory};
  }
  std::string message = directory.string() + " holds no tables";
  if (HoldsTables(directory / "local")) {
    message += "; those of `flavorbot db local` are in " + (directory / "local").string() +
               ": name it with --data";
  }
  return std::unexpected(std::move(message));
}

}  // namespace flavorbot::cli
