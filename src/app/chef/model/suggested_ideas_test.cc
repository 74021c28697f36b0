#include "app/chef/model/suggested_ideas.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace flavorbot::app::chef {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// "text | group"
std::vector<std::string> Ideas(std::string_view reply) {
  std::vector<std::string> texts;
  for (const Suggestion& idea : SuggestedIdeas(reply)) {
    texts.push_back(idea.text + " | " + idea.group);
  }
  return texts;
}

TEST(SuggestedIdeas, BulletsUnderTimeHeadingsAreIdeas) {
  EXPECT_THAT(Ideas("Here are a few:\n- Miso soup\n\n**Under 5 minutes**\n- Avocado toast\n"
                    "  • **Greek yogurt** with honey\n\n## Under 20 minutes\n* Tomato soup\n"
                    "**Make-ahead:**\n- Overnight oats"),
              ElementsAre("Miso soup | ", "Avocado toast | Under 5 minutes",
                          "Greek yogurt with honey | Under 5 minutes",
                          "Tomato soup | Under 20 minutes", "Overnight oats | Make-ahead"));
}

TEST(SuggestedIdeas, WhatIsNoIdeaIsLeftOut) {
  EXPECT_THAT(Ideas("- Dal\n- What would you like?\n- Speaking of pasta, hm\n"
                    "- What I can help with: all\n- Something for today?\nno bullet here\n- " +
                    std::string(100, 'x')),
              IsEmpty());
}

TEST(SuggestedIdeas, WhatIsBoldIsAnIdeaUnlessItIsAHeading) {
  EXPECT_THAT(Ideas("You could make **Red lentil dal** or **Quick pasta ideas**.\n"
                    "**Ingredients:** many. **Under 45 minutes** **abc** **Make-ahead**"),
              ElementsAre("Red lentil dal | "));
}

TEST(SuggestedIdeas, EachIsThereOnceAndTheyAreTwelve) {
  std::string reply = "- Tomato soup\n- Tomato soup\n";
  for (int i = 0; i < 20; ++i) reply += "- Tomato soup " + std::to_string(i) + "\n";
  const auto ideas = SuggestedIdeas(reply);
  EXPECT_EQ(ideas.size(), kMostSuggestions);
  EXPECT_EQ(ideas[1].text, "Tomato soup 0");
}

}  // namespace
}  // namespace flavorbot::app::chef
