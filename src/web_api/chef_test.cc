// Asking the chef: the answer, the stream of it, what it counts, and what becomes of failures.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/chef/questions.h"
#include "base/log.h"
#include "web_api/chef_for_test.h"

namespace flavorbot::web_api {
namespace {

using app::chef::TomatoSoup;
using ::testing::AllOf;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

constexpr const char* kNothingUsed = R"("recipeQueries":0,"recipesGenerated":0)";
constexpr const char* kOneChat = R"("recipeQueries":1,"recipesGenerated":0)";
constexpr const char* kOneRecipe = R"("recipeQueries":1,"recipesGenerated":1)";

class ChefTest : public testing::Test {
 protected:
  std::string Used() { return UsedBy(site_, ana_.cookie); }
  TestAnswer AskFor(const std::string& content) {
    return Ask(site_, talk_, Question(content, ana_.cookie));
  }
  TestAnswer Stream(const std::string& content) {
    return Ask(site_, talk_, StreamedQuestion(content, ana_.cookie));
  }
  std::string Talk() { return site_.Get(talk_, ana_.cookie).body; }

  Site site_;
  TestPerson ana_ = site_.Register("ana@example.com");
  std::string talk_ = Begin(site_, ana_.cookie);
};

TEST_F(ChefTest, AnAnswerHasQuestionReplySuggestionsAndUsage) {
  site_.chef().Say(
      {.text = "Good evening.", .suggestions = {{"Make it vegan", ""}, {"A stew", "Make-ahead"}}});
  const auto answer = AskFor("Hello");
  EXPECT_EQ(answer.status, 200);
  EXPECT_THAT(
      answer.body,
      StartsWith(
          R"({"question":{"id":"0001","role":"user","content":"Hello","createdAt":)"
          R"("2026-11-18T11:06:40.000Z"},"reply":{"id":"0002","role":"assistant",)"
          R"("content":"Good evening.","createdAt":"2026-11-18T11:06:40.000Z"},)"
          R"("suggestions":[{"text":"Make it vegan"},{"text":"A stew","group":"Make-ahead"}],)"
          R"("usage":{"currentMonth":"2026-11","recipeQueries":1,"recipesGenerated":0,)"));
  EXPECT_EQ(Used(), kOneChat);
}

TEST_F(ChefTest, ADishComesWithEverythingAboutIt) {
  site_.chef().Say({.text = "Here.", .dish = TomatoSoup()});
  const auto body = AskFor("Soup?").body;
  for (const char* part :
       {R"("title":"Tomato soup")", R"("ingredients":["800 g tomatoes, chopped",)",
        R"("instructions":["Chop the tomatoes.",)", R"("cookTime":25)", R"("category":"lunch")",
        R"("allergens":["celery"])", R"("mayContain":["soy"])",
        R"("diets":["vegan","gluten-free"])", R"("nutrition":{"carbs":20,"fat":1,"fibre":4,)",
        R"({"food":"pepper","optional":false,"preparation":"","unit":""})",
        R"({"minutes":5,"text":"Chop the tomatoes.","uses":[0]})",
        R"({"action":"replaced","change":"A little lighter.","food":"butter",)"}) {
    EXPECT_THAT(body, HasSubstr(part));
  }
  EXPECT_EQ(Used(), kOneRecipe);
  EXPECT_THAT(Talk(), HasSubstr(R"("recipe":{"allergens":["celery"])"));
}

TEST_F(ChefTest, AStreamHasTheWordsAsTheyComeAndThenTheWhole) {
  site_.chef().Say({.text = "Good evening."});
  const auto answer = Stream("Hello");
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.headers.Find("Content-Type"), "text/event-stream; charset=utf-8");
  EXPECT_THAT(answer.body, StartsWith("event: text\ndata: {\"text\":\"Good e\"}\n\n"
                                      "event: text\ndata: {\"text\":\"vening.\"}\n\n"
                                      "event: done\ndata: {\"question\":"));
  EXPECT_THAT(answer.body, EndsWith("}\n\n"));
  EXPECT_EQ(Used(), kOneChat);
}

// The request's own line is written when the stream begins, before the answer is kept.
TEST_F(ChefTest, WhatAStreamCostsIsInTheLogWithItsTrace) {
  const std::string trace = "4bf92f3577b34da6a3ce929d0e0e4736";
  auto request = StreamedQuestion("Hello", ana_.cookie);
  request.headers.emplace_back("traceparent", "00-" + trace + "-00f067aa0ba902b7-01");
  testing::internal::CaptureStderr();
  const auto answer = Ask(site_, talk_, request);
  base::FlushLog();
  const auto log = testing::internal::GetCapturedStderr();
  const auto begin = log.find(R"("event":"answer stream")");
  ASSERT_NE(begin, std::string::npos) << log;
  const auto line = log.substr(begin, log.find('\n', begin) - begin);
  EXPECT_THAT(line, AllOf(HasSubstr(std::string(*answer.headers.Find("X-Request-Id"))),
                          HasSubstr(trace), HasSubstr(R"("outcome":"answered")"),
                          Not(HasSubstr(R"("dynamodb_calls":0)")), Not(HasSubstr(R"("wcu":0})"))));
}

TEST_F(ChefTest, WhatFailsInAStreamIsAnEventAndCostsNothing) {
  site_.chef().Fail(app::MakeError(app::ErrorCode::kUnavailable, "The chef is busy."));
  const auto answer = Stream("Soup?");
  EXPECT_EQ(answer.status, 200);
  EXPECT_THAT(
      answer.body,
      EndsWith("event: error\ndata: {\"message\":\"The chef is busy.\",\"status\":503}\n\n"));
  EXPECT_EQ(Used(), kNothingUsed);
  EXPECT_THAT(Talk(), Not(HasSubstr("Soup?")));
  site_.chef().Say({.text = "Fine."});
  EXPECT_EQ(AskFor("Soup?").status, 200);
}

TEST_F(ChefTest, WhatFailsInAStreamSaysWhenToAskAgain) {
  auto error = app::MakeError(app::ErrorCode::kUnavailable, "The chef is busy.");
  error.retry_after = std::chrono::seconds{7};
  site_.chef().Fail(error);
  EXPECT_THAT(Stream("Soup?").body,
              EndsWith("event: error\ndata: {\"message\":\"The chef is busy.\","
                       "\"status\":503,\"retryAfter\":7}\n\n"));
  EXPECT_EQ(AskFor("Soup?").headers.Find("Retry-After"), "7");
}

// A model may take minutes, and the server ends other handlers after half of one.
TEST_F(ChefTest, WhoWaitsForTheWholeAnswerWaitsAsLongAsTheChefMayTake) {
  using app::chef::kLongestAnswer;
  const auto expect_all_its_time = [&](auto ask) {
    const auto began = std::chrono::steady_clock::now();
    const TestAnswer answer = ask();
    const auto ended = std::chrono::steady_clock::now();
    EXPECT_EQ(answer.status, 200) << answer.body;
    EXPECT_GE(site_.chef().deadline(), began + kLongestAnswer);
    EXPECT_LE(site_.chef().deadline(), ended + kLongestAnswer);
    EXPECT_GE(answer.deadline, site_.chef().deadline() + app::chef::kMarkBeyondAnswer);
  };
  expect_all_its_time([&] { return AskFor("Soup?"); });
  expect_all_its_time([&] {
    return site_.Post("/api/chatbot/chat", R"({"messages":[{"role":"user","content":"Soup?"}]})",
                      ana_.cookie);
  });
  site_.chef().Say({.text = "Here.", .dish = TomatoSoup()});
  expect_all_its_time([&] {
    return site_.Post("/api/chatbot/generate-recipe", R"({"prompt":"Soup"})", ana_.cookie);
  });
}

TEST_F(ChefTest, EachFailureHasItsStatusAndCostsNothing) {
  const std::pair<app::Error, int> cases[] = {
      {app::MakeError(app::ErrorCode::kUnavailable, "m"), 503},
      {app::InvalidFields({{"content", "Nothing is left of it"}}), 422},
      {app::MakeError(app::ErrorCode::kInvalidRequest, "m"), 400},
      {app::MakeError(app::ErrorCode::kInternal, "m"), 500}};
  for (const auto& [error, status] : cases) {
    site_.chef().Fail(error);
    EXPECT_EQ(AskFor("Soup?").status, status);
    EXPECT_EQ(Used(), kNothingUsed) << status;
  }
  site_.chef().Throw();
  site_.chef().Say({.text = "unused"});
  site_.chef().Throw();
  EXPECT_EQ(AskFor("Soup?").status, 500);
  EXPECT_EQ(Used(), kNothingUsed);
}

TEST_F(ChefTest, AReaderWhoLeavesStopsTheChefAndCostsNothing) {
  site_.chef().Say({.text = "Here it is.", .dish = TomatoSoup()});
  auto request = StreamedQuestion("Soup?", ana_.cookie);
  request.chunks_read = 1;
  const auto answer = Ask(site_, talk_, request);
  EXPECT_EQ(answer.body, "event: text\ndata: {\"text\":\"Here \"}\n\n");
  EXPECT_TRUE(site_.chef().was_stopped());
  EXPECT_EQ(Used(), kNothingUsed);
  EXPECT_EQ(AskFor("Soup?").status, 200);
}

TEST_F(ChefTest, WhatCanBeRefusedBeforeTheStreamBeginsHasItsStatus) {
  EXPECT_EQ(Stream(" ").status, 422);
  EXPECT_EQ(
      Ask(site_, "/api/chatbot/conversations/nosuch", StreamedQuestion("Hi", ana_.cookie)).status,
      404);
  EXPECT_EQ(AskFor(std::string(2001, 'x')).status, 422);
  EXPECT_EQ(Ask(site_, talk_, {.body = R"({"content":7})", .cookie = ana_.cookie}).body,
            R"({"message":"Some fields are invalid","errors":{"content":"Must be text"}})");
  EXPECT_EQ(Ask(site_, talk_, {.body = "{", .cookie = ana_.cookie}).status, 400);
}

TEST_F(ChefTest, OfTwoQuestionsAtOnceTheSecondIs409) {
  TestAnswer second;
  site_.chef().WaitAtGate();
  site_.chef().set_at_gate([&] {
    second = AskFor("Stew?");
    site_.chef().OpenGate();
  });
  EXPECT_EQ(AskFor("Soup?").status, 200);
  EXPECT_EQ(second.status, 409);
  EXPECT_EQ(second.body,
            R"({"message":"The chef is still answering in this conversation. Wait for it, or stop )"
            R"(it."})");
  EXPECT_EQ(Used(), kOneChat);
}

