#include "cli/db_restore.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <memory>
#include <string>
#include <system_error>
#include <utility>

#include "base/clock.h"
#include "base/iso8601.h"
#include "cli/backup_files.h"
#include "cli/backup_manifest.h"
#include "cli/data_directory.h"
#include "cli/exit_code.h"
#include "cli/table_directory.h"
#include "engine/check_database.h"
#include "engine/directory_checkpoint.h"
#include "engine/local_api.h"

namespace flavorbot::cli {
namespace {

namespace fs = std::filesystem;

struct Options {
  std::string from;
  std::string data;
  bool is_replacing = false;
};

using Done = base::Result<void, std::string>;

std::uint64_t BytesOf(const BackupManifest& manifest) {
  std::uint64_t bytes = 0;
  for (const auto& file : manifest.files) bytes += file.size;
  return bytes;
}

Done CheckSame(const fs::path& file, const BackupFile& expected, const BackupFile& found) {
  if (found.size == expected.size && found.sha256 == expected.sha256) return {};
  return std::unexpected("the backup is damaged: " + file.string() +
                         " is not what was written (nothing was restored)");
}

Done VerifyFiles(const fs::path& backup, const BackupManifest& manifest) {
  Progress progress("verifying", BytesOf(manifest));
  for (const auto& file : manifest.files) {
    const auto found = DigestFile(backup / file.path, progress);
    if (!found) return std::unexpected(found.error());
    if (auto same = CheckSame(backup / file.path, file, *found); !same) return same;
  }
  return {};
}

Done CopyFiles(const fs::path& backup, const BackupManifest& manifest, const fs::path& to) {
  Progress progress("restoring", BytesOf(manifest));
  for (const auto& file : manifest.files) {
    const auto target = to / file.path;
    if (auto made = MakeDataDirectory(target.parent_path()); !made) return made;
    const auto copied = CopyFile(backup / file.path, target, progress);
    if (!copied) return std::unexpected(copied.error());
    if (auto same = CheckSame(backup / file.path, file, *copied); !same) return same;
  }
  return SyncDirectory(to);
}

// Opens what was restored and holds all of it against what it should be.
Done VerifyTables(const fs::path& tables, const BackupManifest& manifest) {
  const auto report = engine::CheckDatabase({.data_directory = tables});
  if (!report) return std::unexpected(report.error().message);
  if (report->found > 0) {
    return std::unexpected("the backup's tables are not well: " + report->findings.front().what +
                           " (" + std::to_string(report->found) +
                           " findings; flavorbot db check tells all)");
  }
  const auto contents = engine::ContentsOf(tables);
  if (!contents) return std::unexpected(contents.error().message);
  if (*contents != manifest.tables) {
    return std::unexpected(std::string("the backup's tables are not those that it lists"));
  }
  return {};
}

bool IsHeld(const fs::path& tables) {
  std::error_code error;
  if (!fs::exists(tables / "FORMAT", error)) return false;
  const auto api = engine::LocalApi::Open({.data_directory = tables});
  return !api && api.error().code == engine::OpenErrorCode::kHeldByAnotherProcess;
}

// Puts `restored` in the place of `target`; what is there is kept beside.
Done MoveIntoPlace(const fs::path& restored, const fs::path& target) {
  std::error_code error;
  if (!IsFree(target)) {
    auto stamp = base::FormatIso8601(base::SystemClock().Now());
    std::ranges::replace(stamp, ':', '-');
    const auto kept = fs::path(target) += ".before-restore-" + stamp;
    fs::rename(target, kept, error);
    if (error) {
      return std::unexpected(target.string() + " can't be moved aside: " + error.message());
    }
    std::printf("kept %s\n", kept.c_str());
  }
  fs::rename(restored, target, error);
  if (error) return std::unexpected(target.string() + " can't be made: " + error.message());
  return SyncDirectory(target.parent_path());
}

int Restore(const Options& options) {
  const fs::path backup = options.from;
  auto target = fs::absolute(options.data).lexically_normal();
  if (!target.has_filename()) target = target.parent_path();
  if (!options.is_replacing && !IsFree(target)) {
    return Fail(kExitUnusable, target.string() +
                                   " is not empty: name another directory, or --replace it, which "
                                   "keeps what is there beside it");
  }
  const auto manifest = ReadManifest(backup);
  if (!manifest) return Fail(kExitUnusable, manifest.error());
  if (const auto whole = VerifyFiles(backup, *manifest); !whole) {
    return Fail(kExitFailure, whole.error());
  }
  const bool is_instance = manifest->kind == BackupKind::kInstance;
  if (IsHeld(target) || IsHeld(target / kTableDirectory)) {
    return Fail(kExitDataDirectory, target.string() + " is in use: stop what holds it first");
  }
  const auto unfinished = fs::path(target) += ".restoring";
  std::error_code error;
  fs::remove_all(unfinished, error);
  auto done = MakeDataDirectory(unfinished);
  if (done) done = CopyFiles(backup, *manifest, unfinished);
  if (done) {
    done = VerifyTables(is_instance ? unfinished / kTableDirectory : unfinished, *manifest);
  }
  if (done) done = MoveIntoPlace(unfinished, target);
  if (!done) {
    fs::remove_all(unfinished, error);
    return Fail(kExitFailure, done.error());
  }
  for (const auto& table : manifest->tables) {
    std::printf("table %s: %lld items\n", table.name.c_str(), static_cast<long long>(table.items));
  }
  std::printf("restored %s, of %s\n", target.c_str(), manifest->created.c_str());
  return kExitOk;
}

}  // namespace

void AddDbRestoreCommand(CLI::App& parent, Action& chosen) {
  const auto options = std::make_shared<Options>();
  CLI::App* command =
      parent.add_subcommand("restore", "Make a data directory of a backup, verified.");
  command->add_option("--from", options->from, "the backup, as `db backup` made it")->required();
  command->add_option("--data", options->data, "the data directory to make")->required();
  command->add_flag("--replace", options->is_replacing,
                    "put it in the place of what is there, which is kept beside it");
  command->callback([&chosen, options] { chosen = [options] { return Restore(*options); }; });
}

}  // namespace flavorbot::cli
