#include "base/whole_file.h"

#include <array>
#include <fstream>

namespace flavorbot::base {
namespace {

constexpr std::size_t kPieceBytes = 16 * 1024;
constexpr std::size_t kMebibyte = std::size_t{1} << 20;

}  // namespace

Result<std::string, std::string> ReadWholeFile(const std::filesystem::path& path,
                                               std::size_t max_bytes) {
  std::ifstream file(path, std::ios::binary);
  std::string text;
  std::array<char, kPieceBytes> piece;
  while (file) {
    file.read(piece.data(), piece.size());
    text.append(piece.data(), static_cast<std::size_t>(file.gcount()));
    if (text.size() > max_bytes) {
      return std::unexpected(path.string() + " is over " + std::to_string(max_bytes / kMebibyte) +
                             " MiB");
    }
  }
  if (!file.eof() || file.bad()) return std::unexpected(path.string() + " can't be read");
  return text;
}

}  // namespace flavorbot::base
