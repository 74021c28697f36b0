#include "app/chef/built_in_chef.h"

#include <gmock/gmock.h>

#include "app/chef/kitchen_for_test.h"
#include "app/chef/said_constraints.h"
#include "base/contains.h"

namespace flavorbot::app::chef {
namespace {

using ::testing::HasSubstr;

const BuiltInChef& TheChef() {
  static const BuiltInChef chef(ShippedChefKnowledge());
  return chef;
}

class Conversation {
 public:
  explicit Conversation(Constraints constraints = {}) {
    request_.constraints = std::move(constraints);
  }

  ChefReply Say(std::string text) {
    request_.talk.push_back({Speaker::kPerson, std::move(text), std::nullopt});
    auto reply = TheChef().Reply(request_);
    EXPECT_TRUE(reply) << reply.error().message;
    if (!reply) return {};
    request_.talk.push_back({Speaker::kChef, reply->text, reply->dish});
    return *reply;
  }

 private:
  ChefRequest request_;
};

bool Has(const Dish& dish, std::string_view food) {
  return base::Contains(dish.ingredients | std::views::transform(&DishIngredient::known),
                        std::optional(IdOf(food)));
}

TEST(BuiltInChef, GivesTheDishThatIsNamed) {
  const auto reply = Conversation().Say("shakshuka please");
  ASSERT_TRUE(reply.dish);
  EXPECT_THAT(reply.dish->title, HasSubstr("hakshuka"));
  EXPECT_THAT(reply.text, HasSubstr(reply.dish->title));
}

// What its own guard would refuse is no answer; what is named for what it lacks is one.
TEST(BuiltInChef, AnAllergyToWhatADishIsNamedForHasAnAnswer) {
  for (const std::string words :
       {"lasagne, I'm allergic to gluten", "tiramisu, I'm allergic to eggs, milk and gluten",
        "cheese omelette, allergic to milk", "hummus, sesame allergy", "pancakes, egg allergy",
        "lasagne, I'm allergic to milk, eggs, gluten and soy"}) {
    EXPECT_TRUE(Conversation().Say(words).dish) << words;
  }
}

TEST(BuiltInChef, WhatWasReplacedIsNotCalledMissing) {
  const auto reply = Conversation().Say("lasagne, I'm allergic to gluten");
  ASSERT_TRUE(reply.dish);
  EXPECT_THAT(reply.dish->title, HasSubstr("luten-free"));
  EXPECT_THAT(reply.text, ::testing::Not(HasSubstr("There is no")));
}

TEST(BuiltInChef, SaysWhenTheDishThatIsNamedCantBeMadeToFit) {
  const auto reply = Conversation().Say("shakshuka in 15 minutes");
  ASSERT_TRUE(reply.dish);
  EXPECT_THAT(reply.text, HasSubstr("I can't make \"Shakshuka\" so that it fits: it takes "));
}

TEST(BuiltInChef, CooksWithWhatThereIs) {
  const auto reply = Conversation().Say("I have 2 eggs, 300 g spinach and feta. What now?");
  ASSERT_TRUE(reply.dish);
  for (const auto food : {"egg", "spinach", "feta"}) EXPECT_TRUE(Has(*reply.dish, food)) << food;
}

TEST(BuiltInChef, AFollowUpChangesTheSameDish) {
  Conversation talk;
  const auto first = talk.Say("a chickpea curry");
  ASSERT_TRUE(first.dish);
  const auto second = talk.Say("for six");
  ASSERT_TRUE(second.dish);
  EXPECT_EQ(second.dish->known_recipe, first.dish->known_recipe);
  EXPECT_EQ(second.dish->servings, 6);
}

TEST(BuiltInChef, SomethingElseIsAnother) {
  Conversation talk;
  const auto first = talk.Say("a quick pasta");
  const auto second = talk.Say("something else");
  const auto third = talk.Say("something else");
  ASSERT_TRUE(first.dish && second.dish && third.dish);
  EXPECT_NE(first.dish->known_recipe, second.dish->known_recipe);
  EXPECT_NE(second.dish->known_recipe, third.dish->known_recipe);
  EXPECT_NE(first.dish->known_recipe, third.dish->known_recipe);
}

TEST(BuiltInChef, TheProfileHolds) {
  const std::string entries[] = {"vegan", "soy", "peanuts", "tree nuts"};
  Conversation talk(ShippedUnderstanding().ReadConstraints(entries));
  const auto reply = talk.Say("pad thai");
  ASSERT_TRUE(reply.dish);
  const FoodJudge judge(ShippedKnowledge(), ShippedUnderstanding().ReadConstraints(entries));
  for (const DishIngredient& ingredient : reply.dish->ingredients) {
    const auto objection = judge.ObjectionTo(*ingredient.known);
    EXPECT_FALSE(objection && objection->verdict == Verdict::kForbidden) << ingredient.food;
  }
}

TEST(BuiltInChef, RefusesWhatIsDangerousWithTheSafeWay) {
  const auto reply = Conversation().Say("Can I cook raw kidney beans in the slow cooker?");
  EXPECT_FALSE(reply.dish);
  EXPECT_THAT(reply.text, HasSubstr("**The safe way:**"));
}

TEST(BuiltInChef, IdeasStandUnderTimes) {
  const auto reply = Conversation().Say("ideas for dinner");
  EXPECT_FALSE(reply.dish);
  EXPECT_GE(reply.suggestions.size(), 6U);
  EXPECT_THAT(reply.text, HasSubstr("minutes:**\n- "));
}

TEST(BuiltInChef, SaysThatItDidNotUnderstand) {
  EXPECT_THAT(Conversation().Say("asdf qwer").text, Not(HasSubstr("asdf")));
}

TEST(BuiltInChef, ATimeThatIsTooShortIsTheReason) {
  ChefRequest request{.talk = {{Speaker::kPerson, "braised beef in 3 minutes", std::nullopt}},
                      .wants = Wants::kRecipe};
  const auto reply = TheChef().Reply(request);
  if (reply) EXPECT_LE(reply->dish->total_minutes(), 3);
  if (!reply) EXPECT_THAT(reply.error().message, HasSubstr("minutes"));
}

TEST(BuiltInChef, TheSameSeedGivesTheSameReply) {
  const ChefRequest request{.talk = {{Speaker::kPerson, "dinner for two", std::nullopt}},
                            .seed = 7};
  const auto first = TheChef().Reply(request);
  const auto second = TheChef().Reply(request);
  ASSERT_TRUE(first && second);
  EXPECT_EQ(first->dish->known_recipe, second->dish->known_recipe);
  EXPECT_EQ(first->text, second->text);
}

TEST(BuiltInChef, ANameThatItDoesNotKnowIsNoReasonForASoup) {
  EXPECT_FALSE(Conversation().Say("moussaka").dish);
  EXPECT_FALSE(Conversation().Say("who won the election?").dish);
}

TEST(BuiltInChef, DoublesTheLastDish) {
  Conversation talk;
  const auto first = talk.Say("chocolate chip cookies");
  const auto second = talk.Say("double it");
  ASSERT_TRUE(first.dish && second.dish);
  EXPECT_EQ(second.dish->known_recipe, first.dish->known_recipe);
  EXPECT_EQ(second.dish->servings, 2 * first.dish->servings);
}

TEST(BuiltInChef, ACuisineNarrowsAndAMealIsAnotherDish) {
  Conversation talk;
  ASSERT_TRUE(talk.Say("a soup").dish);
  const auto italian = talk.Say("italian");
  ASSERT_TRUE(italian.dish);
  EXPECT_EQ(italian.dish->cuisine, "italian");
  const auto dessert = talk.Say("and for dessert?");
  ASSERT_TRUE(dessert.dish);
  EXPECT_EQ(dessert.dish->category, knowledge::Meal::kDessert);
}

TEST(BuiltInChef, IdeasAreOfWhatOneHas) {
  Conversation talk;
  const auto ideas = talk.Say("what can I make with leftover turkey?");
  EXPECT_FALSE(ideas.dish);
  ASSERT_FALSE(ideas.suggestions.empty());
  const auto chosen = talk.Say(ideas.suggestions.front().text);
  ASSERT_TRUE(chosen.dish);
  EXPECT_TRUE(std::ranges::any_of(chosen.dish->ingredients, [](const DishIngredient& ingredient) {
    return ingredient.food.contains("turkey");
  }));
}

TEST(BuiltInChef, WhoAvoidsOnionAndGarlicGetsNoShallots) {
  const auto reply = Conversation().Say("an indian curry without onion and garlic");
  ASSERT_TRUE(reply.dish);
  for (const auto food : {"shallot", "leek", "scallion", "red onion"}) {
    EXPECT_FALSE(Has(*reply.dish, food)) << food;
  }
}

TEST(BuiltInChef, AVeganIsOfferedNoChicken) {
  const auto reply = Conversation().Say("vegan dinner ideas");
  for (const Suggestion& suggestion : reply.suggestions) {
    EXPECT_THAT(suggestion.text, Not(HasSubstr("hicken "))) << suggestion.text;
  }
}

// The answer to its question isn't what one would like to eat.
TEST(BuiltInChef, AsksWhatAnAllergyIsToAndKeepsToTheAnswer) {
  ChefRequest request{.seed = 1};
  request.talk.push_back({Speaker::kPerson, "dinner with noodles, my son has a bad allergy", {}});
  const auto asks = TheChef().Reply(request);
  ASSERT_TRUE(asks);
  EXPECT_FALSE(asks->dish);
  request.talk.push_back({Speaker::kChef, asks->text, {}});
  request.talk.push_back({Speaker::kPerson, "Peanuts and eggs", {}});
  const auto cooks = TheChef().Reply(request);
  ASSERT_TRUE(cooks) << cooks.error().message;
  ASSERT_TRUE(cooks->dish);
  EXPECT_FALSE(cooks->dish->allergens.Has(knowledge::Allergen::kPeanut));
  EXPECT_FALSE(cooks->dish->allergens.Has(knowledge::Allergen::kEgg));
  const Constraints said = SaidConstraints(TheChef().knowledge().understanding, request.talk);
  EXPECT_TRUE(said.allergens.Has(knowledge::Allergen::kPeanut));
}

}  // namespace
}  // namespace flavorbot::app::chef
