#include "expression/parse_cache.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "expression/expression_cases.h"
#include "expression/parse_text.h"

namespace flavorbot::expression {
namespace {

using dynamodb::AttributeValue;
using NameMap = dynamodb::ExpressionAttributeNames;
using ValueMap = dynamodb::ExpressionAttributeValues;
using Names = std::optional<NameMap>;
using Values = std::optional<ValueMap>;

// The tree of `text`, from the cache and from the text, which must not differ.
template <typename Tree>
Tree Parsed(ParseCache<Tree>& cache, typename ParseCache<Tree>::Parse parse, std::string_view text,
            const Names& names, const Values& values) {
  Parameters from_cache(names, values);
  Parameters from_text(names, values);
  auto cached = cache.Get(text, from_cache);
  const auto plain = parse(text, from_text);
  EXPECT_TRUE(cached.has_value() && plain.has_value()) << text;
  EXPECT_EQ(*cached, *plain) << text;
  EXPECT_EQ(from_cache.used_names(), from_text.used_names()) << text;
  EXPECT_EQ(from_cache.used_values(), from_text.used_values()) << text;
  return std::move(*cached);
}

TEST(ParseCache, EachRequestGetsItsOwnValues) {
  ParseCache<Update> cache(&ParseUpdateText);
  const Names names = NameMap{{"#c", "category"}};
  const std::string_view valid = "SET #c = :c, visits = visits + :one, l = list_append(:l, :l)";
  for (const auto* category : {"lunch", "dinner", "dinner"}) {
    for (const auto* one : {"1", "2"}) {
      Parsed<Update>(cache, &ParseUpdateText, valid, names,
                     ValueMap{{":c", S(category)}, {":one", N(one)}, {":l", L({S(one)})}});
    }
  }
  EXPECT_EQ(cache.hits(), 4u);
}

TEST(ParseCache, TextsWithFaultsAreNotKept) {
  ParseCache<Update> cache(&ParseUpdateText);
  const Names none;
  const Values values = ValueMap{{":one", N("1")}};
  for (int i = 0; i < 3; ++i) {
    Parameters parameters(none, values);
    EXPECT_FALSE(cache.Get("SET a = :one, a.b = :one", parameters).has_value());
  }
  EXPECT_EQ(cache.size(), 0u);
}

TEST(ParseCache, EveryTypeOfValueFindsItsPlace) {
  ParseCache<Condition> cache(&ParseConditionText);
  const std::string_view text =
      "a = :s OR b IN (:n, :b, :bool, :null) OR contains(c, :l) AND NOT d <> :m OR e = :ss OR "
      "f = :ns OR g = :bs OR begins_with(h, :s) OR size(i) > :n";
  for (int i = 0; i < 3; ++i) {
    auto values = SharedValues();
    values.erase(":nine");
    if (i == 2) values[":n"] = N("77");
    Parsed<Condition>(cache, &ParseConditionText, text, std::nullopt, values);
  }
  EXPECT_EQ(cache.hits(), 1u);
}

TEST(ParseCache, OtherNamesOrTypesAreOtherTexts) {
  ParseCache<KeyCondition> cache(&ParseKeyConditionText);
  const auto parsed = [&cache](std::string name, AttributeValue value) {
    return Parsed<KeyCondition>(cache, &ParseKeyConditionText, "#p = :p",
                                NameMap{{"#p", std::move(name)}}, ValueMap{{":p", value}});
  };
  for (int i = 0; i < 2; ++i) {
    EXPECT_NE(parsed("PK", S("x")), parsed("SK", S("x")));
    parsed("PK", N("1"));
  }
  EXPECT_EQ(cache.hits(), 0u);
  EXPECT_EQ(cache.size(), 3u);
}

// Somebody who may choose names must not choose what the texts of others mean.
TEST(ParseCache, NoNameOfOddBytesPassesForOtherNames) {
  ParseCache<Projection> cache(&ParseProjectionText);
  using namespace std::string_literals;
  const std::string odd = "x\0#b\0y"s;
  for (int i = 0; i < 3; ++i) {
    Parsed<Projection>(cache, &ParseProjectionText, "#a", NameMap{{"#a", odd}}, std::nullopt);
  }
  EXPECT_EQ(cache.size(), 1u);
  const auto plain = Parsed<Projection>(cache, &ParseProjectionText, "#a",
                                        NameMap{{"#a", "x"}, {"#b", "y"}}, std::nullopt);
  EXPECT_EQ(plain.paths[0].attribute, "x");
}

// The parser compares the bounds, so a text that was right with some values is wrong with others.
TEST(ParseCache, BoundsAndTypeNamesAreJudgedEachTime) {
  ParseCache<Condition> cache(&ParseConditionText);
  for (int i = 0; i < 2; ++i) {
    Parsed<Condition>(cache, &ParseConditionText, "a BETWEEN :l AND :h", std::nullopt,
                      ValueMap{{":l", N("1")}, {":h", N("2")}});
    Parsed<Condition>(cache, &ParseConditionText, "NOT attribute_type(a, :t)", std::nullopt,
                      ValueMap{{":t", S("SS")}});
  }
  const Names none;
  const Values reversed = ValueMap{{":l", N("2")}, {":h", N("1")}};
  Parameters parameters(none, reversed);
  EXPECT_FALSE(cache.Get("a BETWEEN :l AND :h", parameters).has_value());
  EXPECT_EQ(cache.size(), 0u);
}

TEST(ParseCache, UnusedValuesAreToldOnEachRequest) {
  ParseCache<Condition> cache(&ParseConditionText);
  const Names none;
  const Values values = ValueMap{{":a", N("1")}, {":b", N("2")}};
  for (int i = 0; i < 3; ++i) {
    Parameters parameters(none, values);
    ASSERT_TRUE(cache.Get("a = :a", parameters).has_value());
    EXPECT_FALSE(CheckAllUsed(parameters).has_value());
  }
  EXPECT_EQ(cache.hits(), 1u);
}

// Two that are alike can't be told apart where they stand, but in which of them is used.
TEST(ParseCache, OfTwoEqualBooleansTheRightOneIsUsed) {
  ParseCache<Condition> cache(&ParseConditionText);
  const Values values =
      ValueMap{{":a", AttributeValue::Bool(true)}, {":b", AttributeValue::Bool(true)}};
  for (int i = 0; i < 3; ++i) {
    Parsed<Condition>(cache, &ParseConditionText, "x = :b", std::nullopt, values);
  }
  EXPECT_EQ(cache.hits(), 1u);
}

// Gets them one after the other, twice, so that they are kept; returns how many of the second round
// were there.
std::size_t HitsOfSecondRound(ParseCache<Projection>& cache,
                              const std::vector<std::string>& texts) {
  for (const std::string& text : texts) {
    for (int i = 0; i < 2; ++i) {
      Parsed<Projection>(cache, &ParseProjectionText, text, std::nullopt, std::nullopt);
    }
  }
  const std::size_t before = cache.hits();
  for (const std::string& text : texts) {
    Parsed<Projection>(cache, &ParseProjectionText, text, std::nullopt, std::nullopt);
  }
  return cache.hits() - before;
}

TEST(ParseCache, KeepsTheMostRecentlyUsed) {
  ParseCache<Projection> cache(&ParseProjectionText);
  const auto kMost = ParseCache<Projection>::kMaxEntries;
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < kMost; ++i) texts.push_back("a" + std::to_string(i));
  EXPECT_EQ(HitsOfSecondRound(cache, texts), kMost);
  EXPECT_EQ(HitsOfSecondRound(cache, {"another"}), 1u);
  EXPECT_EQ(cache.size(), kMost);
  EXPECT_EQ(HitsOfSecondRound(cache, {texts.back()}), 1u);
}

TEST(ParseCache, LongTextsTakeTheRoomOfMany) {
  ParseCache<Projection> cache(&ParseProjectionText);
  std::vector<std::string> texts;
  for (char c = 'a'; c <= 'z'; ++c) {
    for (int i = 0; i < 4; ++i) {
      texts.push_back(c + std::string(1900, 'x') + std::to_string(i));
    }
  }
  HitsOfSecondRound(cache, texts);
  EXPECT_EQ(cache.size(), ParseCache<Projection>::kMaxKeysBytes / (1902 + 2 * sizeof(std::size_t)));
  EXPECT_EQ(HitsOfSecondRound(cache, {"p" + std::string(2048, 'x')}), 0u);
}

TEST(ParseCache, TextsThatComeOnceAreNotKept) {
  ParseCache<Projection> cache(&ParseProjectionText);
  for (int i = 0; i < 300; ++i) {
    Parsed<Projection>(cache, &ParseProjectionText, "a" + std::to_string(i), std::nullopt,
                       std::nullopt);
  }
  EXPECT_EQ(cache.size(), 0u);
}

}  // namespace
}  // namespace flavorbot::expression
