#include "storage/table_goal.h"

namespace flavorbot::storage {

std::string TagText(const std::vector<dynamodb::Tag>& tags) {
  std::string text;
  for (const auto& [key, value] : tags) text += (text.empty() ? "" : ", ") + key + "=" + value;
  return text;
}

}  // namespace flavorbot::storage
