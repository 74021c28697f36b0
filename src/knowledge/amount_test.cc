#include "knowledge/amount.h"

#include <gtest/gtest.h>

namespace flavorbot::knowledge {
namespace {

Food Onion() {
  Food onion;
  onion.name = "onion";
  onion.units = {{"piece", 110}, {"slice", 10}};
  return onion;
}

Food Oil() {
  Food oil;
  oil.name = "olive oil";
  oil.density = 0.92;
  return oil;
}

TEST(Amount, IsWeighedByTheFoodsOwnUnits) {
  EXPECT_DOUBLE_EQ(*GramsOf(Onion(), {2, "piece"}), 220);
  EXPECT_DOUBLE_EQ(*GramsOf(Onion(), {1.5, "kg"}), 1500);
}

TEST(Amount, IsWeighedByTheFoodsDensity) {
  EXPECT_DOUBLE_EQ(*GramsOf(Oil(), {2, "tbsp"}), 27.6);
  EXPECT_NEAR(*GramsOf(Oil(), {1, "cup"}), 217.7, 0.1);
}

TEST(Amount, OfNoKnownWeightIsNone) {
  EXPECT_FALSE(GramsOf(Onion(), {1, "tbsp"}).has_value());
  EXPECT_FALSE(GramsOf(Oil(), {1, "bunch"}).has_value());
}

TEST(Amount, KeepsTheUnitThatTheFoodHas) {
  const Amount amount = AmountOf(Onion(), 55, "slice");
  EXPECT_EQ(amount.unit, "slice");
  EXPECT_DOUBLE_EQ(amount.quantity, 5.5);
}

TEST(Amount, OfAUnitThatTheFoodHasNotIsInPiecesSpoonsOrGrams) {
  EXPECT_EQ(AmountOf(Onion(), 220, "can").unit, "piece");
  EXPECT_EQ(AmountOf(Onion(), 20, "can").unit, "g");
  EXPECT_EQ(AmountOf(Oil(), 27.6, "piece").unit, "tbsp");
  EXPECT_EQ(AmountOf(Oil(), 4.6, "piece").unit, "tsp");
  EXPECT_EQ(AmountOf(Oil(), 200, "piece").unit, "g");
}

}  // namespace
}  // namespace flavorbot::knowledge
