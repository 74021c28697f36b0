#include "app/chef/stated_allergies.h"

#include <gtest/gtest.h>

#include "app/chef/food_judge.h"
#include "app/chef/kitchen_for_test.h"

namespace flavorbot::app::chef {
namespace {

struct Case {
  std::string_view text;
  std::string_view forbidden;  // a food
};

bool Forbids(const Constraints& constraints, std::string_view food) {
  const auto objection = FoodJudge(ShippedKnowledge(), constraints).ObjectionTo(IdOf(food));
  return objection && objection->verdict == Verdict::kForbidden;
}

Constraints AllIn(std::string_view text) {
  const CookingRequest request = ShippedUnderstanding().Read(text);
  Constraints all = request.avoided;
  all.Add(request.allergies);
  return all;
}

// As people say it, in whatever words and spelling.
TEST(StatedAllergies, AreKeptTo) {
  constexpr Case kCases[] = {{"peanut butter cookies, allergic to peanuts", "peanut butter"},
                             {"chicken satay, severe pnut allergy", "peanut"},
                             {"pad thai; peanuts are deadly for my son", "peanut"},
                             {"noodles. Peanuts are off limits", "peanut"},
                             {"noodles, peanuts would kill me", "peanut"},
                             {"dessert that doesn't contain nuts", "almond"},
                             {"my daughter has EpiPen for sesame, falafel", "tahini"},
                             {"Allergies = sesame; hummus", "hummus"},
                             {"ALLERGIC!!! shrimp. fried rice", "shrimp"},
                             {"no shell-fish: paella", "mussel"},
                             {"allergic to see food: paella", "shrimp"},
                             {"chocolate cake w/out milk or egg", "butter"},
                             {"chocolate cake w/out milk or egg", "egg"},
                             {"dessert w/o eggs", "egg"},
                             {"cake w/o dairy", "cream cheese"},
                             {"cake without nuts, egss, or dairy produce", "egg"},
                             {"cake without nuts, egss, or dairy produce", "cream cheese"},
                             {"a cake minus eggs", "egg"},
                             {"eggs are a no-go", "egg"},
                             {"need to stay away from eggs", "mayonnaise"},
                             {"allergy list - eggs, milk, soy - cake", "egg"},
                             {"allergy list - eggs, milk, soy - cake", "butter"},
                             {"allergy list - eggs, milk, soy - cake", "tofu"},
                             {"lunch, egg makes me ill", "egg"},
                             {"breakfast, milk gives me hives", "whole milk"},
                             {"risotto, my mother has a milk-protein allergy", "butter"},
                             {"beef stroganoff, casein allergy", "butter"},
                             {"toddler cannot tolerate dairy; mac & cheese", "cheddar"},
                             {"dairy makes my son sick. mac and cheese", "cheddar"},
                             {"non-dairy creamy soup", "heavy cream"},
                             {"dairyless pancakes", "butter"},
                             {"egg-less mayo", "egg"},
                             {"I don't do dairy, creamy pasta", "ricotta"},
                             {"told me to cut out dairy. pancakes", "whole milk"},
                             {"can't have cows milk: tres leches", "heavy cream"},
                             {"i can not eat gluten. pasta", "spaghetti"},
                             {"i shouldn't eat gluten, pasta", "spaghetti"},
                             {"gluten is a problem for us, pasta", "spaghetti"},
                             {"we're off gluten, pasta please", "spaghetti"},
                             {"GF lasagna", "spaghetti"},
                             {"dinner; we avoid animal products", "ground beef"},
                             {"kids hate it when there is onion in it. meatballs", "onion"},
                             {"I cant eat nightshades, make a curry", "tomato"},
                             {"stew … allergic to nightshades", "paprika"},
                             {"chili, allium allergy", "onion powder"},
                             {"milk and eggs make me sick, pancakes", "egg"},
                             {"milk and eggs make me sick, pancakes", "whole milk"}};
  for (const Case& each : kCases) {
    EXPECT_TRUE(Forbids(AllIn(each.text), each.forbidden)) << each.text << ": " << each.forbidden;
  }
}

// What is wished for beside it stays.
TEST(StatedAllergies, LeaveTheWishAlone) {
  constexpr Case kCases[] = {{"a prawn curry for my son who is allergic to nuts", "shrimp"},
                             {"prawn curry with a severe nut allergy", "shrimp"},
                             {"pasta, nut allergy", "spaghetti"},
                             {"chicken soup for my sick husband", "chicken breast"},
                             {"I'll have an egg salad", "egg"},
                             {"a non-stick pan and eggs", "egg"},
                             {"less salt, with cheddar", "cheddar"},
                             {"I can't eat nuts but I love cheddar", "cheddar"},
                             {"no allergies, peanut noodles please", "peanut"},
                             {"killer brownies with walnuts", "walnut"}};
  for (const Case& each : kCases) {
    EXPECT_FALSE(Forbids(AllIn(each.text), each.forbidden)) << each.text << ": " << each.forbidden;
  }
}

TEST(StatedAllergies, ThatAreToNothingKnownAreUnclear) {
  const auto& finder = ShippedFinder();
  EXPECT_TRUE(ReadStatedAllergies(finder, "dinner, my son has a bad allergy").is_unclear);
  EXPECT_FALSE(ReadStatedAllergies(finder, "dinner, no allergies here").is_unclear);
  EXPECT_FALSE(ReadStatedAllergies(finder, "dinner, allergic to eggs").is_unclear);
  EXPECT_FALSE(ReadStatedAllergies(finder, "dinner for two").is_unclear);
}

TEST(StatedAllergies, AreNotLiftedByAMention) {
  const auto& understanding = ShippedUnderstanding();
  CookingRequest talk = understanding.Read("a fruit salad, I'm allergic to kiwi");
  talk = understanding.Continue(talk, "can I replace kiwi with mango?");
  EXPECT_TRUE(Forbids(talk.allergies, "kiwi"));
}

// A profile's entry may be what an allergen is in, or part of it.
TEST(StatedAllergies, OfAProfileAreToWhatIsInTheFood) {
  constexpr Case kCases[] = {
      {"casein", "whole milk"},     {"whey", "butter"},           {"milk powder", "cheddar"},
      {"cow milk", "butter"},       {"egg whites", "egg"},        {"peanut butter", "peanut"},
      {"wheat flour", "spaghetti"}, {"semolina", "spaghetti"},    {"celiac disease", "spaghetti"},
      {"ovalbumin", "egg"},         {"alpha-gal", "ground beef"}, {"nightshades", "potato"},
      {"penuts", "peanut"},         {"shelfish", "shrimp"}};
  for (const Case& each : kCases) {
    const std::string entry(each.text);
    EXPECT_TRUE(Forbids(ShippedUnderstanding().ReadAllergies(std::span(&entry, 1)), each.forbidden))
        << each.text << ": " << each.forbidden;
  }
}

}  // namespace
}  // namespace flavorbot::app::chef
