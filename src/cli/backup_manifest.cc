#include "cli/backup_manifest.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>
#include <utility>

#include "base/whole_file.h"

namespace flavorbot::cli {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

constexpr std::string_view kFormat = "flavorbot-backup";
constexpr std::int64_t kVersion = 1;
constexpr std::size_t kSha256Digits = 64;
constexpr std::size_t kMaxManifestBytes = std::size_t{256} << 20;

// Members of one object; once one is missing or of another type, it has failed.
class Members {
 public:
  Members(const json::value& value, bool& failed) : object_(value.if_object()), failed_(failed) {
    if (object_ == nullptr) failed_ = true;
  }

  std::string Text(std::string_view name) {
    const auto* value = Find(name);
    if (value != nullptr && value->is_string()) return std::string(value->get_string());
    failed_ = true;
    return {};
  }
  std::int64_t Integer(std::string_view name) {
    const auto* value = Find(name);
    if (value != nullptr && value->is_int64()) return value->get_int64();
    failed_ = true;
    return 0;
  }
  const json::array& List(std::string_view name) {
    static const json::array kNone;
    const auto* value = Find(name);
    if (value != nullptr && value->is_array()) return value->get_array();
    failed_ = true;
    return kNone;
  }

 private:
  const json::value* Find(std::string_view name) {
    return object_ != nullptr ? object_->if_contains(name) : nullptr;
  }

  const json::object* object_;
  bool& failed_;
};

// Below the backup, and nowhere else.
bool IsSafePath(const fs::path& path) {
  if (path.empty() || path.is_absolute()) return false;
  for (const auto& part : path) {
    if (part == ".." || part == "." || part.empty()) return false;
  }
  return true;
}

BackupFile ReadFile(const json::value& value, bool& failed) {
  Members members(value, failed);
  BackupFile file{.path = members.Text("path"),
                  .size = static_cast<std::uint64_t>(members.Integer("size")),
                  .sha256 = members.Text("sha256")};
  if (!IsSafePath(file.path) || file.sha256.size() != kSha256Digits) failed = true;
  return file;
}

}  // namespace

std::string ToJson(const BackupManifest& manifest) {
  json::array tables;
  for (const auto& table : manifest.tables) {
    tables.push_back({{"name", table.name}, {"items", table.items}, {"bytes", table.bytes}});
  }
  json::array files;
  for (const auto& file : manifest.files) {
    files.push_back({{"path", file.path},
                     {"size", static_cast<std::int64_t>(file.size)},
                     {"sha256", file.sha256}});
  }
  const json::value out = {{"format", kFormat},
                           {"version", kVersion},
                           {"created", manifest.created},
                           {"kind", manifest.kind == BackupKind::kInstance ? "instance" : "tables"},
                           {"tables", std::move(tables)},
                           {"files", std::move(files)}};
  return json::serialize(out) + "\n";
}

base::Result<BackupManifest, std::string> ParseManifest(std::string_view text) {
  boost::system::error_code error;
  const auto value = json::parse(text, error);
  bool failed = static_cast<bool>(error);
  Members members(value, failed);
  if (members.Text("format") != kFormat) failed = true;
  if (!failed && members.Integer("version") > kVersion) {
    return std::unexpected(std::string("it was made by a later version of flavorbot"));
  }
  BackupManifest manifest{.created = members.Text("created")};
  const auto kind = members.Text("kind");
  if (kind != "instance" && kind != "tables") failed = true;
  manifest.kind = kind == "instance" ? BackupKind::kInstance : BackupKind::kTables;
  for (const auto& element : members.List("tables")) {
    Members table(element, failed);
    manifest.tables.push_back({table.Text("name"), table.Integer("items"), table.Integer("bytes")});
  }
  for (const auto& element : members.List("files")) {
    manifest.files.push_back(ReadFile(element, failed));
  }
  if (failed) return std::unexpected(std::string("it is damaged"));
  return manifest;
}

base::Result<BackupManifest, std::string> ReadManifest(const fs::path& directory) {
  const auto file = directory / kManifestFile;
  const auto text = base::ReadWholeFile(file, kMaxManifestBytes);
  if (!text) {
    return std::unexpected(directory.string() +
                           " is no backup, or one that was not finished: " + text.error());
  }
  auto manifest = ParseManifest(*text);
  if (!manifest) return std::unexpected(file.string() + ": " + manifest.error());
  return manifest;
}

}  // namespace flavorbot::cli
