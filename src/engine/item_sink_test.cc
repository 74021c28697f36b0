// Where the items of a read go when its call has a sink: all of them into it, or all of them into
// the response.
#include "dynamodb/item_sink.h"

#include <vector>

#include "engine/api_fixture.h"
#include "engine/temporary_directory.h"

namespace flavorbot::engine {
namespace {

using dynamodb::Item;
using dynamodb::QueryRequest;
using dynamodb::Select;

class Sink final : public dynamodb::ItemSink {
 public:
  void Take(base::BytesView packed) override { items.push_back(dynamodb::Unpack(packed)); }
  void Restart() override { items.clear(); }

  std::vector<Item> items;
};

Item NumberedItem(int number) {
  auto item = Key("p", std::to_string(number));
  item.Set("SK2", S(std::to_string(9 - number)));
  item.Set("note", S("n"));
  item.Set("rest", N(number));
  return item;
}

QueryRequest OfPartition() {
  return {.table_name = "t",
          .key_condition_expression = "PK = :p",
          .expression_attribute_values = dynamodb::ExpressionAttributeValues{{":p", S("p")}}};
}

std::vector<Item> Unpacked(const std::vector<dynamodb::PackedItem>& packed) {
  std::vector<Item> items;
  for (const auto& item : packed) items.push_back(dynamodb::Unpack(item));
  return items;
}

class ItemSinkTest : public ApiTest {
 protected:
  void SetUp() override {
    CreateTable();
    for (int i = 0; i < 5; ++i) Put(NumberedItem(i));
  }

  // Asserts that both ways answer alike, and that a sink takes all items.
  template <typename Action, typename Request>
  void ExpectSame(Action action, const Request& request) {
    const auto plain = Await((api_.get()->*action)(context_, request));
    Sink sink;
    dynamodb::CallContext context;
    context.items = &sink;
    const auto sunk = Await((api_.get()->*action)(context, request));
    ASSERT_TRUE(plain.has_value() && sunk.has_value());
    EXPECT_TRUE(sunk->items.empty());
    EXPECT_EQ(sink.items, Unpacked(plain->items));
    EXPECT_EQ(sunk->items_present, plain->items_present);
    EXPECT_EQ(sunk->count, plain->count);
    EXPECT_EQ(sunk->scanned_count, plain->scanned_count);
    EXPECT_EQ(sunk->last_evaluated_key, plain->last_evaluated_key);
  }
  void ExpectSameQuery(const QueryRequest& request) { ExpectSame(&LocalApi::Query, request); }
};

TEST_F(ItemSinkTest, TakesTheItemOfGetItem) {
  Sink sink;
  dynamodb::CallContext context;
  context.items = &sink;
  const auto got = Await(api_->GetItem(context, {.table_name = "t", .key = Key("p", "1")}));
  ASSERT_TRUE(got.has_value());
  EXPECT_FALSE(got->item.has_value());
  EXPECT_EQ(sink.items, std::vector{NumberedItem(1)});
}

TEST_F(ItemSinkTest, TakesTheItemsOfPages) {
  ExpectSameQuery(OfPartition());
  auto limited = OfPartition();
  limited.limit = 2;
  limited.scan_index_forward = false;
  ExpectSameQuery(limited);
  ExpectSame(&LocalApi::Scan, dynamodb::ScanRequest{.table_name = "t", .limit = 3});
  ExpectSame(&LocalApi::Scan, dynamodb::ScanRequest{.table_name = "t", .index_name = "L"});
}

TEST_F(ItemSinkTest, TakesWhatFiltersAndProjectionsLeave) {
  auto request = OfPartition();
  request.filter_expression = "rest >= :two";
  request.expression_attribute_values->emplace(":two", N(2));
  request.projection_expression = "note, SK";
  ExpectSameQuery(request);
  auto legacy = OfPartition();
  legacy.attributes_to_get = std::vector<std::string>{"rest"};
  ExpectSameQuery(legacy);
}

TEST_F(ItemSinkTest, TakesNothingOfACount) {
  auto request = OfPartition();
  request.select = Select::kCount;
  ExpectSameQuery(request);
}

TEST_F(ItemSinkTest, TakesItemsThatAnIndexFetchesFromItsTable) {
  auto request = OfPartition();
  request.index_name = "L";
  ExpectSameQuery(request);
  request.select = Select::kAllAttributes;
  ExpectSameQuery(request);
}

// With too little memory for all of a page some of it has to be read from disk.
TEST(ItemSinkOnDisk, AllItemsOfAPageAreInTheSinkOrInTheResponse) {
  constexpr int kItems = 200;
  constexpr std::size_t kItemBytes = 4000;
  const TemporaryDirectory directory;
  LocalApiOptions options{.data_directory = directory.path() / "table",
                          .sweep_interval = std::chrono::milliseconds{0}};
  dynamodb::CallContext context;
  {
    const auto api = LocalApi::Open(options);
    ASSERT_TRUE(api.has_value());
    const dynamodb::CreateTableRequest request{
        .table_name = "t",
        .attribute_definitions = {{"PK", dynamodb::ScalarType::kS},
                                  {"SK", dynamodb::ScalarType::kS}},
        .key_schema = {{"PK", dynamodb::KeyType::kHash}, {"SK", dynamodb::KeyType::kRange}},
        .billing_mode = dynamodb::BillingMode::kPayPerRequest};
    ASSERT_TRUE(Await((*api)->CreateTable(context, request)).has_value());
    for (int i = 0; i < kItems; ++i) {
      auto item = Key("p", std::to_string(1000 + i));
      item.Set("a", S(std::string(kItemBytes, static_cast<char>('a' + i % 26))));
      ASSERT_TRUE(Await((*api)->PutItem(context, {.table_name = "t", .item = item})).has_value());
    }
  }
  Sink sink;
  context.items = &sink;
  for (const std::size_t cache_bytes : {std::size_t{0}, kItems * kItemBytes / 2}) {
    options.block_cache_bytes = cache_bytes;
    const auto api = LocalApi::Open(options);
    ASSERT_TRUE(api.has_value());
    for (int i = 0; i < 3; ++i) {
      const auto page = Await((*api)->Query(context, OfPartition()));
      ASSERT_TRUE(page.has_value());
      EXPECT_EQ(page->items.size(), static_cast<std::size_t>(kItems));
      EXPECT_TRUE(sink.items.empty());
    }
  }
  options.block_cache_bytes = 4 * kItems * kItemBytes;
  const auto api = LocalApi::Open(options);
  ASSERT_TRUE(api.has_value());
  for (int i = 0; i < 2; ++i) {
    sink.Restart();
    const auto page = Await((*api)->Query(context, OfPartition()));
    ASSERT_TRUE(page.has_value());
    EXPECT_EQ(page->items.size() + sink.items.size(), static_cast<std::size_t>(kItems));
    EXPECT_TRUE(page->items.empty() || sink.items.empty());
  }
  EXPECT_EQ(sink.items.size(), static_cast<std::size_t>(kItems));
}

}  // namespace
}  // namespace flavorbot::engine
