#include "disagreement_parts.h"

#include <boost/json/array.hpp>
#include <cstdlib>
#include <string>

namespace flavorbot::differential {

double NumberIn(std::string_view text) {
  return std::strtod(std::string(text.substr(text.rfind(' ') + 1)).c_str(), nullptr);
}

bool IsPath(const Disagreement& it, std::string_view path) {
  return it.difference.ours.starts_with(path) && it.difference.theirs.starts_with(path);
}

bool ReadsIndex(const Request& request, std::string_view prefix) {
  const auto* name = request.body.if_contains("IndexName");
  return name != nullptr && name->is_string() && name->get_string().starts_with(prefix);
}

std::size_t CountOf(const json::value& value, std::string_view member) {
  std::size_t count = 0;
  if (const auto* object = value.if_object()) {
    for (const auto& entry : *object) {
      count += entry.key() == member ? 1 : 0;
      count += CountOf(entry.value(), member);
    }
  } else if (const auto* array = value.if_array()) {
    for (const json::value& entry : *array) count += CountOf(entry, member);
  }
  return count;
}

}  // namespace flavorbot::differential
