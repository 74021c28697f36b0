// The chef that is a model, over both protocols, with a provider that fails in every way: each
// fault has its words for the person, and what was used is counted.
#include "app/chef/model/model_chef.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/chef/kitchen_for_test.h"
#include "base/await_for_test.h"
#include "model_api/make_model_client.h"
#include "model_api/stub_provider_for_test.h"

namespace flavorbot::app::chef {
namespace {

using boost::asio::awaitable;
using model_api::Fault;
using model_api::Provider;
using testing::HasSubstr;

class Written final : public ReplySink {
 public:
  awaitable<Reader> Write(std::string_view piece) override {
    text += piece;
    co_return reader;
  }
  std::string text;
  Reader reader = Reader::kThere;
};

class ModelChefTest : public testing::TestWithParam<Provider> {
 protected:
  Result<ChefReply> Ask(Wants wants, std::string text = "a dal, please",
                        Fault fault = Fault::kNone) {
    auto client = model_api::MakeModelClient(
        model_api::StubProvider::ImpatientWith(fault, stub_.SettingsOf(GetParam())));
    EXPECT_TRUE(client);
    const ModelChef chef(*std::move(client), ShippedChefKnowledge());
    ChefRequest request;
    request.talk = {{.speaker = Speaker::kPerson, .text = std::move(text)}};
    request.wants = wants;
    request.usage = &usage_;
    dynamodb::CallContext context;
    context.deadline = std::chrono::steady_clock::now() + std::chrono::seconds(10);
    return base::Await(chef.Answer(context, std::move(request), sink_));
  }

  Error ErrorOfFault(Fault fault) {
    stub_.Fail(fault);
    auto reply = Ask(Wants::kReply, "a dal, please", fault);
    EXPECT_FALSE(reply) << static_cast<int>(fault);
    return reply ? Error{} : reply.error();
  }

  // `kStubRecipe` with `from` replaced by `to`.
  static std::string RecipeWith(std::string_view from, std::string_view to) {
    std::string recipe(model_api::kStubRecipe);
    const std::size_t at = recipe.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return recipe.replace(at, from.size(), to);
  }

