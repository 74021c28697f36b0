#include "dynamodb/attribute_sets.h"

#include <algorithm>

namespace flavorbot::dynamodb {
namespace {

template <typename T>
std::vector<T> SortedOnce(std::vector<T> members) {
  std::ranges::sort(members);
  const auto duplicates = std::ranges::unique(members);
  members.erase(duplicates.begin(), duplicates.end());
  return members;
}

}  // namespace

StringSet MakeStringSet(std::vector<std::string> members) {
  return {SortedOnce(std::move(members))};
}

NumberSet MakeNumberSet(std::vector<Number> members) { return {SortedOnce(std::move(members))}; }

BinarySet MakeBinarySet(std::vector<base::Bytes> members) {
  return {SortedOnce(std::move(members))};
}

}  // namespace flavorbot::dynamodb
