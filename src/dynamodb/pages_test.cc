#include "dynamodb/pages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/await_for_test.h"
#include "dynamodb/scripted_api_for_test.h"

namespace flavorbot::dynamodb {
namespace {

using base::Await;
using testing::ElementsAre;

Item KeyOf(int number) { return {{"PK", AttributeValue::N(number)}}; }

// Three pages of Scan, the second of them empty.
Result<ScanResponse> ThreePages(const ScanRequest& request) {
  ScanResponse page;
  page.count = request.exclusive_start_key ? 0 : 5;
  if (!request.exclusive_start_key) {
    page.last_evaluated_key = KeyOf(1);
  } else if (*request.exclusive_start_key == KeyOf(1)) {
    page.last_evaluated_key = KeyOf(2);
  } else {
    page.count = 2;
  }
  return page;
}

TEST(Pages, GoesOnWhereAPageEndsUntilTheLast) {
  ScriptedApi api;
  api.On(ThreePages);
  ScanPages pages(api, {.table_name = "t"});
  CallContext context;
  std::vector<int> counts;
  while (pages.HasNext()) {
    const auto page = Await(pages.Next(context));
    ASSERT_TRUE(page);
    EXPECT_FALSE(page->last_evaluated_key);
    counts.push_back(page->count);
  }
  EXPECT_THAT(counts, ElementsAre(5, 0, 2));
}

TEST(Pages, BeginsAndIsLeftWhereItIsWanted) {
  ScriptedApi api;
  api.On(ThreePages);
  ScanPages pages(api, {.table_name = "t", .exclusive_start_key = KeyOf(1)});
  CallContext context;
  EXPECT_EQ(Await(pages.Next(context))->count, 0);
  ASSERT_TRUE(pages.HasNext());
  EXPECT_EQ(pages.start(), KeyOf(2));
}

TEST(Pages, AsksForTheSamePageAgainAfterAnError) {
  ScriptedApi api;
  std::vector<std::optional<std::string>> asked;
  bool fails = false;
  api.On([&](const ListTagsOfResourceRequest& request) -> Result<ListTagsOfResourceResponse> {
    asked.push_back(request.next_token);
    if (fails) return std::unexpected(MakeError(ErrorCode::kThrottlingException, "later"));
    return ListTagsOfResourceResponse{.tags = {{"a", "1"}}, .next_token = "a"};
  });
  TagPages pages(api, {.resource_arn = "arn"});
  CallContext context;
  EXPECT_TRUE(Await(pages.Next(context)));
  fails = true;
  EXPECT_FALSE(Await(pages.Next(context)));
  EXPECT_TRUE(pages.HasNext());
  fails = false;
  EXPECT_TRUE(Await(pages.Next(context)));
  EXPECT_THAT(asked, ElementsAre(std::nullopt, "a", "a"));
}

TEST(Pages, MayBeCollected) {
  ScriptedApi api;
  api.On([](const ListTagsOfResourceRequest& request) -> Result<ListTagsOfResourceResponse> {
    if (request.next_token) return ListTagsOfResourceResponse{.tags = {{"b", "2"}}};
    return ListTagsOfResourceResponse{.tags = {{"a", "1"}}, .next_token = "on"};
  });
  CallContext context;
  const auto tags = Await(
      Collect(TagPages(api, {.resource_arn = "arn"}), context, &ListTagsOfResourceResponse::tags));
  ASSERT_TRUE(tags);
  ASSERT_EQ(tags->size(), 2U);
  EXPECT_EQ(tags->back().key, "b");
}

TEST(Pages, MayBeAskedForMoreFromPageToPage) {
  ScriptedApi api;
  std::vector<std::optional<std::int32_t>> limits;
  api.On([&](const ExecuteStatementRequest& request) -> Result<ExecuteStatementResponse> {
    limits.push_back(request.limit);
    ExecuteStatementResponse page;
    if (limits.size() < 3) page.next_token = "on";
    return page;
  });
  StatementPages pages(api, {.statement = "SELECT * FROM t"});
  CallContext context;
  for (int limit = 1; pages.HasNext(); limit *= 4) {
    pages.request().limit = limit;
    ASSERT_TRUE(Await(pages.Next(context)));
  }
  EXPECT_THAT(limits, ElementsAre(1, 4, 16));
}

}  // namespace
}  // namespace flavorbot::dynamodb
