#include "aws/small_file.h"

#include <algorithm>

#include "base/whole_file.h"

namespace flavorbot::aws {

base::Result<std::string, std::string> ReadSmallFile(const std::filesystem::path& path) {
  return base::ReadWholeFile(path, kMaxSmallFileBytes);
}

base::Result<std::string, std::string> ReadTokenFile(const std::filesystem::path& path) {
  auto text = ReadSmallFile(path);
  if (!text) return text;
  while (!text->empty() && (text->back() == '\n' || text->back() == '\r')) text->pop_back();
  const bool is_line = std::ranges::none_of(
      *text, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7F'; });
  if (text->empty() || !is_line) return std::unexpected(path.string() + " is not a token's file");
  return text;
}

}  // namespace flavorbot::aws
