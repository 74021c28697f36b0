#include "engine/api_fixture.h"

namespace flavorbot::engine {
namespace {

using dynamodb::Item;
using dynamodb::QueryRequest;
using dynamodb::QueryResponse;
using dynamodb::Select;

class Query : public ApiTest {
 protected:
  Query() = default;
  explicit Query(LocalApiOptions options) : ApiTest(std::move(options)) {}
  void SetUp() override { CreateTable(); }

  static QueryRequest Of(std::string condition, dynamodb::ExpressionAttributeValues values) {
    return {.table_name = "t",
            .key_condition_expression = std::move(condition),
            .expression_attribute_values = std::move(values)};
  }
  static QueryRequest OfPartition(std::string pk) { return Of("PK = :p", {{":p", S(pk)}}); }

  dynamodb::Result<QueryResponse> Run(QueryRequest request) {
    return Await(api_->Query(context_, std::move(request)));
  }

  // The sort keys of the answer, in its order.
  std::string SortKeys(QueryRequest request) {
    const auto answer = Run(std::move(request));
    if (!answer) return answer.error().message;
    std::string keys;
    for (const auto& item : answer->items) {
      keys += *dynamodb::FindAttribute(item.bytes, "SK")->string();
    }
    return keys;
  }

  void PutMany(const std::string& pk, const std::string& sort_keys) {
    for (const char c : sort_keys) Put(Key(pk, std::string(1, c)));
  }
};

TEST_F(Query, AnswersOnePartitionInSortOrderBothWays) {
  PutMany("p", "cabd");
  PutMany("q", "x");
  EXPECT_EQ(SortKeys(OfPartition("p")), "abcd");
  auto backward = OfPartition("p");
  backward.scan_index_forward = false;
  EXPECT_EQ(SortKeys(std::move(backward)), "dcba");
  EXPECT_EQ(SortKeys(OfPartition("none")), "");
}

TEST_F(Query, SortKeyConditionsBoundTheRange) {
  PutMany("p", "abcde");
  const auto with = [](const std::string& condition) {
    return Of("PK = :p AND " + condition, {{":p", S("p")}, {":s", S("c")}});
  };
  EXPECT_EQ(SortKeys(with("SK = :s")), "c");
  EXPECT_EQ(SortKeys(with("SK < :s")), "ab");
  EXPECT_EQ(SortKeys(with("SK <= :s")), "abc");
  EXPECT_EQ(SortKeys(with("SK > :s")), "de");
  EXPECT_EQ(SortKeys(with("SK >= :s")), "cde");
  EXPECT_EQ(SortKeys(with("begins_with(SK, :s)")), "c");
  EXPECT_EQ(SortKeys(Of("PK = :p AND SK BETWEEN :a AND :b",
                        {{":p", S("p")}, {":a", S("b")}, {":b", S("d")}})),
            "bcd");
}

TEST_F(Query, PagesFollowOneAnotherBothWays) {
  PutMany("p", "abcdefg");
  for (const bool forward : {true, false}) {
    std::string seen;
    auto request = OfPartition("p");
    request.limit = 3;
    request.scan_index_forward = forward;
    int pages = 0;
    do {
      auto answer = Run(request);
      ASSERT_TRUE(answer.has_value()) << answer.error().message;
      for (const auto& item : answer->items) {
        seen += *dynamodb::FindAttribute(item.bytes, "SK")->string();
      }
      EXPECT_LE(answer->count, 3);
      request.exclusive_start_key = answer->last_evaluated_key;
      ++pages;
    } while (request.exclusive_start_key);
    EXPECT_EQ(seen, forward ? "abcdefg" : "gfedcba");
    EXPECT_EQ(pages, 3);
  }
}

// As the service: it doesn't look whether anything follows.
TEST_F(Query, PageThatEndsAtTheLimitHasALastKeyEvenAtTheEnd) {
  PutMany("p", "ab");
  auto request = OfPartition("p");
  request.limit = 2;
  const auto answer = Run(std::move(request));
  ASSERT_TRUE(answer.has_value());
  EXPECT_EQ(answer->last_evaluated_key, Key("p", "b"));
}

TEST_F(Query, PageEndsAtOneMegabyte) {
  for (int i = 0; i < 5; ++i) {
    auto item = Key("p", std::to_string(i));
    item.Set("a", S(std::string(300 * 1024, 'x')));
    Put(std::move(item));
  }
  const auto answer = Run(OfPartition("p"));
  ASSERT_TRUE(answer.has_value());
  EXPECT_EQ(answer->count, 4);
  EXPECT_EQ(answer->last_evaluated_key, Key("p", "3"));
}

TEST_F(Query, FilterCountsWhatItReadAndLimitsWhatItReads) {
  for (int i = 0; i < 6; ++i) {
    auto item = Key("p", std::to_string(i));
    item.Set("n", N(i));
    Put(std::move(item));
  }
  auto request = Of("PK = :p", {{":p", S("p")}, {":n", N(4)}});
  request.filter_expression = "n >= :n";
  request.limit = 5;
  const auto answer = Run(std::move(request));
  ASSERT_TRUE(answer.has_value());
  EXPECT_EQ(answer->count, 1);
  EXPECT_EQ(answer->scanned_count, 5);
}

TEST_F(Query, FilterOnAKeyIsRefused) {
  auto request = Of("PK = :p", {{":p", S("p")}});
  request.filter_expression = "SK = :p";
  EXPECT_ERROR(Run(std::move(request)), kValidationException,
               "Filter Expression can only contain non-primary key attributes: Primary key "
               "attribute: SK");
}

TEST_F(Query, CountHasNoItems) {
  PutMany("p", "abc");
  auto request = OfPartition("p");
  request.select = Select::kCount;
  const auto answer = Run(std::move(request));
  ASSERT_TRUE(answer.has_value());
  EXPECT_FALSE(answer->items_present);
  EXPECT_TRUE(answer->items.empty());
  EXPECT_EQ(answer->count, 3);
}

TEST_F(Query, ReadUnitsAreOfTheSumOfTheSizesRoundedOnce) {
  for (int i = 0; i < 10; ++i) {
    auto item = Key("p", std::to_string(i));
    item.Set("a", S(std::string(1000, 'x')));
    Put(std::move(item));
  }
  auto request = OfPartition("p");
  request.return_consumed_capacity = dynamodb::ReturnConsumedCapacity::kTotal;
  EXPECT_EQ(Run(request)->consumed_capacity->total.capacity_units, 1.5);
  request.consistent_read = true;
  EXPECT_EQ(Run(request)->consumed_capacity->total.capacity_units, 3);
}

TEST_F(Query, GlobalIndexIsOrderedByNumbersAndPagesThroughEqualKeys) {
  for (const int n : {10, -1, 2, 2, 0}) {
    static int serial = 0;
    auto item = Key("p" + std::to_string(serial++), "s");
    item.Set("GPK", S("g"));
    item.Set("GSK", N(n));
    Put(std::move(item));
  }
  auto request = Of("GPK = :g", {{":g", S("g")}});
  request.index_name = "G";
  request.limit = 1;
  std::vector<std::string> numbers;
  do {
    const auto answer = Run(request);
    ASSERT_TRUE(answer.has_value()) << answer.error().message;
    for (const auto& item : answer->items) {
      numbers.emplace_back(*dynamodb::FindAttribute(item.bytes, "GSK")->number_text());
    }
    request.exclusive_start_key = answer->last_evaluated_key;
    if (request.exclusive_start_key) EXPECT_EQ(request.exclusive_start_key->size(), 4u);
  } while (request.exclusive_start_key);
  EXPECT_EQ(numbers, (std::vector<std::string>{"-1", "0", "2", "2", "10"}));
}

TEST_F(Query, IndexHoldsOnlyItemsWithItsKeysAndOnlyWhatItProjects) {
  Put({{"PK", S("p")}, {"SK", S("s")}, {"KPK", dynamodb::AttributeValue::B("k")}, {"a", N(1)}});
  Put({{"PK", S("p")}, {"SK", S("t")}, {"a", N(1)}});
  auto request = Of("KPK = :k", {{":k", dynamodb::AttributeValue::B("k")}});
  request.index_name = "K";
  const auto answer = Run(std::move(request));
  ASSERT_TRUE(answer.has_value()) << answer.error().message;
  ASSERT_EQ(answer->items.size(), 1u);
  EXPECT_EQ(dynamodb::Unpack(answer->items[0]),
            (Item{{"PK", S("p")}, {"SK", S("s")}, {"KPK", dynamodb::AttributeValue::B("k")}}));
}

TEST_F(Query, LocalIndexFetchesWhatItDoesNotProjectAndPaysForIt) {
  Put({{"PK", S("p")}, {"SK", S("s")}, {"SK2", S("x")}, {"note", S("n")}, {"a", N(1)}});
  auto request = OfPartition("p");
  request.index_name = "L";
  request.return_consumed_capacity = dynamodb::ReturnConsumedCapacity::kIndexes;
  auto answer = Run(request);
  ASSERT_TRUE(answer.has_value()) << answer.error().message;
  EXPECT_EQ(dynamodb::Unpack(answer->items.at(0)),
            (Item{{"PK", S("p")}, {"SK", S("s")}, {"SK2", S("x")}, {"note", S("n")}}));
  EXPECT_EQ(answer->consumed_capacity->table->capacity_units, 0);

  request.select = Select::kAllAttributes;
  answer = Run(request);
  ASSERT_TRUE(answer.has_value());
  EXPECT_EQ(dynamodb::Unpack(answer->items.at(0)).size(), 5u);
  EXPECT_EQ(answer->consumed_capacity->table->capacity_units, 0.5);
  EXPECT_EQ(answer->consumed_capacity->local_secondary_indexes.at("L").capacity_units, 0.5);
}

TEST_F(Query, IndexesAreRefusedWhatTheyCannotDo) {
  auto request = Of("GPK = :g", {{":g", S("g")}});
  request.index_name = "X";
  EXPECT_ERROR(Run(request), kValidationException,
               "The table does not have the specified index: X");
  request.index_name = "G";
  request.consistent_read = true;
  EXPECT_ERROR(Run(request), kValidationException,
               "Consistent reads are not supported on global secondary indexes");
  auto keys_only = Of("KPK = :k", {{":k", dynamodb::AttributeValue::B("k")}});
  keys_only.index_name = "K";
  keys_only.select = Select::kAllAttributes;
  EXPECT_ERROR(Run(keys_only), kValidationException,
               "One or more parameter values were invalid: Select type ALL_ATTRIBUTES is not "
               "supported for global secondary index K because its projection type is not ALL");
  keys_only.select.reset();
  keys_only.projection_expression = "a";
  EXPECT_ERROR(Run(keys_only), kValidationException,
               "One or more parameter values were invalid: Global secondary index K does not "
               "project [a]");
}

TEST_F(Query, StartKeysAreChecked) {
  auto request = Of("PK = :p AND SK > :s", {{":p", S("p")}, {":s", S("c")}});
  request.exclusive_start_key = Key("q", "d");
  EXPECT_ERROR(
      Run(request), kValidationException,
      "The provided starting key is outside query boundaries based on provided conditions");
  request.exclusive_start_key = Key("p", "a");
  EXPECT_ERROR(Run(request), kValidationException,
               "The provided starting key does not match the range key predicate");
  request.exclusive_start_key = Item{{"PK", S("p")}};
  EXPECT_ERROR(Run(request), kValidationException, "The provided starting key is invalid");
  request.exclusive_start_key = Item{{"PK", S("p")}, {"a", S("d")}};
  EXPECT_ERROR(Run(request), kValidationException, "The provided starting key is invalid");
}

TEST_F(Query, WithoutAKeyConditionIsRefused) {
  EXPECT_ERROR(Run({.table_name = "t"}), kValidationException,
               "Either the KeyConditions or KeyConditionExpression parameter must be specified in "
               "the request.");
}

// With few bytes of memory, so that tables are written to files while they are read.
class QueryBesideDeletedTables : public Query {
 protected:
  QueryBesideDeletedTables() : Query({.block_cache_bytes = std::size_t{1} << 20}) {}
};

TEST_F(QueryBesideDeletedTables, BackwardsItMissesNothing) {
  const auto name = [](int round) { return "table" + std::to_string(round); };
  const auto put = [&](int round, const std::string& pk, char sk, std::size_t bytes) {
    auto item = Key(pk, std::string(1, sk));
    item.Set("SK2", S(std::string(1, sk)));
    item.Set("x", S(std::string(bytes, 'x')));
    Put(std::move(item), name(round));
  };
  for (int round = 0; round < 80; ++round) {
    ASSERT_TRUE(Await(api_->CreateTable(context_, TableRequest(name(round)))));
    for (const char c : std::string("abc")) put(round, "p", c, c == 'b' ? 20'000 : 10);
    for (int i = 0; i < 10; ++i) {
      put(round, "z" + std::to_string(i), 'a', i % 3 == 0 ? 60'000 : 10);
      if (i == 4 && round > 0) {
        ASSERT_TRUE(Await(api_->DeleteTable(context_, {.table_name = name(round - 1)})));
      }
      auto backward = Of("PK = :p AND SK2 < :s", {{":p", S("p")}, {":s", S("c")}});
      backward.table_name = name(round);
      backward.index_name = "L";
      backward.scan_index_forward = false;
      ASSERT_EQ(SortKeys(std::move(backward)), "ba") << round << " " << i;
    }
  }
}

}  // namespace
}  // namespace flavorbot::engine
