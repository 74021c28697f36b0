#include "dynamodb/error.h"

#include <gtest/gtest.h>

#include "dynamodb/error_text.h"

namespace flavorbot::dynamodb {
namespace {

TEST(Error, TypesAreThoseOfTheWire) {
  EXPECT_EQ(ErrorType(ErrorCode::kConditionalCheckFailedException),
            "com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException");
  EXPECT_EQ(ErrorType(ErrorCode::kValidationException),
            "com.amazon.coral.validate#ValidationException");
  EXPECT_EQ(ErrorType(ErrorCode::kSerializationException),
            "com.amazon.coral.service#SerializationException");
}

TEST(Error, NamesGoBothWays) {
  for (int i = 0; i <= static_cast<int>(ErrorCode::kValidationException); ++i) {
    const auto code = static_cast<ErrorCode>(i);
    EXPECT_EQ(ParseErrorName(ErrorName(code)), code);
  }
  EXPECT_EQ(ParseErrorName("NoSuchException"), std::nullopt);
}

TEST(Error, OnlyTheServersFaultsAre5xx) {
  EXPECT_EQ(HttpStatus(ErrorCode::kInternalServerError), 500);
  EXPECT_EQ(HttpStatus(ErrorCode::kServiceUnavailable), 503);
  EXPECT_EQ(HttpStatus(ErrorCode::kValidationException), 400);
  EXPECT_EQ(HttpStatus(ErrorCode::kTransactionCanceledException), 400);
}

TEST(ErrorText, NotANumberNamesTheText) {
  EXPECT_EQ(NumberErrorText(NumberError::kNotANumber, "abc"),
            "The parameter cannot be converted to a numeric value: abc");
  EXPECT_EQ(NumberErrorText(NumberError::kNotANumber, ""),
            "The parameter cannot be converted to a numeric value");
}

}  // namespace
}  // namespace flavorbot::dynamodb
