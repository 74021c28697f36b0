#include <set>

#include "engine/api_fixture.h"

namespace flavorbot::engine {
namespace {

class Scan : public ApiTest {
 protected:
  void SetUp() override { CreateTable(); }

  // The partition keys that `request` finds over all its pages.
  std::multiset<std::string> All(dynamodb::ScanRequest request) {
    std::multiset<std::string> keys;
    do {
      const auto answer = Await(api_->Scan(context_, request));
      if (!answer) {
        ADD_FAILURE() << answer.error().message;
        break;
      }
      for (const auto& item : answer->items) {
        keys.emplace(*dynamodb::FindAttribute(item.bytes, "PK")->string());
      }
      request.exclusive_start_key = answer->last_evaluated_key;
    } while (request.exclusive_start_key);
    return keys;
  }
};

TEST_F(Scan, SeesEveryItemOnceInPages) {
  std::multiset<std::string> put;
  for (int i = 0; i < 50; ++i) {
    Put(Key("p" + std::to_string(i), "s"));
    put.insert("p" + std::to_string(i));
  }
  EXPECT_EQ(All({.table_name = "t"}), put);
  EXPECT_EQ(All({.table_name = "t", .limit = 7}), put);
}

TEST_F(Scan, SegmentsTogetherSeeEveryItemOnce) {
  std::multiset<std::string> put;
  for (int i = 0; i < 100; ++i) {
    Put(Key("p" + std::to_string(i), "s"));
    put.insert("p" + std::to_string(i));
  }
  for (const int total : {1, 3, 16}) {
    std::multiset<std::string> seen;
    for (int segment = 0; segment < total; ++segment) {
      seen.merge(All({.table_name = "t", .limit = 9, .segment = segment, .total_segments = total}));
    }
    EXPECT_EQ(seen, put) << total << " segments";
  }
}

TEST_F(Scan, OfAnIndexSeesItsEntries) {
  Put({{"PK", S("p")}, {"SK", S("s")}, {"GPK", S("g")}, {"GSK", N(1)}});
  Put(Key("q", "s"));
  EXPECT_EQ(All({.table_name = "t", .index_name = "G"}), (std::multiset<std::string>{"p"}));
}

TEST_F(Scan, FiltersOnKeysToo) {
  Put(Key("p", "s"));
  Put(Key("q", "s"));
  EXPECT_EQ(
      All({.table_name = "t",
           .filter_expression = "PK = :p",
           .expression_attribute_values = dynamodb::ExpressionAttributeValues{{":p", S("p")}}}),
      (std::multiset<std::string>{"p"}));
}

TEST_F(Scan, SegmentParametersAreChecked) {
  const auto scan = [this](std::optional<int> segment, std::optional<int> total) {
    return Await(
        api_->Scan(context_, {.table_name = "t", .segment = segment, .total_segments = total}));
  };
  EXPECT_ERROR(scan(0, std::nullopt), kValidationException,
               "The TotalSegments parameter is required but was not present in the request when "
               "Segment parameter is present");
  EXPECT_ERROR(
      scan(std::nullopt, 2), kValidationException,
      "The Segment parameter is required but was not present in the request when parameter "
      "TotalSegments is present");
  EXPECT_ERROR(scan(2, 2), kValidationException,
               "The Segment parameter is zero-based and must be less than parameter TotalSegments: "
               "Segment: 2 is not less than TotalSegments: 2");
}

TEST_F(Scan, OfTwoTablesSeesOnlyItsOwn) {
  ASSERT_TRUE(Await(api_->CreateTable(context_, TableRequest("u"))).has_value());
  Put(Key("p", "s"));
  Put(Key("q", "s"), "u");
  EXPECT_EQ(All({.table_name = "t"}), (std::multiset<std::string>{"p"}));
  EXPECT_EQ(All({.table_name = "u"}), (std::multiset<std::string>{"q"}));
}

}  // namespace
}  // namespace flavorbot::engine
