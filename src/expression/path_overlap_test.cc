#include "expression/path_overlap.h"

#include <gtest/gtest.h>

#include <vector>

namespace flavorbot::expression {
namespace {

Path At(std::string attribute, std::vector<PathStep> steps = {}) {
  return {.attribute = std::move(attribute), .steps = std::move(steps)};
}

std::optional<std::string> Find(const std::vector<Path>& paths) {
  std::vector<const Path*> pointers;
  for (const Path& path : paths) pointers.push_back(&path);
  return FindOverlap(pointers);
}

TEST(PathOverlap, PathsOrderByAttributeThenIndexesBeforeNames) {
  const std::vector<Path> ascending = {At("a"),
                                       At("a", {std::uint32_t{2}}),
                                       At("a", {std::uint32_t{10}}),
                                       At("a", {std::uint32_t{10}, "x"}),
                                       At("a", {"b"}),
                                       At("a", {"b", "c"}),
                                       At("a", {"bb"}),
                                       At("ab")};
  for (std::size_t i = 0; i < ascending.size(); ++i) {
    for (std::size_t j = 0; j < ascending.size(); ++j) {
      EXPECT_EQ(OrderPaths(ascending[i], ascending[j]), i <=> j) << i << " " << j;
    }
  }
}

TEST(PathOverlap, IsFoundBetweenPathsFarApartInTheText) {
  std::vector<Path> paths;
  for (int i = 0; i < 100; ++i) paths.push_back(At("a", {"k" + std::to_string(i)}));
  EXPECT_EQ(Find(paths), std::nullopt);
  paths.push_back(At("a", {"k7", "deeper"}));
  EXPECT_EQ(Find(paths),
            "Two document paths overlap with each other; must remove or rewrite one of these "
            "paths; path one: [a, k7], path two: [a, k7, deeper]");
}

// No two neighbours in the text conflict; the map use and the list use lie deep inside.
TEST(PathOverlap, AListUseAndAMapUseOfOnePlaceConflict) {
  EXPECT_EQ(Find({At("a", {"b", std::uint32_t{1}, "z"}), At("a", {"c"}), At("a", {"b", "x"})}),
            "Two document paths conflict with each other; must remove or rewrite one of these "
            "paths; path one: [a, b, [1], z], path two: [a, b, x]");
}

TEST(PathOverlap, OnePathAloneHasNone) {
  EXPECT_EQ(Find({At("a")}), std::nullopt);
  EXPECT_EQ(Find({}), std::nullopt);
}

}  // namespace
}  // namespace flavorbot::expression
