#include "engine/statement_token.h"

#include <gtest/gtest.h>

#include "base/encoding.h"

namespace flavorbot::engine {
namespace {

using dynamodb::AttributeValue;

const base::Bytes kStatement = StatementFingerprint("SELECT * FROM t", {});

TEST(StatementToken, ComesBackAsItWas) {
  for (const auto& token :
       {StatementToken{.partition = 0, .key = dynamodb::Item{{"PK", AttributeValue::S("a")}}},
        StatementToken{.partition = 7, .key = std::nullopt}}) {
    EXPECT_EQ(DecodeStatementToken(EncodeStatementToken(token, kStatement), kStatement), token);
  }
}

TEST(StatementToken, IsOfOneStatementAndItsParameters) {
  const auto text = EncodeStatementToken({.partition = 1, .key = std::nullopt}, kStatement);
  EXPECT_EQ(DecodeStatementToken(text, StatementFingerprint("SELECT * FROM u", {})), std::nullopt);
  const std::vector<AttributeValue> one{AttributeValue::N(1)};
  EXPECT_NE(StatementFingerprint("SELECT * FROM t", one), kStatement);
}

// What comes from outside is checked to the last byte.
TEST(StatementToken, GarbageIsNone) {
  const auto text = EncodeStatementToken(
      {.partition = 1, .key = dynamodb::Item{{"PK", AttributeValue::S("a")}}}, kStatement);
  const auto bytes = *base::Base64Decode(text);
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_EQ(DecodeStatementToken(base::Base64Encode(bytes.substr(0, size)), kStatement),
              std::nullopt);
  }
  EXPECT_EQ(DecodeStatementToken(base::Base64Encode(bytes + "x"), kStatement), std::nullopt);
  EXPECT_EQ(DecodeStatementToken("", kStatement), std::nullopt);
  EXPECT_EQ(DecodeStatementToken("abc", kStatement), std::nullopt);
}

}  // namespace
}  // namespace flavorbot::engine
