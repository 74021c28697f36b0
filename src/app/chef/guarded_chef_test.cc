#include "app/chef/guarded_chef.h"

#include <gmock/gmock.h>

#include "app/chef/built_in_chef.h"
#include "app/chef/forbidden_for_test.h"
#include "app/chef/kitchen_for_test.h"
#include "base/await_for_test.h"

namespace flavorbot::app::chef {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

// A chef that says one text in pieces of one size, whatever it is asked.
class PieceChef final : public Chef {
 public:
  PieceChef(ChefReply reply, std::size_t piece_bytes)
      : reply_(std::move(reply)), piece_bytes_(piece_bytes) {}

  AwaitableResult<ChefReply> Answer(dynamodb::CallContext&, ChefRequest request,
                                    ReplySink& sink) const override {
    asked_ = std::move(request);
    for (std::string_view rest = reply_.text; !rest.empty();) {
      co_await sink.Write(rest.substr(0, piece_bytes_));
      rest.remove_prefix(std::min(piece_bytes_, rest.size()));
    }
    co_return reply_;
  }
  ChefInfo info() const override { return {.provider = "anthropic", .model = "m"}; }

  const std::optional<ChefRequest>& asked() const { return asked_; }

 private:
  ChefReply reply_;
  std::size_t piece_bytes_;
  mutable std::optional<ChefRequest> asked_;
};

class Listener final : public ReplySink {
 public:
  boost::asio::awaitable<ReplySink::Reader> Write(std::string_view piece) override {
    read_ += piece;
    co_return ReplySink::Reader::kThere;
  }
  const std::string& read() const { return read_; }

 private:
  std::string read_;
};

struct Shown {
  Result<ChefReply> reply;
  std::string streamed;
};

Shown Ask(const Chef& chef, const Constraints& constraints, std::string text) {
  const GuardedChef guarded(ShippedChefKnowledge(), chef);
  dynamodb::CallContext context;
  Listener reader;
  ChefRequest request{.talk = {{Speaker::kPerson, std::move(text), std::nullopt}},
                      .constraints = constraints};
  auto reply = base::Await(guarded.Answer(context, std::move(request), reader));
  return {std::move(reply), reader.read()};
}

Constraints Of(const std::vector<std::string>& profile) {
  return ShippedUnderstanding().ReadConstraints(profile);
}

TEST(GuardedChef, WhatIsSaidInTheTalkHoldsBesideTheProfile) {
  const PieceChef chef({.text = "Fry it in butter with peanuts and leek."}, 5);
  const auto shown = Ask(chef, Of({"milk"}), "a stew, and I'm allergic to peanuts");
  ASSERT_TRUE(shown.reply);
  EXPECT_EQ(shown.streamed, "Fry it in [left out: butter] with [left out: peanut] and leek.");
  EXPECT_EQ(shown.reply->text, shown.streamed);
  ASSERT_TRUE(chef.asked());
  EXPECT_TRUE(chef.asked()->constraints.allergens.Has(knowledge::Allergen::kPeanut));
}

TEST(GuardedChef, WhatIsDangerousReachesNoChef) {
  const PieceChef chef({.text = "Sure!"}, 5);
  const auto shown = Ask(chef, {}, "Can I cook raw kidney beans in the slow cooker?");
  ASSERT_TRUE(shown.reply);
  EXPECT_THAT(shown.streamed, HasSubstr("**The safe way:**"));
  EXPECT_FALSE(chef.asked());
}

TEST(GuardedChef, ADishThatCantBeMendedIsAnErrorWithTheReason) {
  Dish dish;
  dish.title = "Snack";
  dish.ingredients = {{.quantity = 1, .unit = "piece", .food = "apple"}};
  dish.steps = {{.text = "Dip the apple into crushed peanuts."}};
  const PieceChef chef({.text = "Here.", .dish = dish}, 5);
  const auto shown = Ask(chef, Of({"peanuts"}), "a snack");
  ASSERT_FALSE(shown.reply);
  EXPECT_THAT(shown.reply.error().message, HasSubstr("peanut"));
}

TEST(GuardedChef, SuggestionsThatNameWhatIsForbiddenAreDropped) {
  const PieceChef chef(
      {.text = "Or:", .suggestions = {{.text = "Peanut noodles"}, {.text = "Tomato salad"}}}, 5);
  const auto shown = Ask(chef, Of({"peanuts"}), "dinner");
  ASSERT_TRUE(shown.reply);
  ASSERT_EQ(shown.reply->suggestions.size(), 1U);
  EXPECT_EQ(shown.reply->suggestions[0].text, "Tomato salad");
}

// What is left out by wish is a part of the dish, and not the dish.
TEST(GuardedChef, GuacamoleWithoutCilantroIsGuacamole) {
  const BuiltInChef chef(ShippedChefKnowledge());
  for (const auto& [asked, title] : {std::pair("guacamole without cilantro", "Guacamole"),
                                     std::pair("hummus, no garlic", "Classic hummus")}) {
    const auto shown = Ask(chef, {}, asked);
    ASSERT_TRUE(shown.reply) << shown.reply.error().message;
    ASSERT_TRUE(shown.reply->dish);
    EXPECT_EQ(shown.reply->dish->title, title);
  }
}

// 50 profiles and 200 answers for each that name something forbidden in their words, cut anywhere.
TEST(GuardedChef, NothingForbiddenIsSaid) {
  int answers = 0;
  for (std::size_t p = 0; const auto& profile : FiftyProfiles()) {
    const Constraints constraints = Of(profile);
    const FoodJudge judge(ShippedKnowledge(), constraints);
    const auto forbidden = ForbiddenFoods(judge);
    ASSERT_FALSE(forbidden.empty());
    Adversary adversary(++p + 1'000);
    for (int round = 0; round < kAnswersAProfile; ++round, ++answers) {
      const knowledge::Food& food = *forbidden[adversary.Next(forbidden.size())];
      const std::string openings[] = {"You should add ", "- ", "Finish the pan with ",
                                      "Don't leave out the ", "Never cook it without "};
      const std::string hidden = adversary.Written(food);
      const std::string text = openings[adversary.Next(std::size(openings))] + hidden +
                               ", stir and serve.\n**Tip:** more " + hidden;
      const PieceChef chef({.text = text}, 1 + adversary.Next(30));
      const auto shown = Ask(chef, constraints, "dinner");
      ASSERT_TRUE(shown.reply);
      std::string said = shown.streamed + " | " + shown.reply->text;
      // What was left out is named as that.
      for (std::size_t at = 0; (at = said.find("[left out: ")) != std::string::npos;) {
        said.erase(at, said.find(']', at) + 1 - at);
      }
      EXPECT_FALSE(Names(said, food, {})) << profile[0] << ": " << food.name << " in: " << said;
    }
  }
  EXPECT_EQ(answers, 10'000);
}

}  // namespace
}  // namespace flavorbot::app::chef
