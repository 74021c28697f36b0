#include "engine/log_damage.h"

#include <gtest/gtest.h>
#include <rocksdb/db.h>

#include <fstream>
#include <iterator>

#include "engine/temporary_directory.h"

namespace flavorbot::engine {
namespace {

// A log of RocksDB's own making: records of 10,000 bytes, so that some are whole and some in
// fragments across blocks.
std::string MakeLog(int records) {
  TemporaryDirectory directory;
  rocksdb::Options options;
  options.create_if_missing = true;
  rocksdb::DB* opened = nullptr;
  EXPECT_TRUE(rocksdb::DB::Open(options, directory.path().string(), &opened).ok());
  const std::unique_ptr<rocksdb::DB> db(opened);
  for (int i = 0; i < records; ++i) {
    EXPECT_TRUE(db->Put({}, std::to_string(i), std::string(10'000, 'x')).ok());
  }
  for (const auto& entry : std::filesystem::directory_iterator(directory.path())) {
    if (entry.path().extension() != ".log") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  return {};
}

TEST(LogDamage, WholeOrCutShortLogHasNone) {
  auto log = MakeLog(12);
  ASSERT_GT(log.size(), 120'000u);
  EXPECT_FALSE(FindLogDamage(log).has_value());
  EXPECT_FALSE(FindLogDamage(log + std::string(5000, '\0')).has_value());
  EXPECT_FALSE(FindLogDamage("").has_value());
}

TEST(LogDamage, AnywhereInTheLastRecordIsATornTail) {
  const auto log = MakeLog(12);
  for (const std::size_t from_end : {1u, 100u, 5'000u, 9'000u}) {
    auto torn = log;
    torn[torn.size() - from_end] ^= 1;
    const auto damage = FindLogDamage(torn);
    ASSERT_TRUE(damage.has_value()) << from_end;
    EXPECT_EQ(damage->kind, LogDamageKind::kTornTail) << from_end;
    EXPECT_LE(damage->offset, torn.size() - from_end);
  }
}

TEST(LogDamage, AnywhereBeforeTheLastRecordIsDamage) {
  const auto log = MakeLog(12);
  for (std::size_t at = 0; at < log.size() - 20'100; at += 997) {
    auto damaged = log;
    damaged[at] ^= 1;
    const auto damage = FindLogDamage(damaged);
    ASSERT_TRUE(damage.has_value()) << at;
    EXPECT_EQ(damage->kind, LogDamageKind::kDamaged) << at;
  }
}

}  // namespace
}  // namespace flavorbot::engine
