#include "app/chef/suggested_ideas.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/chef/chef.h"

namespace flavorbot::app::chef {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(SuggestedIdeas, BulletsUnderTimeHeadingsAreIdeas) {
  EXPECT_THAT(
      SuggestedIdeas("Here are a few:\n\n**Under 5 minutes**\n- Avocado toast\n"
                     "  • **Greek yogurt** with honey\n\n**Under 20 minutes**\n* Tomato soup\n"
                     "**Make-ahead**\n- Overnight oats"),
      ElementsAre("Avocado toast", "Greek yogurt with honey", "Tomato soup", "Overnight oats"));
}

TEST(SuggestedIdeas, WhatIsNoIdeaIsLeftOut) {
  EXPECT_THAT(SuggestedIdeas("- Dal\n- What would you like?\n- Speaking of pasta, hm\n"
                             "- What I can help with: all\n- Something for today?\n"
                             "no bullet here\n- " +
                             std::string(100, 'x')),
              IsEmpty());
}

TEST(SuggestedIdeas, WhatIsBoldIsAnIdeaUnlessItIsAHeading) {
  EXPECT_THAT(SuggestedIdeas("You could make **Red lentil dal** or **Quick pasta ideas**.\n"
                             "**Ingredients:** many. **Under 45 minutes** **abc** **Make-ahead**"),
              ElementsAre("Red lentil dal"));
}

TEST(SuggestedIdeas, EachIsThereOnceAndTheyAreTwelve) {
  std::string reply = "- Tomato soup\n- Tomato soup\n";
  for (int i = 0; i < 20; ++i) reply += "- Tomato soup " + std::to_string(i) + "\n";
  const auto ideas = SuggestedIdeas(reply);
  EXPECT_EQ(ideas.size(), kMostSuggestions);
  EXPECT_EQ(ideas[1], "Tomato soup 0");
}

}  // namespace
}  // namespace flavorbot::app::chef
