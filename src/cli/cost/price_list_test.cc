#include "cli/cost/price_list.h"

#include <gtest/gtest.h>

#include "cli/cost/default_files.h"

namespace flavorbot::cli::cost {
namespace {

TEST(PriceList, TheBuiltInOneIsDatedAndSaysWhereItIsFrom) {
  const auto prices = ParsePrices(DefaultPrices(), "infra/prices.json");
  ASSERT_TRUE(prices.has_value()) << prices.error();
  EXPECT_EQ(prices->date.size(), 10);
  EXPECT_TRUE(prices->source.starts_with("https://aws.amazon.com/"));
  EXPECT_FALSE(prices->region.empty());
  EXPECT_GT(prices->million_write_request_units, prices->million_read_request_units);
  EXPECT_GT(prices->write_unit_hour, prices->read_unit_hour);
}

TEST(PriceList, ANegativePriceIsNamed) {
  std::string text(DefaultPrices());
  const auto at = text.find("\"gigabyteMonth\": ") + 17;
  text.insert(at, "-");
  const auto prices = ParsePrices(text, "mine.json");
  ASSERT_FALSE(prices.has_value());
  EXPECT_EQ(prices.error(), "mine.json: storage.gigabyteMonth must not be negative");
}

}  // namespace
}  // namespace flavorbot::cli::cost
