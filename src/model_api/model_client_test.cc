// Both clients against a provider that answers, and that fails in every way.
#include "model_api/model_client.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>

#include "base/await_for_test.h"
#include "http/test_client.h"
#include "model_api/make_model_client.h"
#include "model_api/stub_provider_for_test.h"

namespace flavorbot::model_api {
namespace {

namespace asio = boost::asio;
using asio::awaitable;
using std::chrono::steady_clock;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using Answered = base::Result<ModelAnswer, ModelError>;

class Pieces final : public TextSink {
 public:
  explicit Pieces(std::size_t most = 1'000) : most_(most) {}
  awaitable<Reader> Write(std::string_view piece) override {
    pieces.emplace_back(piece);
    co_return pieces.size() >= most_ ? Reader::kGone : Reader::kThere;
  }
  std::vector<std::string> pieces;

 private:
  const std::size_t most_;
};

class ModelClientTest : public testing::TestWithParam<Provider> {
 protected:
  std::unique_ptr<ModelClient> Client(ModelSettings settings) {
    auto client = MakeModelClient(std::move(settings));
    EXPECT_TRUE(client) << client.error();
    return *std::move(client);
  }
  std::unique_ptr<ModelClient> Client() { return Client(stub_.SettingsOf(GetParam())); }

  static ModelRequest RequestFor(Output output) {
    return {.system = "You are a chef.",
            .turns = {{ModelSpeaker::kPerson, "dinner?"}},
            .output = output,
            .deadline = steady_clock::now() + std::chrono::seconds(10),
            .request_id = "r1"};
  }

  Answered Ask(const ModelClient& client, Output output = Output::kWords) {
    return base::Await(client.Ask(RequestFor(output), sink_));
  }

  ModelError ErrorOfFault(Fault fault, Output output = Output::kWords) {
    stub_.Fail(fault);
    const auto client = Client(StubProvider::ImpatientWith(fault, stub_.SettingsOf(GetParam())));
    auto answer = Ask(*client, output);
    EXPECT_FALSE(answer);
    return answer ? ModelError{} : answer.error();
  }

