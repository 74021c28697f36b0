#include "expression/ast.h"

namespace flavorbot::expression {

std::string ToString(const Path& path) {
  std::string text = "[" + path.attribute;
  for (const PathStep& step : path.steps) {
    text += ", ";
    if (const auto* name = std::get_if<std::string>(&step)) {
      text += *name;
    } else {
      text += "[" + std::to_string(std::get<std::uint32_t>(step)) + "]";
    }
  }
  return text + "]";
}

}  // namespace flavorbot::expression
