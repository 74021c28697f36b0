// UpdateTimeToLive, DescribeTimeToLive and the sweeper.
#include "engine/api_fixture.h"

namespace flavorbot::engine {
namespace {

using dynamodb::Item;
using dynamodb::TimeToLiveStatus;

constexpr std::int64_t kNow = 1'700'000'000;  // the fixture's clock

class TimeToLive : public ApiTest {
 protected:
  void SetUp() override { CreateTable(); }

  dynamodb::Result<dynamodb::UpdateTimeToLiveResponse> Set(bool enabled,
                                                           std::string attribute = "ttl") {
    return Await(api_->UpdateTimeToLive(
        context_, {.table_name = "t",
                   .time_to_live_specification = {.enabled = enabled,
                                                  .attribute_name = std::move(attribute)}}));
  }

  void PutExpiring(const std::string& sk, dynamodb::AttributeValue when) {
    Put({{"PK", S("p")}, {"SK", S(sk)}, {"GPK", S("g")}, {"GSK", N(1)}, {"ttl", std::move(when)}});
  }

  std::size_t Sweep() {
    const auto swept = api_->SweepOnce();
    EXPECT_TRUE(swept.has_value());
    return swept.value_or(0);
  }

  std::int32_t CountInIndex() {
    return Await(api_->Scan(context_, {.table_name = "t", .index_name = "G"}))->count;
  }
};

TEST_F(TimeToLive, IsDescribed) {
  auto described = Await(api_->DescribeTimeToLive(context_, {.table_name = "t"}));
  EXPECT_EQ(described->time_to_live_status, TimeToLiveStatus::kDisabled);
  EXPECT_TRUE(Set(true).has_value());
  described = Await(api_->DescribeTimeToLive(context_, {.table_name = "t"}));
  EXPECT_EQ(described->time_to_live_status, TimeToLiveStatus::kEnabled);
  EXPECT_EQ(described->attribute_name, "ttl");
}

TEST_F(TimeToLive, UnchangedOrDifferentSettingIsRefused) {
  EXPECT_ERROR(Set(false), kValidationException, "TimeToLive is already disabled");
  EXPECT_TRUE(Set(true).has_value());
  EXPECT_ERROR(Set(true), kValidationException, "TimeToLive is already enabled");
  EXPECT_ERROR(Set(false, "other"), kValidationException,
               "TimeToLive is active on a different AttributeName: current AttributeName is ttl");
}

TEST_F(TimeToLive, ExpiredItemIsThereUntilItIsSweptWithItsIndexEntries) {
  EXPECT_TRUE(Set(true).has_value());
  PutExpiring("due", N(kNow + 10));
  PutExpiring("later", N(kNow + 100));
  EXPECT_EQ(Sweep(), 0u);
  clock_.Advance(std::chrono::seconds{10});
  EXPECT_TRUE(Get(Key("p", "due")).has_value());
  EXPECT_EQ(CountInIndex(), 2);
  EXPECT_EQ(Sweep(), 1u);
  EXPECT_FALSE(Get(Key("p", "due")).has_value());
  EXPECT_TRUE(Get(Key("p", "later")).has_value());
  EXPECT_EQ(CountInIndex(), 1);
  EXPECT_EQ(Sweep(), 0u);
}

TEST_F(TimeToLive, ItemWhoseTimeWasPutOffIsKept) {
  EXPECT_TRUE(Set(true).has_value());
  PutExpiring("a", N(kNow));
  PutExpiring("a", N(kNow + 100));
  PutExpiring("b", N(kNow));
  Put(Key("p", "b"));
  EXPECT_EQ(Sweep(), 0u);
  EXPECT_TRUE(Get(Key("p", "a")).has_value());
  EXPECT_TRUE(Get(Key("p", "b")).has_value());
}

TEST_F(TimeToLive, OnlyNumbersOfTheLastFiveYearsExpire) {
  EXPECT_TRUE(Set(true).has_value());
  constexpr std::int64_t kFiveYears = std::int64_t{5} * 365 * 24 * 60 * 60;
  PutExpiring("text", S("1"));
  PutExpiring("negative", N(-1));
  PutExpiring("long ago", N(kNow - kFiveYears - 1));
  PutExpiring("just", N(kNow - kFiveYears));
  PutExpiring("fraction", dynamodb::AttributeValue::N(*dynamodb::Number::Parse("1699999999.5")));
  EXPECT_EQ(Sweep(), 2u);
  EXPECT_FALSE(Get(Key("p", "just")).has_value());
  EXPECT_FALSE(Get(Key("p", "fraction")).has_value());
  EXPECT_TRUE(Get(Key("p", "long ago")).has_value());
}

// Items written before the table had a time to live have no expiry entries until the first sweep.
TEST_F(TimeToLive, ItemsOfBeforeExpireToo) {
  for (int i = 0; i < 600; ++i) PutExpiring(std::to_string(i), N(kNow - 1));
  EXPECT_EQ(Sweep(), 0u);
  EXPECT_TRUE(Set(true).has_value());
  EXPECT_EQ(Sweep(), 600u);
  EXPECT_EQ(CountInIndex(), 0);
}

TEST_F(TimeToLive, OnceDisabledNothingExpires) {
  EXPECT_TRUE(Set(true).has_value());
  PutExpiring("a", N(kNow));
  EXPECT_TRUE(Set(false).has_value());
  EXPECT_EQ(Sweep(), 0u);
  // Another attribute: the entries of the first are of no account.
  EXPECT_TRUE(Set(true, "other").has_value());
  EXPECT_EQ(Sweep(), 0u);
  EXPECT_TRUE(Get(Key("p", "a")).has_value());
}

TEST_F(TimeToLive, TransactionExpiresWhatItPuts) {
  EXPECT_TRUE(Set(true).has_value());
  dynamodb::TransactPut put;
  put.table_name = "t";
  put.item = Key("p", "a");
  put.item.Set("ttl", N(kNow));
  EXPECT_TRUE(Await(api_->TransactWriteItems(context_, {.transact_items = {put}})).has_value());
  EXPECT_EQ(Sweep(), 1u);
}

}  // namespace
}  // namespace flavorbot::engine
