#include "app/chef/model/both_scales.h"

#include <gtest/gtest.h>

namespace flavorbot::app::chef {
namespace {

TEST(BothScales, AddsTheOneThatIsMissing) {
  EXPECT_EQ(WithBothScales("Bake at 180°C."), "Bake at 180°C (350 °F).");
  EXPECT_EQ(WithBothScales("Heat to 200 °C, then 160 degrees Celsius"),
            "Heat to 200 °C (400 °F), then 160 degrees Celsius (325 °F)");
  EXPECT_EQ(WithBothScales("165 F in the middle"), "165 F (74 °C) in the middle");
  EXPECT_EQ(WithBothScales("350ºF"), "350ºF (175 °C)");
  EXPECT_EQ(WithBothScales("Freeze at -18 °C"), "Freeze at -18 °C (0 °F)");
}

TEST(BothScales, LeavesWhatHasBothAndWhatIsNoTemperature) {
  for (const std::string_view text :
       {"Bake at 180 °C (350 °F).", "350°F/180°C", "2 c of flour", "Add 2 Cups of rice", "",
        "vitamin B12 C", "9000 C", "12 F16 parts", "1.5 C"}) {
    EXPECT_EQ(WithBothScales(text), text);
  }
}

}  // namespace
}  // namespace flavorbot::app::chef
