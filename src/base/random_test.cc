#include "base/random.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace flavorbot::base {
namespace {

TEST(Random, ASeedGivesTheSameBytesAndAnotherSeedOthers) {
  SeededRandom first(1);
  SeededRandom again(1);
  SeededRandom other(2);
  const Bytes bytes = RandomBytes(first, 40);
  EXPECT_EQ(bytes, RandomBytes(again, 40));
  EXPECT_NE(bytes, RandomBytes(other, 40));
  EXPECT_NE(bytes, RandomBytes(first, 40)) << "the source moves on";
}

TEST(Random, TheSystemsBytesDiffer) {
  EXPECT_NE(RandomBytes(SystemRandom(), 32), RandomBytes(SystemRandom(), 32));
}

TEST(Random, ATokenOf32BytesIs43UrlSafeCharacters) {
  EXPECT_THAT(RandomToken(SystemRandom(), 32), testing::MatchesRegex("[-_A-Za-z0-9]{43}"));
}

TEST(UserId, Is24LowerCaseAlphanumericsBeginningWithALetter) {
  SeededRandom source(3);
  std::set<std::string> ids;
  std::set<char> characters;
  for (int i = 0; i < 1000; ++i) {
    const std::string id = NewUserId(source);
    EXPECT_THAT(id, testing::MatchesRegex("[a-z][a-z0-9]{23}"));
    characters.insert(id.begin(), id.end());
    ids.insert(id);
  }
  EXPECT_EQ(ids.size(), 1000U);
  EXPECT_EQ(characters.size(), 36U) << "all of the alphabet is used";
}

}  // namespace
}  // namespace flavorbot::base
