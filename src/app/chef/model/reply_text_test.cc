#include "app/chef/model/reply_text.h"

#include <gtest/gtest.h>

namespace flavorbot::app::chef {
namespace {

std::string InPieces(std::string_view text, std::size_t size) {
  ReplyText reply;
  std::string out;
  for (; !text.empty(); text.remove_prefix(std::min(size, text.size()))) {
    out += reply.Add(text.substr(0, size));
  }
  return out + reply.Finish();
}

struct Case {
  std::string_view said;
  std::string_view read;
};
constexpr Case kCases[] = {
    {"Plain words, 50% of them & more <b>", "Plain words, 50% of them & more <b>"},
    {"See [this page](http://evil.example/x) now", "See this page now"},
    {"[a](javascript:alert(1)) b", "a) b"},
    {"![picture](https://evil.example/p.png) x", "picture x"},
    {"[http://evil.example](http://evil.example)", ""},
    {"go to https://evil.example/a?b=c. Now", "go to  Now"},
    {"HTTP://EVIL.example and www.evil.example", " and "},
    {"<https://evil.example> x", " x"},
    {"(http://evil.example) x", "() x"},
    {"[not a link] and [neither", "[not a link] and [neither"},
    {"Wow! What a hot, white http", "Wow! What a hot, white http"},
    {"awww.yes", "awww.yes"},
    {"bell\x07 tab\t line\n", "bell tab\t line\n"},
    {"[broken\nlink](x)", "[broken\nlink](x)"},
};

TEST(ReplyText, LinksAndAddressesGoHoweverTheTextIsCut) {
  for (const Case& each : kCases) {
    for (std::size_t size = 1; size <= each.said.size() + 1; ++size) {
      EXPECT_EQ(InPieces(each.said, size), each.read) << size;
    }
  }
}

TEST(ReplyText, BulletsAreHyphens) {
  EXPECT_EQ(InPieces("• one\n• two • x •", 1000), "- one\n- two - x •");
  ReplyText reply;
  EXPECT_EQ(reply.Add("•") + reply.Add(" one"), "- one");
}

TEST(ReplyText, WordsAreNotHeldBack) {
  ReplyText reply;
  EXPECT_EQ(reply.Add("Try a "), "Try a ");
  EXPECT_EQ(reply.Add("dal"), "dal");
  EXPECT_EQ(reply.Add(" [with"), " ");
  EXPECT_EQ(reply.Add(" rice] or"), "[with rice] or");
}

TEST(ReplyText, WhatIsOverTheBoundIsCutBetweenCharacters) {
  ReplyText reply(5);
  EXPECT_EQ(reply.Add("abcdü"), "abcd");
  EXPECT_EQ(reply.Add("e"), "");
  EXPECT_EQ(WithoutLinks(std::string(20'000, 'x')).size(), kMostReplyBytes);
}

}  // namespace
}  // namespace flavorbot::app::chef