TEST_F(ChefTest, ADoubleClickIsAnsweredAndCountedOnce) {
  site_.chef().Say({.text = "Here.", .dish = TomatoSoup()});
  auto request = Question("Soup?", ana_.cookie);
  request.headers.emplace_back("Idempotency-Key", "click-000001");
  const auto first = Ask(site_, talk_, request);
  site_.chef().Say({.text = "Something else."});
  const auto second = Ask(site_, talk_, request);
  EXPECT_EQ(second.status, 200);
  EXPECT_EQ(second.body, first.body);
  request.headers.emplace_back("Accept", "text/event-stream");
  EXPECT_EQ(Ask(site_, talk_, request).body, "event: done\ndata: " + first.body + "\n\n");
  EXPECT_EQ(Used(), kOneRecipe);

  request.body = R"({"content":"Stew?"})";
  EXPECT_EQ(Ask(site_, talk_, request).status, 409);
  request.headers[0].second = "x";
  EXPECT_EQ(Ask(site_, talk_, request).status, 400);
}

TEST_F(ChefTest, AtTheEndOfTheMonthsRecipesThereAreWordsAndNo403ForThem) {
  site_.chef().Say({.text = "Here.", .dish = TomatoSoup()});
  for (int i = 0; i < 5; ++i) EXPECT_EQ(AskFor("Soup?").status, 200);
  const auto refused = AskFor("Soup?");
  EXPECT_EQ(refused.status, 403);
  EXPECT_EQ(refused.body,
            R"({"message":"Monthly recipe limit reached. Please upgrade your plan."})");
  EXPECT_THAT(Stream("Soup?").body, HasSubstr(R"("status":403)"));
  site_.chef().Say({.text = "Freeze it flat."});
  EXPECT_EQ(AskFor("How do I freeze soup?").status, 200);
  EXPECT_EQ(Used(), R"("recipeQueries":6,"recipesGenerated":5)");
}

