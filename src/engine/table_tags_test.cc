#include "engine/table_tags.h"

#include "engine/api_fixture.h"

namespace flavorbot::engine {
namespace {

using dynamodb::Tag;

class Tags : public ApiTest {
 protected:
  static std::vector<Tag> Numbered(int first, int count) {
    std::vector<Tag> tags;
    for (int i = first; i < first + count; ++i) {
      tags.push_back({std::string("k")
                          .append(1, static_cast<char>('0' + i / 10))
                          .append(1, static_cast<char>('0' + i % 10)),
                      "v"});
    }
    return tags;
  }
  auto Add(std::vector<Tag> tags) {
    return Await(api_->TagResource(context_, {.resource_arn = arn_, .tags = std::move(tags)}));
  }
  // All tags, and how many pages they came in.
  std::pair<std::vector<std::string>, int> List() {
    std::pair<std::vector<std::string>, int> out;
    dynamodb::ListTagsOfResourceRequest request{.resource_arn = arn_};
    do {
      const auto page = Await(api_->ListTagsOfResource(context_, request));
      EXPECT_TRUE(page.has_value()) << page.error().message;
      if (!page) break;
      for (const auto& tag : page->tags) out.first.push_back(tag.key + "=" + tag.value);
      request.next_token = page->next_token;
      ++out.second;
    } while (request.next_token);
    return out;
  }

  const std::string arn_ = "arn:aws:dynamodb:us-east-1:000000000000:table/tab";
};

TEST_F(Tags, AreAddedReplacedRemovedAndListedInPages) {
  ASSERT_TRUE(Await(api_->CreateTable(context_, TableRequest("tab"))).has_value());
  EXPECT_EQ(List().first.size(), 0u);
  ASSERT_TRUE(Add(Numbered(0, 21)).has_value());
  ASSERT_TRUE(Add({{"k03", "new"}}).has_value());
  const auto [tags, pages] = List();
  ASSERT_EQ(tags.size(), 21u);
  EXPECT_EQ(pages, 3);
  EXPECT_EQ(tags[3], "k03=new");
  ASSERT_TRUE(Await(api_->UntagResource(context_,
                                        {.resource_arn = arn_, .tag_keys = {"k00", "k03", "none"}}))
                  .has_value());
  EXPECT_EQ(List().first.size(), 19u);
}

TEST_F(Tags, OfANewTableAreKept) {
  auto request = TableRequest("tab");
  request.tags = {{"a", "b"}};
  ASSERT_TRUE(Await(api_->CreateTable(context_, request)).has_value());
  EXPECT_EQ(List().first, (std::vector<std::string>{"a=b"}));
}

TEST_F(Tags, AreAtMostFifty) {
  ASSERT_TRUE(Await(api_->CreateTable(context_, TableRequest("tab"))).has_value());
  ASSERT_TRUE(Add(Numbered(0, 50)).has_value());
  ASSERT_TRUE(Add(Numbered(10, 5)).has_value());
  EXPECT_ERROR(Add(Numbered(50, 1)), kValidationException,
               "Number of tags exceed the current limit for the provided ResourceArn");
  EXPECT_EQ(List().first.size(), 50u);
}

TEST_F(Tags, OfOtherFormsAreRefused) {
  ASSERT_TRUE(Await(api_->CreateTable(context_, TableRequest("tab"))).has_value());
  EXPECT_ERROR(Add({}), kValidationException, "Atleast one Tag needs to be provided as Input.");
  EXPECT_ERROR(Add({{"AWS:x", "v"}}), kValidationException,
               "aws: prefixed tag key names are not allowed for external use.");
  EXPECT_FALSE(Add({{"a", "v"}, {"a", "w"}}).has_value());
}

TEST(TableArn, HasAForm) {
  EXPECT_TRUE(CheckTableArn("arn:aws:dynamodb:eu-west-1:123456789012:table/abc").has_value());
  for (const char* arn :
       {"", "abc", "arn:aws:dynamodb:eu-west-1:123456789012:table/ab",
        "arn:aws:dynamodb:eu-west-1:123456789012:table/abc/index/i",
        "arn:aws:s3:eu-west-1:123456789012:table/abc", "arn:aws:dynamodb:eu-west-1:table/abc"}) {
    EXPECT_ERROR(CheckTableArn(arn), kValidationException,
                 std::string("Invalid TableArn: Invalid ResourceArn provided as input ") + arn);
  }
}

}  // namespace
}  // namespace flavorbot::engine
