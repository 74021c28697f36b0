#include "model_api/model_list.h"

#include <gtest/gtest.h>

namespace flavorbot::model_api {
namespace {

TEST(ModelList, TheNewestSonnetIsTakenOfAnthropics) {
  EXPECT_EQ(NewestAnthropicModel(
                R"({"data":[{"id":"claude-opus-5","created_at":"2026-03-01T00:00:00Z"},
                    {"id":"claude-sonnet-4","created_at":"2025-05-14T00:00:00Z"},
                    {"id":"claude-sonnet-5","created_at":"2026-02-01T00:00:00Z"},
                    {"id":"claude-haiku-5","created_at":"2026-04-01T00:00:00Z"}]})"),
            "claude-sonnet-5");
  EXPECT_EQ(NewestAnthropicModel(
                R"({"data":[{"id":"claude-next","created_at":"2027-01-01T00:00:00Z"}]})"),
            "claude-next");
}

TEST(ModelList, TheNewestThatTalksIsTakenOfOthers) {
  EXPECT_EQ(NewestChatModel(R"({"data":[{"id":"gpt-4o","created":1715367049},
                               {"id":"gpt-5-pro","created":1790000000},
                               {"id":"gpt-5","created":1760000000},
                               {"id":"gpt-4o-realtime-preview","created":1780000000},
                               {"id":"o9","created":1799999999},
                               {"id":"text-embedding-3-large","created":1799999999}]})"),
            "gpt-5");
  EXPECT_EQ(NewestChatModel(R"({"data":[{"id":"nomic-embed-text:latest","created":9},
                               {"id":"llama3.2:latest","created":5},{"id":"qwen3:8b","created":7}]})"),
            "qwen3:8b");
}

TEST(ModelList, WhatIsNoListHasNone) {
  for (const char* text :
       {"", "[]", "{}", R"({"data":{}})", R"({"data":[]})", R"({"data":[{"id":7}]})"}) {
    EXPECT_EQ(NewestAnthropicModel(text), std::nullopt) << text;
    EXPECT_EQ(NewestChatModel(text), std::nullopt) << text;
  }
}

TEST(ModelList, AChoiceIsKeptForAWhile) {
  ChosenModel chosen;
  const ChosenModel::Clock::time_point now{};
  EXPECT_EQ(chosen.Find(now), std::nullopt);
  chosen.Keep("a", now);
  EXPECT_EQ(chosen.Find(now + std::chrono::hours(5)), "a");
  EXPECT_EQ(chosen.Find(now + std::chrono::hours(7)), std::nullopt);
  EXPECT_EQ(chosen.last(), "a");
  chosen.Keep("b", now);
  chosen.Forget();
  EXPECT_EQ(chosen.Find(now), std::nullopt);
}

}  // namespace
}  // namespace flavorbot::model_api
