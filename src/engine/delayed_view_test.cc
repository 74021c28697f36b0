#include "engine/delayed_view.h"

#include <gtest/gtest.h>

#include "engine/api_fixture.h"

namespace flavorbot::engine {
namespace {

using std::chrono::milliseconds;

// Stand-ins: the ring never looks at what they are of.
class SnapshotRingTest : public testing::Test {
 protected:
  static SnapshotRing::TimePoint At(int ms) { return SnapshotRing::TimePoint(milliseconds{ms}); }
  void AddAt(int ms) {
    auto number = std::make_shared<int>(ms);
    ring_.Add(SnapshotPtr(number, reinterpret_cast<const rocksdb::Snapshot*>(number.get())),
              At(ms));
  }
  int AgeAt(int ms) const { return ms - *reinterpret_cast<const int*>(ring_.At(At(ms)).get()); }

  SnapshotRing ring_{milliseconds{100}};
};

TEST_F(SnapshotRingTest, TheYoungestThatIsOldEnoughIsRead) {
  for (int ms = 0; ms <= 1000; ms += 20) AddAt(ms);
  EXPECT_EQ(AgeAt(1000), 100);
  EXPECT_EQ(AgeAt(1019), 119);
  EXPECT_EQ(AgeAt(1020), 100);
}

TEST_F(SnapshotRingTest, TheOldestIsReadWhileNoneIsOldEnough) {
  AddAt(0);
  EXPECT_EQ(AgeAt(5), 5);
  AddAt(20);
  EXPECT_EQ(AgeAt(90), 90);
}

TEST_F(SnapshotRingTest, WhatNoReadNeedsIsDropped) {
  for (int ms = 0; ms <= 10'000; ms += 20) AddAt(ms);
  EXPECT_LE(ring_.size(), 7u);
}

class IndexDelayTest : public ApiTest {
 protected:
  explicit IndexDelayTest(milliseconds delay = std::chrono::hours{1})
      : ApiTest({.index_delay = delay}) {}

  void CreateTableAndPut() {
    CreateTable();
    dynamodb::Item item = Key("p", "s");
    item.Set("GPK", S("g"));
    item.Set("GSK", N(1));
    item.Set("SK2", S("2"));
    Put(std::move(item));
  }
  std::size_t CountIn(std::optional<std::string> index, std::string key, std::string value) {
    dynamodb::QueryRequest request;
    request.table_name = "t";
    request.index_name = std::move(index);
    request.key_condition_expression = key + " = :v";
    request.expression_attribute_values = {{":v", S(std::move(value))}};
    const auto answer = Await(api_->Query(context_, std::move(request)));
    EXPECT_TRUE(answer.has_value()) << answer.error().message;
    return answer->items.size();
  }
};

// An hour is as good as for ever: nothing written shows in a global index.
TEST_F(IndexDelayTest, GlobalIndexesAreBehindAndTablesAreNot) {
  CreateTableAndPut();
  EXPECT_EQ(CountIn(std::nullopt, "PK", "p"), 1u);
  EXPECT_EQ(CountIn("L", "PK", "p"), 1u);
  EXPECT_EQ(CountIn("G", "GPK", "g"), 0u);
}

class ShortIndexDelayTest : public IndexDelayTest {
 protected:
  static constexpr milliseconds kDelay{40};
  ShortIndexDelayTest() : IndexDelayTest(kDelay) {}
};

TEST_F(ShortIndexDelayTest, AWriteShowsOnceTheDelayIsOver) {
  const auto begin = std::chrono::steady_clock::now();
  const auto latest = begin + std::chrono::minutes{1};
  CreateTableAndPut();
  std::size_t count = 0;
  while (count == 0 && std::chrono::steady_clock::now() < latest) count = CountIn("G", "GPK", "g");
  EXPECT_EQ(count, 1u);
  EXPECT_GE(std::chrono::steady_clock::now() - begin, kDelay);
}

}  // namespace
}  // namespace flavorbot::engine
