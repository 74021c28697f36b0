#include "app/chef/dish.h"

#include <gtest/gtest.h>

namespace flavorbot::app::chef {
namespace {

TEST(Dish, QuantitiesAreWrittenAsCooksWriteThem) {
  EXPECT_EQ(QuantityText(1), "1");
  EXPECT_EQ(QuantityText(0.5), "½");
  EXPECT_EQ(QuantityText(1.5), "1½");
  EXPECT_EQ(QuantityText(2.25), "2¼");
  EXPECT_EQ(QuantityText(0.333), "⅓");
  EXPECT_EQ(QuantityText(250), "250");
  EXPECT_EQ(QuantityText(0.7), "0.7");
}

TEST(Dish, LinesNameUnitFoodAndPreparation) {
  EXPECT_EQ(LineOf({.quantity = 250, .unit = "g", .food = "red lentils", .preparation = "rinsed"}),
            "250 g red lentils, rinsed");
  EXPECT_EQ(LineOf({.quantity = 2, .unit = "piece", .food = "onions"}), "2 onions");
  EXPECT_EQ(LineOf({.quantity = 2, .unit = "clove", .food = "garlic"}), "2 cloves garlic");
  EXPECT_EQ(LineOf({.quantity = 2, .unit = "bunch", .food = "parsley"}), "2 bunches parsley");
  EXPECT_EQ(LineOf({.food = "salt"}), "salt");
  EXPECT_EQ(LineOf({.quantity = 1, .unit = "tbsp", .food = "mint", .is_optional = true}),
            "1 tbsp mint (optional)");
}

TEST(Dish, OvensAreInStepsOf25AndThermometersExact) {
  EXPECT_EQ(TemperatureText(180), "180 °C (350 °F)");
  EXPECT_EQ(TemperatureText(200), "200 °C (400 °F)");
  EXPECT_EQ(TemperatureText(220), "220 °C (425 °F)");
  EXPECT_EQ(TemperatureText(74), "74 °C (165 °F)");
  EXPECT_EQ(TemperatureText(63), "63 °C (145 °F)");
}

}  // namespace
}  // namespace flavorbot::app::chef
