#include "app/chef/understand.h"

#include <gmock/gmock.h>

#include "app/chef/food_judge.h"
#include "app/chef/kitchen_for_test.h"
#include "base/contains.h"

namespace flavorbot::app::chef {
namespace {

using knowledge::Allergen;
using knowledge::Equipment;
using knowledge::Meal;
using knowledge::Mood;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

CookingRequest Read(std::string_view text) { return ShippedUnderstanding().Read(text); }

std::vector<std::string> WantedIn(std::string_view text) {
  std::vector<std::string> said;
  for (const WantedFood& wanted : Read(text).wanted) said.push_back(wanted.said);
  return said;
}

bool IsAvoided(std::string_view text, std::string_view food) {
  const FoodJudge judge(ShippedKnowledge(), Read(text).avoided);
  const auto objection = judge.ObjectionTo(IdOf(food));
  return objection && objection->verdict == Verdict::kForbidden;
}

TEST(Understanding, ReadsEachWishOfASentence) {
  const CookingRequest request =
      Read("Quick vegan curry for six with 2 cans of chickpeas, no onions, I'm allergic to nuts");
  EXPECT_TRUE(request.moods.Has(Mood::kQuick));
  EXPECT_TRUE(request.avoided.diets.Has(Diet::kVegan));
  EXPECT_THAT(request.techniques, ElementsAre("curry"));
  EXPECT_EQ(request.servings, 6);
  ASSERT_EQ(request.wanted.size(), 1U);
  EXPECT_EQ(request.wanted[0].said, "chickpea");
  ASSERT_TRUE(request.wanted[0].amount);
  EXPECT_EQ(request.wanted[0].amount->unit, "can");
  EXPECT_EQ(request.wanted[0].amount->quantity, 2);
  EXPECT_TRUE(request.avoided.allergens.Has(Allergen::kTreeNuts));
  EXPECT_TRUE(base::Contains(request.avoided.foods, IdOf("onion")));
  EXPECT_THAT(request.dish_words, IsEmpty());
}

TEST(Understanding, ReadsTimes) {
  for (const auto& [text, minutes] :
       std::vector<std::pair<std::string, int>>{{"dinner in 20 minutes", 20},
                                                {"something under half an hour", 30},
                                                {"an hour and a half is fine", 90},
                                                {"ready in 1 h 30 min", 90},
                                                {"a 15-minute lunch", 15},
                                                {"pasta in 30min", 30},
                                                {"less than two hours", 120}}) {
    EXPECT_EQ(Read(text).most_minutes, minutes) << text;
  }
  EXPECT_FALSE(Read("2 eggs and an onion").most_minutes);
}

TEST(Understanding, ReadsServings) {
  for (const auto& [text, servings] :
       std::vector<std::pair<std::string, int>>{{"soup for 4", 4},
                                                {"serves 8 people", 8},
                                                {"dinner for two", 2},
                                                {"we are a family of five", 5},
                                                {"lunch for just me", 1},
                                                {"a cake for 12 guests", 12}}) {
    EXPECT_EQ(Read(text).servings, servings) << text;
  }
  EXPECT_FALSE(Read("for 2 eggs and bacon").servings);
  EXPECT_FALSE(Read("for a party").servings);
}

TEST(Understanding, AListAfterANegationIsAvoidedWhole) {
  for (const std::string_view text :
       {"pasta without onions, garlic or mushrooms", "no onions and garlic, mushrooms please",
        "I don't like onions, garlic and mushrooms"}) {
    EXPECT_TRUE(IsAvoided(text, "onion")) << text;
    EXPECT_TRUE(IsAvoided(text, "garlic")) << text;
  }
}

TEST(Understanding, ANegationEndsWithItsSentence) {
  EXPECT_THAT(WantedIn("I hate celery. Give me something with potatoes"), ElementsAre("potato"));
  EXPECT_FALSE(IsAvoided("I hate celery. Give me something with potatoes", "potato"));
  EXPECT_FALSE(IsAvoided("no celery but with potatoes", "potato"));
}

TEST(Understanding, FreeFromIsAvoided) {
  EXPECT_TRUE(IsAvoided("an egg-free cake", "egg"));
  EXPECT_TRUE(IsAvoided("onion free soup", "onion"));
  EXPECT_TRUE(Read("nut-free cookies").avoided.diets.Has(Diet::kNutFree));
  EXPECT_TRUE(Read("gluten free bread").avoided.diets.Has(Diet::kGlutenFree));
}

TEST(Understanding, WhatIsInsideAFoodIsAvoidedToo) {
  EXPECT_TRUE(IsAvoided("I have a soy allergy, no soy", "soy sauce"));
  EXPECT_TRUE(IsAvoided("allergic to fish", "worcestershire sauce"));
  EXPECT_TRUE(IsAvoided("without milk", "butter"));
  EXPECT_FALSE(IsAvoided("without milk", "coconut milk"));
  EXPECT_FALSE(IsAvoided("no butter", "peanut butter"));
}

TEST(Understanding, MisspeltFoodsAreGuessed) {
  EXPECT_THAT(WantedIn("zuchini and brocoli"), ElementsAre("zucchini", "broccoli"));
  EXPECT_THAT(WantedIn("chiken with potatos"), ElementsAre("chicken", "potato"));
  EXPECT_TRUE(IsAvoided("no mushrroms", "shiitake mushroom"));
}

// A plain word isn't a food misspelt.
TEST(Understanding, LikeIsNoLime) {
  EXPECT_THAT(WantedIn("I would like something nice for dinner please"), IsEmpty());
}

TEST(Understanding, EquipmentThatIsMissingIsNoFood) {
  const CookingRequest request = Read("a cake without an oven, I don't have a blender");
  EXPECT_TRUE(request.without.Has(Equipment::kOven));
  EXPECT_TRUE(request.without.Has(Equipment::kBlender));
  EXPECT_TRUE(request.avoided.empty());
}

TEST(Understanding, NotSpicyIsUnwanted) {
  const CookingRequest request = Read("a curry that is not spicy");
  EXPECT_TRUE(request.unwanted_moods.Has(Mood::kSpicy));
  EXPECT_FALSE(request.moods.Has(Mood::kSpicy));
}

TEST(Understanding, WhatNothingKnowsMayBeADishOfThatName) {
  EXPECT_THAT(Read("something with a carbonara sauce").named, ElementsAre("spaghetti-carbonara"));
  EXPECT_THAT(Read("an arrabbiata-like sugo").unknown_words, ElementsAre("sugo"));
}

TEST(Understanding, WhatIsAvoidedAndUnknownIsKept) {
  EXPECT_THAT(Read("no frobnicles please").avoided.unknown_words, ElementsAre("frobnicle"));
}

TEST(Understanding, AFollowUpChangesWhatWasWanted) {
  const auto& understanding = ShippedUnderstanding();
  CookingRequest talk = understanding.Read("a chicken curry for four, I'm allergic to peanuts");
  talk = understanding.Continue(talk, "make it vegan");
  EXPECT_TRUE(talk.avoided.diets.Has(Diet::kVegan));
  EXPECT_THAT(talk.techniques, ElementsAre("curry"));
  talk = understanding.Continue(talk, "for six");
  EXPECT_EQ(talk.servings, 6);
  talk = understanding.Continue(talk, "without oven");
  EXPECT_TRUE(talk.without.Has(Equipment::kOven));
  talk = understanding.Continue(talk, "something else");
  EXPECT_TRUE(talk.wants_another);
  EXPECT_TRUE(talk.avoided.allergens.Has(Allergen::kPeanut));
}

TEST(Understanding, ANewRequestReplacesTheOldButNotTheAllergy) {
  const auto& understanding = ShippedUnderstanding();
  CookingRequest talk = understanding.Read("a beef stew without carrots, I'm allergic to milk");
  talk = understanding.Continue(talk, "now a carrot cake for dessert");
  EXPECT_TRUE(talk.meals.Has(Meal::kDessert));
  EXPECT_TRUE(talk.avoided.allergens.Has(Allergen::kMilk));
  EXPECT_FALSE(base::Contains(talk.avoided.foods, IdOf("carrot")));
  EXPECT_EQ(talk.wanted.size(), 1U);
}

TEST(Understanding, AProfileListsDietsAllergensAndFoods) {
  const std::string entries[] = {"Vegetarian", "tree nuts", "cilantro", "low-carb", "shellfish"};
  const Constraints constraints = ShippedUnderstanding().ReadConstraints(entries);
  EXPECT_TRUE(constraints.diets.Has(Diet::kVegetarian));
  EXPECT_TRUE(constraints.diets.Has(Diet::kLowCarb));
  EXPECT_TRUE(constraints.allergens.Has(Allergen::kTreeNuts));
  EXPECT_TRUE(constraints.allergens.Has(Allergen::kCrustaceans));
  EXPECT_TRUE(constraints.allergens.Has(Allergen::kMolluscs));
  EXPECT_TRUE(base::Contains(constraints.foods, IdOf("cilantro")));
}

TEST(Understanding, RequestWordsAreMisspeltToo) {
  EXPECT_TRUE(Read("a veagn curry").avoided.diets.Has(Diet::kVegan));
  EXPECT_TRUE(Read("glutenfree bread").avoided.diets.Has(Diet::kGlutenFree));
  EXPECT_TRUE(Read("quik breakfst").meals.Has(Meal::kBreakfast));
  EXPECT_TRUE(Read("alergic to penuts").avoided.allergens.Has(Allergen::kPeanut));
  EXPECT_THAT(Read("shakshouka").named, ElementsAre("shakshuka"));
}

TEST(Understanding, AllergiesAreSaidInManyWays) {
  EXPECT_TRUE(Read("my son has a nut allergy").avoided.allergens.Has(Allergen::kTreeNuts));
  const auto both = Read("one has a milk allergy, the other an egg allergy").avoided.allergens;
  EXPECT_TRUE(both.Has(Allergen::kMilk) && both.Has(Allergen::kEgg));
  EXPECT_TRUE(Read("I react to sesame").avoided.allergens.Has(Allergen::kSesame));
  EXPECT_TRUE(
      Read("dessert with nothing that has milk in it").avoided.allergens.Has(Allergen::kMilk));
  EXPECT_TRUE(Read("Allergic: fish").avoided.allergens.Has(Allergen::kFish));
  EXPECT_TRUE(IsAvoided("a salad with neither onions nor olives", "onion"));
}

// "NO NUTS! I AM ALLERGIC! COOKIES" wants cookies.
TEST(Understanding, AnExclamationEndsWhatIsAvoided) {
  const CookingRequest request = Read("NO NUTS!!! I AM ALLERGIC!!! COOKIES");
  EXPECT_THAT(request.techniques, ElementsAre("cookie"));
  EXPECT_TRUE(request.avoided.allergens.Has(Allergen::kTreeNuts));
}

TEST(Understanding, TimesAndServingsHaveManyForms) {
  EXPECT_EQ(Read("roast in 1h30").most_minutes, 90);
  EXPECT_EQ(Read("1.5 hours, lasagna").most_minutes, 90);
  EXPECT_EQ(Read("three quarters of an hour").most_minutes, 45);
  EXPECT_EQ(Read("a couple of hours").most_minutes, 120);
  EXPECT_EQ(Read("thirty-five minutes").most_minutes, 35);
  EXPECT_EQ(Read("we are seven at the table").servings, 7);
  EXPECT_EQ(Read("dinner for 2 adults and 2 kids").servings, 4);
  EXPECT_EQ(Read("dinner for my wife and me").servings, 2);
  EXPECT_EQ(Read("double it").times_servings, 2);
}

TEST(Understanding, EquipmentIsMissingInManyWays) {
  EXPECT_TRUE(Read("my oven is broken").without.Has(Equipment::kOven));
  EXPECT_TRUE(Read("no-cook dinner").without.Has(Equipment::kPan));
  const auto without = Read("only a microwave").without;
  EXPECT_TRUE(without.Has(Equipment::kOven) && !without.Has(Equipment::kMicrowave));
  EXPECT_TRUE(Read("no stove").without.Has(Equipment::kPot));
}

TEST(Understanding, ADishIsCalledByMoreThanOneName) {
  EXPECT_THAT(Read("mac & cheese").named, ElementsAre("stovetop-macaroni-and-cheese"));
  EXPECT_THAT(Read("Wiener Schnitzel").named, ElementsAre("pork-schnitzel"));
  EXPECT_THAT(Read("Wiener Schnitzel").wanted, IsEmpty());
  EXPECT_THAT(WantedIn("carrot cake"), ElementsAre("carrot"));
}

TEST(Understanding, PeppersAreNoPepper) {
  EXPECT_EQ(Read("sausages and peppers").wanted.back().foods.front(), IdOf("bell pepper"));
  EXPECT_EQ(Read("something with pepper").wanted.back().foods.front(), IdOf("black pepper"));
}

TEST(Understanding, WhatOneHasIsAFoodAndElseAWayToCook) {
  EXPECT_THAT(WantedIn("stale bread and eggs"), ElementsAre("bread", "egg"));
  EXPECT_THAT(WantedIn("a bread recipe"), IsEmpty());
}

TEST(Understanding, EachNoMayBeOfAWordThatNothingKnows) {
  const auto request = ShippedUnderstanding().Read("soup, no cilantro and no flurbish");
  EXPECT_THAT(request.avoided.unknown_words, ElementsAre("flurbish"));
}

}  // namespace
}  // namespace flavorbot::app::chef
