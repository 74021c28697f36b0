#include "aws/small_file.h"

#include <algorithm>
#include <fstream>

namespace flavorbot::aws {

base::Result<std::string, std::string> ReadSmallFile(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::string text(kMaxSmallFileBytes + 1, '\0');
  if (file) file.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (file.bad() || (file.fail() && !file.eof())) {
    return std::unexpected(path.string() + " can't be read");
  }
  text.resize(static_cast<std::size_t>(file.gcount()));
  if (text.size() > kMaxSmallFileBytes) return std::unexpected(path.string() + " is over 1 MiB");
  return text;
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
