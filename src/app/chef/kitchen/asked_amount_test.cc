#include "app/chef/kitchen/asked_amount.h"

#include <gtest/gtest.h>

namespace flavorbot::app::chef {
namespace {

struct Case {
  std::string_view text;
  double least;
  double most;
  std::string_view unit;
};

class AskedAmounts : public testing::TestWithParam<Case> {};

TEST_P(AskedAmounts, AreReadHoweverTheyAreWritten) {
  const auto amounts = AmountsIn(GetParam().text);
  ASSERT_EQ(amounts.size(), 1u) << GetParam().text;
  EXPECT_NEAR(amounts[0].least, GetParam().least, 1e-9) << GetParam().text;
  EXPECT_NEAR(amounts[0].most, GetParam().most, 1e-9) << GetParam().text;
  EXPECT_EQ(amounts[0].unit, GetParam().unit) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    AskedAmount, AskedAmounts,
    testing::Values(
        Case{"2 cups of flour", 2, 2, "cup"}, Case{"1 1/2 cups", 1.5, 1.5, "cup"},
        Case{"1-1/2 cups", 1.5, 1.5, "cup"}, Case{"½ lb", 0.5, 0.5, "lb"},
        Case{"1½ lbs", 1.5, 1.5, "lb"}, Case{"0.5 l", 0.5, 0.5, "l"},
        Case{"1,5 kg", 1.5, 1.5, "kg"}, Case{"1,000 g", 1000, 1000, "g"},
        Case{"3/4 tsp", 0.75, 0.75, "tsp"}, Case{"2-3 tbsp", 2, 3, "tbsp"},
        Case{"2 to 3 tbsp", 2, 3, "tbsp"}, Case{"a dozen eggs", 12, 12, ""},
        Case{"half a dozen eggs", 6, 6, ""}, Case{"two dozen eggs", 24, 24, ""},
        Case{"half a cup", 0.5, 0.5, "cup"}, Case{"a half cup", 0.5, 0.5, "cup"},
        Case{"one and a half cups", 1.5, 1.5, "cup"}, Case{"three quarters cup", 0.75, 0.75, "cup"},
        Case{"a third of a cup", 1.0 / 3, 1.0 / 3, "cup"}, Case{"one half cup", 0.5, 0.5, "cup"},
        Case{"300g", 300, 300, "g"}, Case{"8 fl oz", 8, 8, "fl oz"},
        Case{"8 fluid ounces", 8, 8, "fl oz"}, Case{"350F", 350, 350, "F"},
        Case{"350°F", 350, 350, "F"}, Case{"180 degrees celsius", 180, 180, "C"},
        Case{"180 degrees", 180, 180, "degree"}, Case{"-18 °C", -18, -18, "C"},
        Case{"2 c of flour", 2, 2, "cup"}, Case{"gas mark 4", 4, 4, "gas mark"},
        Case{"gas mark ½", 0.5, 0.5, "gas mark"}, Case{"a stick of butter", 1, 1, "stick"},
        Case{"two weeks", 14, 14, "day"}, Case{"3 days old", 3, 3, "day"}));

TEST(AskedAmount, TextsWithoutNumbersHaveNone) {
  EXPECT_TRUE(AmountsIn("").empty());
  EXPECT_TRUE(AmountsIn("what goes with lamb?").empty());
  EXPECT_TRUE(AmountsIn("/ - ° ½").size() <= 1);
  EXPECT_TRUE(AmountsIn("\xff\xfe gas mark").empty());
}

TEST(AskedAmount, NothingIsDividedByZero) {
  for (const AskedAmount& amount : AmountsIn("1/0 cups and 2 1/0 cups")) {
    EXPECT_LT(amount.most, 10) << amount.unit;
  }
}

}  // namespace
}  // namespace flavorbot::app::chef
