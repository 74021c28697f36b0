#include "cli/db_backup.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "base/iso8601.h"
#include "cli/backup_files.h"
#include "cli/backup_manifest.h"
#include "cli/data_directory.h"
#include "cli/exit_code.h"
#include "cli/table_directory.h"
#include "engine/directory_checkpoint.h"

namespace flavorbot::cli {
namespace {

namespace fs = std::filesystem;

enum class SecretChoice { kIncluded, kLeftOut };

struct Options {
  std::optional<std::string> data;
  std::string to;
  bool is_without_secret = false;
};

// A file to copy, and where to below the backup.
struct Source {
  fs::path from;
  std::string path;
};

std::vector<Source> FilesOf(const TableDirectory& tables, const fs::path& checkpoint,
                            SecretChoice secret) {
  std::error_code error;
  std::vector<Source> files;
  const std::string below = tables.instance ? std::string(kTableDirectory) + "/" : "";
  for (const auto& entry : fs::directory_iterator(checkpoint, error)) {
    files.push_back({entry.path(), below + entry.path().filename().string()});
  }
  if (tables.instance && secret == SecretChoice::kIncluded) {
    const auto file = *tables.instance / kSessionSecretFile;
    if (fs::exists(file, error)) files.push_back({file, kSessionSecretFile});
  }
  return files;
}

// Copies all into `directory`, which is made, and writes the manifest.
base::Result<BackupManifest, std::string> Fill(const fs::path& directory,
                                               const TableDirectory& tables,
                                               const std::vector<Source>& sources) {
  if (auto made = MakeDataDirectory(directory); !made) return std::unexpected(made.error());
  const auto copied_tables = tables.instance ? directory / kTableDirectory : directory;
  if (auto made = MakeDataDirectory(copied_tables); !made) return std::unexpected(made.error());
  std::error_code error;
  std::uint64_t total = 0;
  for (const auto& source : sources) total += fs::file_size(source.from, error);
  Progress progress("copying", total);
  BackupManifest manifest{.created = base::FormatIso8601(base::SystemClock().Now()),
                          .kind = tables.instance ? BackupKind::kInstance : BackupKind::kTables};
  for (const auto& source : sources) {
    auto copied = CopyFile(source.from, directory / source.path, progress);
    if (!copied) return std::unexpected(std::move(copied).error());
    copied->path = source.path;
    manifest.files.push_back(*std::move(copied));
  }
  auto contents = engine::ContentsOf(copied_tables);
  if (!contents) return std::unexpected(std::move(contents).error().message);
  manifest.tables = *std::move(contents);
  auto done = SyncDirectory(copied_tables);
  if (done) done = WriteFile(directory / kManifestFile, ToJson(manifest));
  if (done) done = SyncDirectory(directory);
  if (!done) return std::unexpected(std::move(done).error());
  return manifest;
}

int BackUp(const Options& options) {
  const fs::path to = options.to;
  if (!IsFree(to)) return Fail(kExitUnusable, to.string() + " is there already");
  const auto tables = FindTables(options.data);
  if (!tables) return Fail(kExitDataDirectory, tables.error());
  std::fprintf(stderr, "flavorbot: backing up %s\n", tables->tables.c_str());
  const auto checkpoint = engine::DirectoryCheckpoint::Take(tables->tables);
  if (!checkpoint) return Fail(kExitDataDirectory, checkpoint.error().message);

  // Under its name only once it is whole.
  auto unfinished = fs::absolute(to);
  if (!unfinished.has_filename()) unfinished = unfinished.parent_path();
  const auto finished = unfinished;
  unfinished += ".unfinished";
  std::error_code error;
  fs::remove_all(unfinished, error);
  const auto manifest =
      Fill(unfinished, *tables,
           FilesOf(*tables, checkpoint->path(),
                   options.is_without_secret ? SecretChoice::kLeftOut : SecretChoice::kIncluded));
  if (!manifest) {
    fs::remove_all(unfinished, error);
    return Fail(kExitFailure, manifest.error());
  }
  fs::rename(unfinished, finished, error);
  if (error) return Fail(kExitFailure, to.string() + " can't be made: " + error.message());
  if (const auto synced = SyncDirectory(finished.parent_path()); !synced) {
    return Fail(kExitFailure, synced.error());
  }
  std::uint64_t bytes = 0;
  for (const auto& file : manifest->files) bytes += file.size;
  for (const auto& table : manifest->tables) {
    std::printf("table %s: %lld items\n", table.name.c_str(), static_cast<long long>(table.items));
  }
  std::printf("backup %s: %zu files, %llu bytes\n", finished.c_str(), manifest->files.size(),
              static_cast<unsigned long long>(bytes));
  return kExitOk;
}

}  // namespace

void AddDbBackupCommand(CLI::App& parent, Action& chosen) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = parent.add_subcommand(
      "backup", "Copy all tables as they are at one moment, while they are used or not.");
  command->add_option("--data", options->data,
                      "the data directory, of serve or of db local (FLAVORBOT_DATA_DIR)");
  command->add_option("--to", options->to, "the directory to make; it must not be there yet")
      ->required();
  command->add_flag("--without-secret", options->is_without_secret,
                    "leave out the session secret: people sign in again after a restore");
  command->callback([&chosen, options] { chosen = [options] { return BackUp(*options); }; });
}

}  // namespace flavorbot::cli
