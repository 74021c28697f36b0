#include "storage/recipe_ids.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <thread>
#include <vector>

namespace flavorbot::storage {
namespace {

constexpr base::TimePoint kNow{std::chrono::milliseconds{1'763'845'200'000}};

TEST(RecipeIds, AreTheClocksMillisecondsAndNeverTheSame) {
  RecipeIds ids;
  EXPECT_EQ(ids.Next("ann", kNow), 1'763'845'200'000);
  EXPECT_EQ(ids.Next("ann", kNow), 1'763'845'200'001);
  EXPECT_EQ(ids.Next("ann", kNow + std::chrono::seconds{1}), 1'763'845'201'000);
}

TEST(RecipeIds, ClockThatGoesBackGivesNoOldId) {
  RecipeIds ids;
  ids.Next("ann", kNow);
  EXPECT_EQ(ids.Next("ann", kNow - std::chrono::hours{1}), 1'763'845'200'001);
}

TEST(RecipeIds, TakenIdIsSteppedOver) {
  RecipeIds ids;
  EXPECT_EQ(ids.NextAfter("ann", kNow.time_since_epoch().count(), 4), 1'763'845'200'004);
  EXPECT_EQ(ids.Next("ann", kNow), 1'763'845'200'005);
}

TEST(RecipeIds, ThreadsNeverGetTheSame) {
  RecipeIds ids;
  std::vector<std::vector<std::int64_t>> by_thread(4);
  {
    std::vector<std::jthread> threads;
    for (auto& mine : by_thread) {
      threads.emplace_back([&ids, &mine] {
        for (int i = 0; i < 1000; ++i) mine.push_back(ids.Next("ann", kNow));
      });
    }
  }
  std::vector<std::int64_t> all;
  for (const auto& mine : by_thread) all.insert(all.end(), mine.begin(), mine.end());
  std::ranges::sort(all);
  EXPECT_EQ(std::ranges::adjacent_find(all), all.end());
}

}  // namespace
}  // namespace flavorbot::storage
