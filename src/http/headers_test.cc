#include "http/headers.h"

#include <gtest/gtest.h>

namespace flavorbot::http {
namespace {

TEST(Headers, NamesAreFoundWithoutRegardToCase) {
  Headers headers;
  headers.Add("Content-Type", "text/plain");
  EXPECT_EQ(headers.Find("content-type"), "text/plain");
  EXPECT_EQ(headers.Find("content-typ"), std::nullopt);
}

TEST(Headers, SetReplacesEveryFieldOfThatNameInPlace) {
  Headers headers;
  headers.Add("A", "1");
  headers.Add("B", "2");
  headers.Add("a", "3");
  headers.Set("A", "4");
  ASSERT_EQ(headers.size(), 2u);
  EXPECT_EQ((*headers.begin()).value, "4");
  EXPECT_EQ(headers.Count("a"), 1u);
}

TEST(Headers, AddKeepsEarlierFieldsAndFindGivesTheFirst) {
  Headers headers;
  headers.Add("Set-Cookie", "a=1");
  headers.Add("Set-Cookie", "b=2");
  EXPECT_EQ(headers.Count("set-cookie"), 2u);
  EXPECT_EQ(headers.Find("Set-Cookie"), "a=1");
}

TEST(Headers, RemoveTakesEveryFieldOfThatName) {
  Headers headers;
  headers.Add("X", "1");
  headers.Add("x", "2");
  headers.Remove("X");
  EXPECT_EQ(headers.size(), 0u);
}

TEST(Headers, ListElementsAreFoundAcrossFieldsAndBlanks) {
  Headers headers;
  headers.Add("Connection", " ,foo ,\tKeep-Alive");
  headers.Add("Connection", "close");
  EXPECT_TRUE(headers.HasListElement("connection", "keep-alive"));
  EXPECT_TRUE(headers.HasListElement("connection", "close"));
  EXPECT_FALSE(headers.HasListElement("connection", "fo"));
  EXPECT_FALSE(headers.HasListElement("connection", ""));
}

}  // namespace
}  // namespace flavorbot::http