TEST_F(ChefTest, TheOperatorsMonthOfTokensEndsWithAClearText) {
  site_.chef().set_info({.provider = "openai", .model = "m"});
  site_.chef().Use({.input_tokens = 500, .output_tokens = 500});
  EXPECT_EQ(AskFor("Soup?").status, 200);
  const auto refused = Stream("Stew?");
  EXPECT_EQ(refused.status, 503);
  EXPECT_THAT(refused.body, HasSubstr("this month"));
  EXPECT_TRUE(refused.headers.Find("Retry-After").has_value());
  EXPECT_EQ(Used(), kOneChat);
}

TEST_F(ChefTest, WhatWasAnsweredIsThereWhenTheMonthOfTokensHasEnded) {
  site_.chef().set_info({.provider = "openai", .model = "m"});
  site_.chef().Use({.input_tokens = 500, .output_tokens = 500});
  auto request = Question("Soup?", ana_.cookie);
  request.headers.emplace_back("Idempotency-Key", "click-000001");
  const auto first = Ask(site_, talk_, request);
  EXPECT_EQ(first.status, 200);
  EXPECT_EQ(Ask(site_, talk_, request).body, first.body);
  EXPECT_EQ(AskFor("Soup?").status, 503);
}

TEST_F(ChefTest, WhatWasSaidInAConversationIsToldWithTheChef) {
  AskFor("I'm vegan, no coriander please");
  const auto chef = [&](const std::string& query) {
    return site_.Get("/api/chef" + query, ana_.cookie);
  };
  const auto id = talk_.substr(talk_.rfind('/') + 1);
  EXPECT_THAT(chef("").body, Not(HasSubstr("said")));
  EXPECT_THAT(chef("?conversation=" + id).body,
              HasSubstr(R"("said":{"diets":["vegan"],"allergies":["coriander"],"unknown":[]})"));
  EXPECT_EQ(chef("?conversation=nosuch").status, 404);
  const auto bob = site_.Register("bob@example.com");
  EXPECT_EQ(site_.Get("/api/chef?conversation=" + id, bob.cookie).status, 404);
}

