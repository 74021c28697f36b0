// Backup manifest: what a backup holds, in its file BACKUP.
//
//   {"format": "flavorbot-backup", "version": 1, "created": "2026-01-31T12:00:00.000Z",
//    "kind": "instance" | "tables",
//    "tables": [{"name": "flavorbot-dev", "items": 12, "bytes": 3456}, ...],
//    "files": [{"path": "table/CURRENT", "size": 16, "sha256": "..."}, ...]}
//
// It is written last: a directory without it is no backup.
//
// ON DISK: a change to this layout is a new version; older ones stay readable.
// Threads: pure functions but for the file.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "engine/directory_checkpoint.h"

namespace flavorbot::cli {

inline constexpr const char* kManifestFile = "BACKUP";

enum class BackupKind {
  kTables,    // of `flavorbot db local`'s directory
  kInstance,  // of FlavorBot's data directory: with the session secret
};

struct BackupFile {
  std::string path;  // below the backup, and below the data directory
  std::uint64_t size = 0;
  std::string sha256;
};

struct BackupManifest {
  std::string created;
  BackupKind kind = BackupKind::kTables;
  std::vector<engine::TableContents> tables;
  std::vector<BackupFile> files;
};

std::string ToJson(const BackupManifest& manifest);
// Errors: one line: it is damaged, or of a later version.
base::Result<BackupManifest, std::string> ParseManifest(std::string_view json);

// Of the backup in `directory`. Errors: one line that names the file.
base::Result<BackupManifest, std::string> ReadManifest(const std::filesystem::path& directory);

}  // namespace flavorbot::cli
