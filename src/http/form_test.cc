#include "http/form.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace flavorbot::http {
namespace {

using testing::ElementsAre;
using testing::Pair;

TEST(Form, FieldsAreDecodedInOrder) {
  const auto fields = ParseForm("email=a%40b.org&password=p+q%2B&&empty=&bare&x=1=2&email=again");
  ASSERT_TRUE(fields);
  EXPECT_THAT(*fields,
              ElementsAre(Pair("email", "a@b.org"), Pair("password", "p q+"), Pair("empty", ""),
                          Pair("bare", ""), Pair("x", "1=2"), Pair("email", "again")));
}

TEST(Form, AnEmptyBodyHasNoFields) { EXPECT_TRUE(ParseForm("")->empty()); }

TEST(Form, WhatDoesNotDecodeIsRefused) {
  for (const char* bad : {"a=%", "%zz=a", "a=%00", "a=%FF"}) EXPECT_FALSE(ParseForm(bad)) << bad;
}

TEST(Form, TheNumberOfFieldsIsBounded) {
  std::string body;
  for (std::size_t i = 0; i < kMaxFormFields; ++i) body += "a&";
  EXPECT_EQ(ParseForm(body)->size(), kMaxFormFields);
  EXPECT_FALSE(ParseForm(body + "a"));
}

}  // namespace
}  // namespace flavorbot::http