TEST_F(ChefTest, ARecipeIsSavedOnceWithItsDetails) {
  site_.chef().Say({.text = "Here.", .dish = TomatoSoup()});
  AskFor("Soup?");
  const auto save = [&](const std::string& message) {
    return site_.Post(talk_ + "/messages/" + message + "/save", "", ana_.cookie);
  };
  const auto first = save("0002");
  EXPECT_EQ(first.status, 201);
  EXPECT_THAT(first.body, AllOf(HasSubstr(R"("title":"Tomato soup")"),
                                HasSubstr(R"("isFromAI":true)"), HasSubstr(R"("cookTime":25)"),
                                HasSubstr(R"("details":{"allergens":["celery"])")));
  const auto second = save("0002");
  EXPECT_EQ(second.status, 200);
  EXPECT_EQ(second.body, first.body);
  EXPECT_EQ(site_.Get("/api/recipes", ana_.cookie).body.find("\"id\""),
            site_.Get("/api/recipes", ana_.cookie).body.rfind("\"id\""));
  const auto id = first.body.substr(6, first.body.find(',') - 6);
  EXPECT_THAT(Talk(), HasSubstr(R"("savedRecipeId":)" + id));
  for (const char* message : {"0001", "0009", "x"}) EXPECT_EQ(save(message).status, 404);
}

// They would say of another dish what it has in it.
TEST_F(ChefTest, DetailsAreOfTheRecipeAsItWasSaved) {
  site_.chef().Say({.text = "Here.", .dish = TomatoSoup()});
  AskFor("Soup?");
  const auto saved = site_.Post(talk_ + "/messages/0002/save", "", ana_.cookie).body;
  const auto recipe = "/api/recipes/" + saved.substr(6, saved.find(',') - 6);
  const auto change = [&](const char* body) {
    return site_.Send(http::Method::kPatch, recipe, {.body = body, .cookie = ana_.cookie}).body;
  };
  EXPECT_THAT(change(R"({"title":"Ana's soup"})"), HasSubstr(R"("details":{)"));
  EXPECT_THAT(site_.Get("/api/recipes", ana_.cookie).body, Not(HasSubstr("details")));
  // A page sends the whole form, also when only the title was changed.
  EXPECT_THAT(change(R"({"title":"Soup","servings":2,"cookTime":25,"instructions":)"
                     R"(["Chop the tomatoes.","Simmer with salt and pepper."]})"),
              HasSubstr(R"("details":{)"));
  EXPECT_THAT(change(R"({"ingredients":["milk"]})"), Not(HasSubstr("details")));
  EXPECT_THAT(site_.Get(recipe, ana_.cookie).body, Not(HasSubstr("details")));
}

TEST_F(ChefTest, SaysWhoAnswersAndWhatItKeepsTo) {
  site_.Send(http::Method::kPatch, "/api/user/profile",
             {.body = R"({"dietaryPreferences":["Vegan"],"allergies":["peanuts","flurbish"]})",
              .cookie = ana_.cookie});
  EXPECT_EQ(site_.Get("/api/chef", ana_.cookie).body,
            R"({"provider":"built-in","model":"","diets":["vegan"],"allergies":["peanut"],)"
            R"("unknown":["flurbish"]})");
  EXPECT_EQ(site_.Get("/readyz").body,
            R"({"status":"ready","chef":{"provider":"built-in","model":""}})");
  site_.chef().set_info({.provider = "anthropic", .model = "m"});
  EXPECT_EQ(site_.Get("/readyz").body,
            R"({"status":"ready","chef":{"provider":"anthropic","model":"m"}})");
}

// Whoever sees an empty name would take it for a setting that is missing.
TEST_F(ChefTest, AModelThatIsNotChosenYetIsSaidToBeSo) {
  site_.chef().set_info({.provider = "openai", .model = ""});
  EXPECT_EQ(site_.Get("/readyz").body, R"({"status":"ready","chef":{"provider":"openai","model":)"
                                       R"("chosen with the first question"}})");
}

TEST_F(ChefTest, AnotherPersonsConversationIsNotThere) {
  const auto bob = site_.Register("bob@example.com");
  EXPECT_EQ(Ask(site_, talk_, Question("Hi", bob.cookie)).status, 404);
  EXPECT_EQ(site_.Post(talk_ + "/messages/0002/save", "", bob.cookie).status, 404);
}

}  // namespace
}  // namespace flavorbot::web_api
