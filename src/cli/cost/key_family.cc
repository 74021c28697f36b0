#include "cli/cost/key_family.h"

#include <algorithm>

namespace flavorbot::cli::cost {
namespace {

bool IsFixedWord(std::string_view part) {
  return !part.empty() &&
         std::ranges::all_of(part, [](char c) { return (c >= 'A' && c <= 'Z') || c == '_'; });
}

}  // namespace

std::string FamilyOf(std::string_view key) {
  std::string family;
  for (std::size_t begin = 0; begin <= key.size();) {
    const auto end = std::min(key.find('#', begin), key.size());
    const auto part = key.substr(begin, end - begin);
    if (begin > 0) family += '#';
    family += IsFixedWord(part) ? part : std::string_view("…");
    begin = end + 1;
  }
  return family;
}

}  // namespace flavorbot::cli::cost
