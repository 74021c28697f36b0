#include "app/chef/proposals.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace flavorbot::app::chef {
namespace {

using ::testing::ElementsAre;

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