  model_api::StubProvider stub_;
  Written sink_;
  TokenUsage usage_;
};

TEST_P(ModelChefTest, WordsAreTheReplyAndItsIdeasAreSuggested) {
  stub_.words = {"**Under 5 minutes**\n", "• Avocado toast\n", "- Tomato ",
                 "soup [x](http://y.example)"};
  const auto reply = Ask(Wants::kReply);
  ASSERT_TRUE(reply) << reply.error().cause;
  EXPECT_EQ(reply->text, "**Under 5 minutes**\n- Avocado toast\n- Tomato soup x");
  EXPECT_EQ(sink_.text, reply->text);
  ASSERT_EQ(reply->suggestions.size(), 2U);
  EXPECT_EQ(reply->suggestions[1].text, "Tomato soup x");
  EXPECT_EQ(reply->suggestions[1].group, "Under 5 minutes");
  EXPECT_FALSE(reply->dish);
  EXPECT_EQ(usage_.input_tokens, 100);
  EXPECT_EQ(usage_.output_tokens, 20);
}

TEST_P(ModelChefTest, ARecipeIsADish) {
  const auto reply = Ask(Wants::kRecipe);
  ASSERT_TRUE(reply) << reply.error().cause;
  ASSERT_TRUE(reply->dish);
  EXPECT_EQ(reply->dish->title, "Red lentil dal");
  EXPECT_EQ(reply->text, "Here is a recipe for you: Red lentil dal.");
  EXPECT_EQ(sink_.text, reply->text);
  EXPECT_TRUE(reply->dish->diets.Has(Diet::kVegan));
}

TEST_P(ModelChefTest, WordsAloneBringNoDish) {
  stub_.adds_recipe = true;
  const auto reply = Ask(Wants::kWords);
  ASSERT_TRUE(reply) << reply.error().cause;
  EXPECT_FALSE(reply->dish);
  EXPECT_THAT(stub_.calls()[0], testing::Not(HasSubstr("give_recipe")));
}

TEST_P(ModelChefTest, WordsMayBringADishWithThem) {
  stub_.adds_recipe = true;
  const auto reply = Ask(Wants::kReply);
  ASSERT_TRUE(reply) << reply.error().cause;
  EXPECT_EQ(reply->text, "Try a dal.");
  EXPECT_TRUE(reply->dish);
}

TEST_P(ModelChefTest, ARecipeThatIsNotRightIsMendedOnceAndBothRoundsAreCounted) {
  stub_.recipes = {RecipeWith("\"total_minutes\":35", "\"total_minutes\":99"),
                   std::string(model_api::kStubRecipe)};
  const auto reply = Ask(Wants::kRecipe);
  ASSERT_TRUE(reply) << reply.error().cause;
  EXPECT_EQ(reply->dish->total_minutes(), 35);
  EXPECT_EQ(usage_.input_tokens, 200);
  EXPECT_EQ(usage_.output_tokens, 40);
  ASSERT_EQ(stub_.calls().size(), 2U);
  EXPECT_THAT(stub_.calls()[1], HasSubstr("- total_minutes is 99, but prep_minutes, cook_minutes"));
}

TEST_P(ModelChefTest, TheMendingNamesWhatTheFormLacks) {
  stub_.recipes = {RecipeWith("\"quantity\":1,", ""), std::string(model_api::kStubRecipe)};
  ASSERT_TRUE(Ask(Wants::kRecipe));
  EXPECT_THAT(stub_.calls().at(1), HasSubstr("- ingredients[1].quantity is missing"));
}

TEST_P(ModelChefTest, WhatStillIsNoRecipeIsAnError) {
  for (const std::string& bad : {std::string(R"({"title":"Dal"})"), std::string("not JSON"),
                                 RecipeWith("\"uses\":[\"onion\"]", "\"uses\":[]")}) {
    stub_.recipes = {bad};
    const std::size_t before = stub_.calls().size();
    const auto reply = Ask(Wants::kRecipe);
    ASSERT_FALSE(reply) << bad;
    EXPECT_EQ(reply.error().code, ErrorCode::kUnavailable);
    EXPECT_EQ(reply.error().message,
              "The chef's recipe wasn't complete, so it isn't shown. Please try again.");
    EXPECT_EQ(stub_.calls().size() - before, 2U) << "asked once more, and no more";
    EXPECT_EQ(sink_.text, "");
  }
}

TEST_P(ModelChefTest, WhatIsNoRecipeAndWhatHasNoWordsIsCountedAllTheSame) {
  stub_.recipes = {"not JSON"};
  EXPECT_FALSE(Ask(Wants::kRecipe));
  EXPECT_EQ(usage_.input_tokens, 200);
  EXPECT_EQ(usage_.output_tokens, 40);
  usage_ = {};
  stub_.words = {"[http://a.example](http://b.example)"};
  EXPECT_FALSE(Ask(Wants::kReply));
  EXPECT_EQ(usage_.input_tokens, 100);
  EXPECT_EQ(usage_.output_tokens, 20);
}

// Whoever stops each answer must not have the model for nothing. A provider that hasn't said by
// then what it used is estimated.
TEST_P(ModelChefTest, AnAnswerThatIsStoppedOrBreaksOffIsCounted) {
  stub_.words = {"Soak the red lentils ", "for an hour ", "and simmer them."};
  sink_.reader = ReplySink::Reader::kGone;
  EXPECT_FALSE(Ask(Wants::kReply));
  EXPECT_GE(usage_.input_tokens, 100);
  EXPECT_GE(usage_.output_tokens, 5);
  sink_.reader = ReplySink::Reader::kThere;
  usage_ = {};
  ErrorOfFault(Fault::kCutOff);
  EXPECT_GE(usage_.input_tokens, 100);
  EXPECT_GE(usage_.output_tokens, 5);
  usage_ = {};
  ErrorOfFault(Fault::kNever);
  EXPECT_GE(usage_.input_tokens, 100);
  EXPECT_EQ(usage_.output_tokens, 0);
}

TEST_P(ModelChefTest, EachFaultHasItsAnswer) {
  struct Told {
    Fault fault;
    ErrorCode code;
    std::string_view message;
  };
  constexpr auto kUnavailable = ErrorCode::kUnavailable;
  constexpr std::string_view kUnset =
      "The chef isn't set up properly. Whoever runs this site has to look at it.";
  constexpr std::string_view kBusy = "The chef has too much to do. Please try again in a moment.";
  constexpr std::string_view kAway = "The chef can't be reached. Please try again in a moment.";
  constexpr std::string_view kSlow = "The chef took too long. Please try again.";
  constexpr std::string_view kUnread = "The chef's answer couldn't be read. Please try again.";
  for (const Told& told : {
           Told{Fault::kUnauthorized, kUnavailable, kUnset},
           Told{Fault::kRateLimitedLong, kUnavailable, kBusy},
           Told{Fault::kOverloaded, kUnavailable, kBusy},
           Told{Fault::kErrorInStream, kUnavailable, kBusy},
           Told{Fault::kBroken, kUnavailable, kAway},
           Told{Fault::kCutOff, kUnavailable, kAway},
           Told{Fault::kCutAtOnce, kUnavailable, kAway},
           Told{Fault::kHalfEvent, kUnavailable, kAway},
           Told{Fault::kNever, kUnavailable, kSlow},
           Told{Fault::kQuiet, kUnavailable, kSlow},
           Told{Fault::kMalformedJson, kUnavailable, kUnread},
           Told{Fault::kGiantEvent, kUnavailable, kUnread},
           Told{Fault::kNoStream, kUnavailable, kUnread},
           Told{Fault::kRefusal, ErrorCode::kInvalidRequest,
                "The chef won't answer this. Please ask for something else."},
           Told{Fault::kTooLong, ErrorCode::kInvalidRequest,
                "This conversation is too long for the chef. Please begin a new one."},
       }) {
    const Error error = ErrorOfFault(told.fault);
    EXPECT_EQ(error.code, told.code) << static_cast<int>(told.fault);
    EXPECT_EQ(error.message, told.message) << static_cast<int>(told.fault) << ": " << error.cause;
    EXPECT_THAT(error.cause, testing::Not(HasSubstr("sk-"))) << "keys stay out of the log";
  }
}

TEST_P(ModelChefTest, RetryAfterReachesThePerson) {
  EXPECT_EQ(ErrorOfFault(Fault::kRateLimitedLong).retry_after, std::chrono::hours(1));
}

TEST_P(ModelChefTest, NothingSaidIsAnError) {
  stub_.words = {"[http://a.example](http://b.example)"};
  EXPECT_FALSE(Ask(Wants::kReply));
  EXPECT_EQ(Ask(Wants::kReply, "").error().code, ErrorCode::kInvalidRequest);
}

INSTANTIATE_TEST_SUITE_P(Providers, ModelChefTest,
                         testing::Values(Provider::kAnthropic, Provider::kOpenAi),
                         [](const auto& info) {
                           return info.param == Provider::kAnthropic ? "Anthropic" : "OpenAi";
                         });

}  // namespace
}  // namespace flavorbot::app::chef
