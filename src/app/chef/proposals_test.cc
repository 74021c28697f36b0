#include "app/chef/proposals.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace flavorbot::app::chef {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> Grouped(std::string_view text) {
  std::vector<std::string> all;
  for (const auto& proposal : ProposalsIn(text)) {
    all.push_back(proposal.group + "|" + proposal.text);
  }
  return all;
}

TEST(Proposals, StandUnderTheirHeadings) {
  EXPECT_THAT(Grouped("Here are some:\n\n## Under 20 minutes\n- **Shakshuka** with feta\n"
                      "• Noodle soup\n\n**Make-ahead**\n- Lentil stew\nUnder 45 minutes:\n"
                      "- Tray-baked gnocchi\n"),
              ElementsAre("Under 20 minutes|Shakshuka with feta", "Under 20 minutes|Noodle soup",
                          "Make-ahead|Lentil stew", "Under 45 minutes|Tray-baked gnocchi"));
}

TEST(Proposals, AreAtMostTwelveAndEachOnce) {
  std::string text = "- Lentil stew\n- Lentil stew\n- tea\n";
  for (char c = 'a'; c < 'z'; ++c) text += std::string("- Dish number ") + c + "\n";
  EXPECT_EQ(ProposalsIn(text).size(), kMostSuggestions);
  EXPECT_THAT(ProposalsIn("No list here."), IsEmpty());
}

// As the Node version read them.
TEST(OlderProposals, AreTheListEntriesAndWhatIsBold) {
  EXPECT_THAT(OlderProposalsIn("  - **Lentil** soup \n• Fried rice\n- soup\n-- not this\n"
                               "- What would you like\n- Speaking of food\n"
                               "Try **Pad Thai** or **Quick ideas** or **abc**.\n"),
              ElementsAre("Lentil soup", "Fried rice", "Lentil", "Pad Thai"));
  std::string many;
  for (char c = 'a'; c < 'z'; ++c) many += std::string("- Dish number ") + c + "\n";
  EXPECT_EQ(OlderProposalsIn(many).size(), 12U);
}

TEST(OlderProposals, BulletsBecomeDashes) {
  EXPECT_EQ(WithPlainBullets("• one\n• two •three"), "- one\n- two •three");
}

}  // namespace
}  // namespace flavorbot::app::chef
