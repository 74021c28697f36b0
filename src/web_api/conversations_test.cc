// Conversations: begun, listed, renamed, taken along and deleted.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "storage/memory_table_for_test.h"
#include "web_api/chef_for_test.h"

namespace flavorbot::web_api {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

class ConversationsTest : public testing::Test {
 protected:
  TestAnswer Rename(const std::string& talk, const std::string& body) {
    return site_.Send(http::Method::kPatch, talk, {.body = body, .cookie = ana_.cookie});
  }
  int CountOf(const std::string& text, const std::string& part) {
    int count = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
    return count;
  }

  Site site_;
  TestPerson ana_ = site_.Register("ana@example.com");
};

TEST_F(ConversationsTest, ANewOneIsGreeted) {
  const auto answer = site_.Post("/api/chatbot/conversations", "", ana_.cookie);
  EXPECT_EQ(answer.status, 201);
  EXPECT_THAT(answer.body,
              AllOf(HasSubstr(R"("title":"New conversation")"),
                    HasSubstr(R"("expiresAt":"2026-12-18T11:06:40.000Z")"),
                    HasSubstr(R"("messages":[{"id":"0000","role":"assistant","content":"Hi! I'm)"),
                    HasSubstr(R"("suggestions":[])")));
}

TEST_F(ConversationsTest, IsReadWithItsMessagesAndTheLastSuggestions) {
  const auto talk = Begin(site_, ana_.cookie);
  site_.chef().Say({.text = "Good evening.", .suggestions = {{"Make it vegan", ""}}});
  Ask(site_, talk, Question("Soup for six?", ana_.cookie));
  const auto body = site_.Get(talk, ana_.cookie).body;
  EXPECT_THAT(body, AllOf(HasSubstr(R"("title":"Soup for six?")"), HasSubstr(R"("id":"0002")"),
                          HasSubstr(R"("suggestions":[{"text":"Make it vegan"}])")));
  EXPECT_EQ(CountOf(body, R"("role")"), 3);
  for (const char* id : {"nosuch", "NOSUCH", "a%23b"}) {
    EXPECT_EQ(site_.Get(std::string("/api/chatbot/conversations/") + id, ana_.cookie).status, 404);
  }
}

TEST_F(ConversationsTest, AreListedInPagesByTheLastTalk) {
  std::string first;
  for (int i = 0; i < 35; ++i) {
    const auto talk = Begin(site_, ana_.cookie);
    Ask(site_, talk, Question("Soup?", ana_.cookie));
    if (i == 0) first = talk;
    site_.clock().Advance(std::chrono::seconds{1});
  }
  Begin(site_, ana_.cookie);  // nothing was said in it
  Ask(site_, first, Question("Soup?", ana_.cookie));
  const auto page = site_.Get("/api/chatbot/conversations", ana_.cookie).body;
  EXPECT_THAT(page, StartsWith(R"({"conversations":[{"id":")" + first.substr(27) + "\""));
  EXPECT_EQ(CountOf(page, R"("expiresAt")"), 30);
  const auto cursor = TextOf(page, "nextCursor");
  const auto rest = site_.Get("/api/chatbot/conversations?cursor=" + cursor, ana_.cookie).body;
  EXPECT_EQ(CountOf(rest, R"("expiresAt")"), 5);
  EXPECT_THAT(rest, Not(HasSubstr("nextCursor")));
  EXPECT_EQ(site_.Get("/api/chatbot/conversations?cursor=x", ana_.cookie).status, 400);
}

TEST_F(ConversationsTest, CanBeRenamed) {
  const auto talk = Begin(site_, ana_.cookie);
  const auto answer = Rename(talk, R"({"title":" Dinners "})");
  EXPECT_EQ(answer.status, 200);
  EXPECT_THAT(answer.body, AllOf(HasSubstr(R"("title":"Dinners")"), Not(HasSubstr("messages"))));
  EXPECT_EQ(Rename(talk, R"({"title":""})").status, 422);
  EXPECT_EQ(Rename(talk, R"({"title":")" + std::string(101, 'x') + R"("})").status, 422);
  EXPECT_EQ(Rename("/api/chatbot/conversations/nosuch", R"({"title":"x"})").status, 404);
}

TEST_F(ConversationsTest, CanBeTakenAlongAsText) {
  const auto talk = Begin(site_, ana_.cookie);
  Ask(site_, talk, Question("Soup?", ana_.cookie));
  const auto answer = site_.Get(talk + "/export", ana_.cookie);
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.headers.Find("Content-Type"), "text/markdown; charset=utf-8");
  EXPECT_THAT(*answer.headers.Find("Content-Disposition"), StartsWith("attachment"));
  EXPECT_THAT(answer.body, StartsWith("# Soup?\n\n**You**, "));
}

TEST_F(ConversationsTest, CanBeDeleted) {
  const auto talk = Begin(site_, ana_.cookie);
  Ask(site_, talk, Question("Soup?", ana_.cookie));
  const auto remove = [&] {
    return site_.Send(http::Method::kDelete, talk, {.cookie = ana_.cookie}).status;
  };
  EXPECT_EQ(remove(), 204);
  EXPECT_EQ(site_.Get(talk, ana_.cookie).status, 404);
  EXPECT_EQ(remove(), 404);
}

TEST_F(ConversationsTest, ArePartOfTheAccountsExportAndGoWithIt) {
  const auto talk = Begin(site_, ana_.cookie);
  auto request = Question("Soup?", ana_.cookie);
  request.headers.emplace_back("Idempotency-Key", "click-000001");
  Ask(site_, talk, request);
  EXPECT_THAT(site_.Get("/api/user/export", ana_.cookie).body,
              AllOf(HasSubstr(R"("conversations":[{)"), HasSubstr(R"("content":"Soup?")")));
  EXPECT_EQ(site_
                .Send(http::Method::kDelete, "/api/user/account",
                      {.body = std::string(R"({"password":")") + kTestPassword + R"("})",
                       .cookie = ana_.cookie})
                .status,
            200);
  dynamodb::CallContext context;
  dynamodb::ScanRequest scan;
  scan.table_name = site_.table_name();
  scan.filter_expression = "begins_with(SK, :talk) OR begins_with(SK, :asked)";
  scan.expression_attribute_values = {{":talk", dynamodb::AttributeValue::S("CONV")},
                                      {":asked", dynamodb::AttributeValue::S("ASKED")}};
  int left = -1;
  storage::RunToEnd([](Site& site, dynamodb::CallContext& call, dynamodb::ScanRequest request,
                       int& count) -> boost::asio::awaitable<void> {
    const auto found = co_await site.api().Scan(call, std::move(request));
    if (found) count = found->count;
  }(site_, context, scan, left));
  EXPECT_EQ(left, 0);
}

}  // namespace
}  // namespace flavorbot::web_api
