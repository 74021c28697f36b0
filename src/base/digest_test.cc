#include "base/digest.h"

#include <gtest/gtest.h>

#include "base/encoding.h"

namespace flavorbot::base {
namespace {

TEST(Digest, Sha256OfAbcIsTheStandardsExample) {
  EXPECT_EQ(Sha256Hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Digest, Sha256OfNothingIsKnown) {
  EXPECT_EQ(Sha256Hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

// RFC 4231, test cases 2 (a short key) and 6 (a key longer than a block).
TEST(Digest, HmacMatchesTheRfcsExamples) {
  EXPECT_EQ(HexEncode(HmacSha256("Jefe", "what do ya want for nothing?").view()),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  EXPECT_EQ(HexEncode(HmacSha256(std::string(131, '\xaa'),
                                 "Test Using Larger Than Block-Size Key - Hash Key First")
                          .view()),
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

TEST(Digest, ConstantTimeEqualComparesLengthAndEveryByte) {
  EXPECT_TRUE(ConstantTimeEqual("", ""));
  EXPECT_TRUE(ConstantTimeEqual("same", "same"));
  EXPECT_FALSE(ConstantTimeEqual("same", "samf"));
  EXPECT_FALSE(ConstantTimeEqual("same", "sam"));
}

}  // namespace
}  // namespace flavorbot::base