  StubProvider stub_;
  Pieces sink_;
};

TEST_P(ModelClientTest, WordsArePassedOnAsTheyCome) {
  const auto client = Client();
  const auto answer = Ask(*client);
  ASSERT_TRUE(answer) << answer.error().message;
  EXPECT_EQ(answer->text, "Try a dal.");
  EXPECT_THAT(sink_.pieces, ElementsAre("Try ", "a ", "dal."));
  EXPECT_EQ(answer->usage.input_tokens, 100);
  EXPECT_EQ(answer->usage.output_tokens, 20);
  EXPECT_EQ(answer->stop, StopReason::kEnd);
  EXPECT_FALSE(answer->recipe);
}

TEST_P(ModelClientTest, WhatPeopleSayIsApartFromTheRules) {
  const auto client = Client();
  ASSERT_TRUE(Ask(*client));
  const std::string sent = stub_.calls().at(0);
  EXPECT_THAT(sent, HasSubstr(R"({"role":"user","content":"dinner?"})"));
  EXPECT_THAT(sent, HasSubstr(GetParam() == Provider::kAnthropic
                                  ? R"("system":"You are a chef.")"
                                  : R"({"role":"system","content":"You are a chef."})"));
  EXPECT_EQ(GetParam() == Provider::kAnthropic ? stub_.header("x-api-key")
                                               : stub_.header("Authorization"),
            GetParam() == Provider::kAnthropic ? "sk-hush" : "Bearer sk-hush");
}

TEST_P(ModelClientTest, ARecipeComesInItsForm) {
  const auto client = Client();
  const auto answer = Ask(*client, Output::kRecipe);
  ASSERT_TRUE(answer) << answer.error().message;
  ASSERT_TRUE(answer->recipe) << testing::PrintToString(answer->findings);
  EXPECT_EQ(answer->recipe->title, "Red lentil dal");
  EXPECT_THAT(sink_.pieces, testing::IsEmpty());
}

TEST_P(ModelClientTest, WordsMayComeWithARecipe) {
  stub_.adds_recipe = true;
  const auto client = Client();
  const auto answer = Ask(*client, Output::kWordsOrRecipe);
  ASSERT_TRUE(answer) << answer.error().message;
  EXPECT_EQ(answer->text, "Try a dal.");
  EXPECT_TRUE(answer->recipe);
}

TEST_P(ModelClientTest, WhatIsNoRecipeIsToldWithItsFaults) {
  stub_.recipes = {R"({"title":"Dal"})"};
  const auto client = Client();
  const auto answer = Ask(*client, Output::kRecipe);
  ASSERT_TRUE(answer) << answer.error().message;
  EXPECT_FALSE(answer->recipe);
  EXPECT_THAT(answer->findings, testing::Contains("steps is missing"));
  EXPECT_EQ(answer->recipe_json, R"({"title":"Dal"})");
}

TEST_P(ModelClientTest, TheNewestSuitableModelIsChosenOnce) {
  auto settings = stub_.SettingsOf(GetParam());
  settings.model = "";
  const auto client = Client(std::move(settings));
  EXPECT_EQ(client->info().model, "");
  ASSERT_TRUE(Ask(*client));
  ASSERT_TRUE(Ask(*client));
  EXPECT_EQ(stub_.lists(), 1);
  EXPECT_EQ(client->info().model,
            GetParam() == Provider::kAnthropic ? "claude-sonnet-9" : "stub-chat");
  EXPECT_THAT(stub_.calls().at(1), HasSubstr("\"model\":\"" + client->info().model + "\""));
}

// Slowly, so that all of them go on at the same time.
TEST_P(ModelClientTest, ManyTalksAtOnceAreNotMixedUp) {
  constexpr std::size_t kTalks = 200;
  stub_.echoes = true;
  stub_.Fail(Fault::kSlow);
  const auto client = Client();
  asio::io_context io;
  std::vector<Pieces> sinks(kTalks);
  std::vector<std::string> texts(kTalks);
  for (std::size_t i = 0; i < kTalks; ++i) {
    auto request = RequestFor(Output::kWords);
    request.deadline = steady_clock::now() + std::chrono::minutes(2);
    request.turns[0].text = "number " + std::to_string(i);
    asio::co_spawn(io, client->Ask(std::move(request), sinks[i]),
                   [&texts, i](const std::exception_ptr&, Answered answer) {
                     texts[i] = answer ? answer->text : answer.error().message;
                   });
  }
  io.run();
  for (std::size_t i = 0; i < kTalks; ++i) {
    EXPECT_EQ(texts[i], "You said: number " + std::to_string(i));
    EXPECT_EQ(sinks[i].pieces.size(), 2U);
  }
}

TEST_P(ModelClientTest, WhatFailsForAWhileIsTriedAgain) {
  for (const Fault fault :
       {Fault::kOverloaded, Fault::kBroken, Fault::kErrorInStream, Fault::kCutAtOnce}) {
    stub_.Fail(fault, 2);
    const std::size_t before = stub_.calls().size();
    const auto client = Client();
    const auto answer = Ask(*client);
    EXPECT_TRUE(answer) << answer.error().message;
    EXPECT_EQ(stub_.calls().size() - before, 3U) << static_cast<int>(fault);
  }
}

TEST_P(ModelClientTest, WhatStaysOverloadedIsSaidAfterAFewAttempts) {
  const auto error = ErrorOfFault(Fault::kOverloaded);
  EXPECT_EQ(error.kind, ModelErrorKind::kOverloaded);
  EXPECT_EQ(error.message, "status 529, overloaded_error: Overloaded");
  EXPECT_EQ(stub_.calls().size(), 4U);
}

// Timers are never early: however slow the machine is, this holds.
TEST_P(ModelClientTest, RetryAfterIsWaitedFor) {
  stub_.Fail(Fault::kRateLimited, 1);
  const auto client = Client();
  const auto begun = steady_clock::now();
  EXPECT_TRUE(Ask(*client));
  EXPECT_GE(steady_clock::now() - begun, std::chrono::milliseconds(30));
  EXPECT_EQ(stub_.calls().size(), 2U);
}

TEST_P(ModelClientTest, RetryAfterTheDeadlineIsNotWaitedFor) {
  const auto error = ErrorOfFault(Fault::kRateLimitedLong);
  EXPECT_EQ(error.kind, ModelErrorKind::kRateLimited);
  EXPECT_EQ(error.retry_after, std::chrono::hours(1));
  EXPECT_EQ(stub_.calls().size(), 1U);
}

TEST_P(ModelClientTest, AWrongKeyIsSaidAtOnceAndNotRepeated) {
  const auto error = ErrorOfFault(Fault::kUnauthorized);
  EXPECT_EQ(error.kind, ModelErrorKind::kUnauthorized);
  EXPECT_THAT(error.message, Not(HasSubstr("sk-")));
  EXPECT_EQ(stub_.calls().size(), 1U);
}

TEST_P(ModelClientTest, AfterTheFirstWordNothingIsTriedAgain) {
  const auto error = ErrorOfFault(Fault::kCutOff);
  EXPECT_EQ(error.kind, ModelErrorKind::kUnavailable) << error.message;
  EXPECT_FALSE(sink_.pieces.empty());
  EXPECT_EQ(stub_.calls().size(), 1U);
}

TEST_P(ModelClientTest, WhatCannotBeReadIsMalformed) {
  EXPECT_EQ(ErrorOfFault(Fault::kMalformedJson).kind, ModelErrorKind::kMalformed);
  EXPECT_EQ(ErrorOfFault(Fault::kGiantEvent).kind, ModelErrorKind::kMalformed);
  EXPECT_EQ(ErrorOfFault(Fault::kNoStream).kind, ModelErrorKind::kMalformed);
  EXPECT_EQ(stub_.calls().size(), 3U);
}

TEST_P(ModelClientTest, HalfAnEventIsABrokenStream) {
  EXPECT_EQ(ErrorOfFault(Fault::kHalfEvent).kind, ModelErrorKind::kUnavailable);
}

TEST_P(ModelClientTest, RefusalsAndLongTalksAreTold) {
  EXPECT_EQ(ErrorOfFault(Fault::kRefusal).kind, ModelErrorKind::kRefused);
  EXPECT_EQ(ErrorOfFault(Fault::kTooLong).kind, ModelErrorKind::kContextTooLong);
}

TEST_P(ModelClientTest, SlowIsNotTooSlow) {
  stub_.Fail(Fault::kSlow);
  const auto client = Client();
  const auto answer = Ask(*client);
  ASSERT_TRUE(answer) << answer.error().message;
  EXPECT_EQ(answer->text, "Try a dal.");
}

// It isn't asked again. On a slow machine even the first call may come after the timeout.
TEST_P(ModelClientTest, WhatNeverAnswersIsATimeout) {
  EXPECT_EQ(ErrorOfFault(Fault::kNever).kind, ModelErrorKind::kTimeout);
  EXPECT_LE(stub_.calls().size(), 1U);
}

TEST_P(ModelClientTest, WhatFallsSilentIsATimeout) {
  EXPECT_EQ(ErrorOfFault(Fault::kQuiet).kind, ModelErrorKind::kTimeout);
  EXPECT_FALSE(sink_.pieces.empty());
}

TEST_P(ModelClientTest, AReaderThatLeavesEndsTheCall) {
  const auto client = Client();
  Pieces one(1);
  const auto answer = base::Await(client->Ask(RequestFor(Output::kWords), one));
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().kind, ModelErrorKind::kCancelled);
  EXPECT_EQ(one.pieces.size(), 1U);
}

TEST_P(ModelClientTest, CancellingClosesTheConnectionToTheProvider) {
  stub_.Fail(Fault::kQuiet);
  auto settings = stub_.SettingsOf(GetParam());
  settings.quiet_timeout = std::chrono::hours(1);
  const auto client = Client(std::move(settings));
  asio::io_context io;
  asio::cancellation_signal cancel;
  std::optional<Answered> answer;
  // Cancelled when the first words are there.
  class Cancelling final : public TextSink {
   public:
    Cancelling(asio::io_context& io, asio::cancellation_signal& cancel)
        : io_(io), cancel_(cancel) {}
    awaitable<Reader> Write(std::string_view) override {
      asio::post(io_, [this] { cancel_.emit(asio::cancellation_type::terminal); });
      co_return Reader::kThere;
    }

   private:
    asio::io_context& io_;
    asio::cancellation_signal& cancel_;
  } sink(io, cancel);
  asio::co_spawn(
      io,
      [](const ModelClient& asked, TextSink& into) -> awaitable<Answered> {
        co_await asio::this_coro::throw_if_cancelled(false);
        auto request = RequestFor(Output::kWords);
        request.deadline = steady_clock::now() + std::chrono::hours(1);
        co_return co_await asked.Ask(std::move(request), into);
      }(*client, sink),
      asio::bind_cancellation_slot(cancel.slot(),
                                   [&answer](const std::exception_ptr& thrown, Answered result) {
                                     EXPECT_FALSE(thrown);
                                     answer = std::move(result);
                                   }));
  io.run();
  ASSERT_TRUE(answer);
  ASSERT_FALSE(*answer);
  EXPECT_EQ(answer->error().kind, ModelErrorKind::kCancelled);
  EXPECT_TRUE(http::Eventually([this] { return stub_.ended() == 1; }));
}

TEST_P(ModelClientTest, WhereNobodyListensItIsUnavailable) {
  auto settings = stub_.SettingsOf(GetParam());
  settings.base_url.port = 1;
  const auto client = Client(std::move(settings));
  EXPECT_EQ(Ask(*client).error().kind, ModelErrorKind::kUnavailable);
}

INSTANTIATE_TEST_SUITE_P(Providers, ModelClientTest,
                         testing::Values(Provider::kAnthropic, Provider::kOpenAi),
                         [](const auto& info) {
                           return info.param == Provider::kAnthropic ? "Anthropic" : "OpenAi";
                         });

// Servers that take no JSON schema, or no tools.
class OpenAiDialectTest : public ModelClientTest {};

TEST_P(OpenAiDialectTest, ARecipeIsAskedForMorePlainlyWhereItMustBe) {
  stub_.takes_json_schema = false;
  const auto client = Client();
  EXPECT_TRUE(Ask(*client, Output::kRecipe)->recipe);
  EXPECT_EQ(stub_.calls().size(), 2U);
  EXPECT_THAT(stub_.calls().back(), HasSubstr("\"tool_choice\""));
  EXPECT_TRUE(Ask(*client, Output::kRecipe)->recipe);
  EXPECT_EQ(stub_.calls().size(), 3U) << "it is known by now";
}

TEST_P(OpenAiDialectTest, JsonAloneIsTheLastResort) {
  stub_.takes_json_schema = false;
  stub_.takes_tools = false;
  const auto client = Client();
  EXPECT_TRUE(Ask(*client, Output::kRecipe)->recipe);
  EXPECT_EQ(stub_.calls().size(), 3U);
  EXPECT_THAT(stub_.calls().back(), HasSubstr("json_object"));
  EXPECT_THAT(stub_.calls().back(), HasSubstr("follows this JSON schema"));
}

TEST_P(OpenAiDialectTest, WithoutToolsWordsAreWordsAlone) {
  stub_.takes_tools = false;
  stub_.adds_recipe = true;
  const auto client = Client();
  const auto answer = Ask(*client, Output::kWordsOrRecipe);
  ASSERT_TRUE(answer) << answer.error().message;
  EXPECT_EQ(answer->text, "Try a dal.");
  EXPECT_FALSE(answer->recipe);
}

TEST_P(OpenAiDialectTest, ThatThereIsOneCallIsLeftUnsaidWhereItIsRefused) {
  stub_.takes_parallel_tool_calls = false;
  stub_.adds_recipe = true;
  const auto client = Client();
  const auto answer = Ask(*client, Output::kWordsOrRecipe);
  ASSERT_TRUE(answer) << answer.error().message;
  EXPECT_TRUE(answer->recipe);
  EXPECT_EQ(stub_.calls().size(), 2U);
}

TEST_P(OpenAiDialectTest, WithoutAKeyNoneIsSent) {
  auto settings = stub_.SettingsOf(Provider::kOpenAi);
  settings.api_key = "";
  const auto client = Client(std::move(settings));
  EXPECT_TRUE(Ask(*client));
  EXPECT_EQ(stub_.header("Authorization"), "");
}

INSTANTIATE_TEST_SUITE_P(Providers, OpenAiDialectTest, testing::Values(Provider::kOpenAi),
                         [](const auto&) { return "OpenAi"; });

}  // namespace
}  // namespace flavorbot::model_api
