#include "cli/knowledge_files.h"

#include <algorithm>
#include <system_error>
#include <vector>

#include "base/whole_file.h"
#include "knowledge/shipped_files.h"

namespace flavorbot::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxFileBytes = std::size_t{16} << 20;

struct OwnFile {
  std::string path;
  std::string text;
};

base::Result<std::vector<OwnFile>, std::string> ReadOwn(const fs::path& folder) {
  std::vector<OwnFile> files;
  std::error_code error;
  if (folder.empty()) return files;
  const auto status = fs::status(folder, error);
  if (!fs::is_directory(status)) {
    return std::unexpected("FLAVORBOT_KNOWLEDGE_DIR or --knowledge-dir is " + folder.string() +
                           ": " + (error ? error.message() : "it is no folder"));
  }
  fs::recursive_directory_iterator entry(folder, error);
  for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
    if (!entry->is_regular_file(error) || entry->path().extension() != ".json") continue;
    auto text = base::ReadWholeFile(entry->path(), kMaxFileBytes);
    if (!text) return std::unexpected(text.error());
    files.push_back(
        {fs::relative(entry->path(), folder, error).generic_string(), std::move(*text)});
  }
  if (error) return std::unexpected(folder.string() + ": " + error.message());
  std::ranges::sort(files, {}, &OwnFile::path);
  return files;
}

}  // namespace

base::Result<knowledge::KnowledgeBase, std::string> ReadKnowledge(const fs::path& own) {
  const auto own_files = ReadOwn(own);
  if (!own_files) return std::unexpected(own_files.error());
  const auto shipped = knowledge::ShippedFiles();
  std::vector<knowledge::KnowledgeFile> files(shipped.begin(), shipped.end());
  for (const OwnFile& file : *own_files) files.push_back({file.path, file.text});
  auto read = knowledge::KnowledgeBase::Read(files);
  if (!read && !own_files->empty()) {
    return std::unexpected(read.error() + " (of " + own.string() + ")");
  }
  return read;
}

}  // namespace flavorbot::cli
