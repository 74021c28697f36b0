#include "storage/recipe_store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <vector>

#include "base/iso8601.h"
#include "storage/memory_table_for_test.h"

namespace flavorbot::storage {
namespace {

using dynamodb::AttributeValue;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

RecipeFields Soup(std::string title = "Soup", std::string category = "dinner") {
  return {.title = std::move(title),
          .ingredients = std::vector<std::string>{"water", "salt"},
          .instructions = std::vector<std::string>{"Boil."},
          .category = std::move(category)};
}

class RecipeStoreTest : public testing::Test {
 protected:
  base::TimePoint Now() { return memory_.clock().Now(); }

  StoredRecipe Create(const std::string& user_id, RecipeFields fields) {
    auto created = memory_.Run(store_.Create(memory_.context(), user_id, std::move(fields), Now()));
    if (!created) throw std::runtime_error(created.error().cause);
    return *created;
  }
  // A recipe as another version of the product, or an import, has written it.
  void Put(const std::string& user_id, std::int64_t id, dynamodb::Item attributes = {}) {
    dynamodb::PutItemRequest request;
    request.table_name = memory_.table().name();
    request.item = KeyItem(RecipeKey(user_id, id));
    for (const auto& [name, value] : attributes) request.item.Set(name, value);
    const auto put = memory_.Run(memory_.api().PutItem(memory_.context(), std::move(request)));
    ASSERT_TRUE(put.has_value());
  }
  Result<StoredRecipe> Get(const std::string& user_id, std::int64_t id) {
    return memory_.Run(store_.Get(memory_.context(), user_id, id));
  }
  Result<StoredRecipe> Update(std::int64_t id, RecipeFields changes,
                              std::optional<std::string> if_updated_at = std::nullopt) {
    return memory_.Run(store_.Update(memory_.context(), "ann", id, std::move(changes),
                                     std::move(if_updated_at), Now()));
  }
  Result<void> Delete(std::int64_t id) {
    return memory_.Run(store_.Delete(memory_.context(), "ann", id, Now()));
  }
  Result<StoredRecipe> Restore(std::int64_t id) {
    return memory_.Run(store_.Restore(memory_.context(), "ann", id, Now()));
  }
  std::vector<std::int64_t> IdsOf(const std::vector<StoredRecipe>& recipes) {
    std::vector<std::int64_t> ids;
    for (const auto& recipe : recipes) ids.push_back(recipe.View().id);
    return ids;
  }
  // Page by page to the end.
  std::vector<std::int64_t> AllPages(RecipePageRequest request) {
    std::vector<std::int64_t> ids;
    do {
      const auto page = memory_.Run(store_.ListPage(memory_.context(), "ann", request));
      EXPECT_TRUE(page.has_value());
      EXPECT_LE(page->recipes.size(), request.limit);
      for (const auto id : IdsOf(page->recipes)) ids.push_back(id);
      request.after = page->last;
    } while (request.after);
    return ids;
  }

  MemoryTable memory_;
  RecipeStore store_{memory_.table()};
};

TEST_F(RecipeStoreTest, CountsAUsersRecipesAlone) {
  for (int i = 0; i < 3; ++i) Create("ann", Soup());
  Create("bob", Soup());
  EXPECT_EQ(*memory_.Run(store_.Count(memory_.context(), "ann")), 3);
  EXPECT_EQ(*memory_.Run(store_.Count(memory_.context(), "cleo")), 0);
}

TEST_F(RecipeStoreTest, WhatWasCreatedIsRead) {
  const auto created = Create("ann", Soup());
  EXPECT_EQ(created.View().id, kTestStart.time_since_epoch().count());
  const auto read = Get("ann", created.View().id);
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->item(), created.item());
}

TEST_F(RecipeStoreTest, RecipeOfAnotherIsNotFound) {
  const auto id = Create("ann", Soup()).View().id;
  EXPECT_EQ(Get("bob", id).error().code, StoreErrorCode::kNotFound);
  EXPECT_EQ(Get("ann", id + 1).error().code, StoreErrorCode::kNotFound);
}

TEST_F(RecipeStoreTest, TakenIdsAreSteppedOver) {
  const auto now = Now().time_since_epoch().count();
  for (std::int64_t i = 0; i < 10; ++i) Put("ann", now + i);
  const auto recipe = Create("ann", Soup());
  const auto created = recipe.View();
  EXPECT_GE(created.id, now + 10);
  EXPECT_EQ(created.sort_key, "RECIPE#" + std::to_string(created.id));
}

TEST_F(RecipeStoreTest, ItemOver400KilobytesIsTooLarge) {
  auto fields = Soup();
  fields.instructions->assign(100, std::string(5000, 'x'));
  const auto created = memory_.Run(store_.Create(memory_.context(), "ann", fields, Now()));
  EXPECT_EQ(created.error().code, StoreErrorCode::kTooLarge);
}

TEST_F(RecipeStoreTest, ListHasAllOfOneUserByDescendingKey) {
  const auto first = Create("ann", Soup("One")).View().id;
  const auto second = Create("ann", Soup("Two")).View().id;
  Create("bob", Soup("Three"));
  const auto list = memory_.Run(store_.List(memory_.context(), "ann", std::nullopt));
  EXPECT_THAT(IdsOf(list->recipes), ElementsAre(second, first));
  EXPECT_TRUE(list->is_complete);
}

TEST_F(RecipeStoreTest, ListOfACategoryHasThatCategory) {
  Create("ann", Soup("One", "dinner"));
  const auto lunch = Create("ann", Soup("Two", "lunch")).View().id;
  const auto list = memory_.Run(store_.List(memory_.context(), "ann", "lunch"));
  EXPECT_THAT(IdsOf(list->recipes), ElementsAre(lunch));
}

// A Query answers with a megabyte at most.
TEST_F(RecipeStoreTest, ListOfSeveralMegabytesIsWhole) {
  auto fields = Soup();
  fields.instructions->assign(60, std::string(5000, 'x'));
  for (int i = 0; i < 8; ++i) Create("ann", fields);
  const auto list = memory_.Run(store_.List(memory_.context(), "ann", std::nullopt));
  EXPECT_THAT(list->recipes, SizeIs(8));
}

TEST_F(RecipeStoreTest, PagesHaveEveryRecipeOnceAndTheLastSaysSo) {
  std::vector<std::int64_t> newest_first;
  for (int i = 0; i < 7; ++i) {
    newest_first.insert(newest_first.begin(), Create("ann", Soup()).View().id);
  }
  for (const std::size_t limit : {1U, 3U, 7U, 100U}) {
    EXPECT_EQ(AllPages({.limit = limit}), newest_first) << "limit " << limit;
  }
  const auto whole = memory_.Run(store_.ListPage(memory_.context(), "ann", {.limit = 7}));
  EXPECT_FALSE(whole->last.has_value()) << "a full last page needs no empty one behind it";
}

TEST_F(RecipeStoreTest, PagesOfARareCategoryHaveAllOfIt) {
  std::vector<std::int64_t> newest_first;
  for (int i = 0; i < 120; ++i) {
    const bool rare = i % 40 == 0;
    const auto id = Create("ann", Soup("x", rare ? "dessert" : "lunch")).View().id;
    if (rare) newest_first.insert(newest_first.begin(), id);
  }
  EXPECT_EQ(AllPages({.limit = 2, .category = "dessert"}), newest_first);
  EXPECT_THAT(AllPages({.limit = 2, .category = "beverage"}), IsEmpty());
}

// Small serials come from an import. In pages, recipes go by the byte order of the digits.
TEST_F(RecipeStoreTest, IdsOfOtherLengthsAreInPagesByTheirDigits) {
  for (const std::int64_t id : {7, 12, 80}) Put("ann", id);
  const auto id = Create("ann", Soup()).View().id;  // 1795...
  EXPECT_EQ(AllPages({.limit = 2}), (std::vector<std::int64_t>{80, 7, id, 12}));
}

TEST_F(RecipeStoreTest, PageStartsAfterAnyKeyEvenOfNoRecipe) {
  Put("ann", 1);
  Put("ann", 3);
  const auto page =
      memory_.Run(store_.ListPage(memory_.context(), "ann", {.limit = 5, .after = "RECIPE#2"}));
  EXPECT_THAT(IdsOf(page->recipes), ElementsAre(1));
}

TEST_F(RecipeStoreTest, UpdateChangesWhatItGivesAndNothingElse) {
  const auto before = Create("ann", Soup());
  memory_.clock().Advance(std::chrono::seconds{1});
  const auto after = Update(before.View().id, {.title = "Broth", .cook_time = std::optional(90L)});
  ASSERT_TRUE(after.has_value());
  EXPECT_EQ(after->View().title, "Broth");
  EXPECT_EQ(after->View().cook_time->number_text(), "90");
  EXPECT_EQ(after->View().category, "dinner");
  EXPECT_EQ(after->View().created_at, before.View().created_at);
  EXPECT_EQ(after->View().updated_at, base::FormatIso8601(Now()));
  EXPECT_EQ(Get("ann", before.View().id)->item(), after->item());
}

TEST_F(RecipeStoreTest, UpdateOfAMissingRecipeCreatesNothing) {
  EXPECT_EQ(Update(12, {.title = "Ghost"}).error().code, StoreErrorCode::kNotFound);
  EXPECT_EQ(Update(12, {.title = "Ghost"}, "2026-01-01T00:00:00.000Z").error().code,
            StoreErrorCode::kNotFound);
  EXPECT_EQ(Get("ann", 12).error().code, StoreErrorCode::kNotFound);
}

TEST_F(RecipeStoreTest, UpdateOfAnotherVersionIsAConflict) {
  const auto created = Create("ann", Soup());
  const auto id = created.View().id;
  const std::string seen(created.View().updated_at);
  EXPECT_TRUE(Update(id, {.title = "Mine"}, seen).has_value());
  EXPECT_EQ(Update(id, {.title = "Theirs"}, seen).error().code, StoreErrorCode::kConflict);
  EXPECT_EQ(Get("ann", id)->View().title, "Mine");
}

// The clock stands still here: the version has to grow all the same.
TEST_F(RecipeStoreTest, EveryUpdateIsANewVersionWithinOneMillisecond) {
  const auto id = Create("ann", Soup()).View().id;
  std::string last;
  for (int i = 0; i < 5; ++i) {
    const auto updated = Update(id, {.title = "x"});
    ASSERT_TRUE(updated.has_value());
    EXPECT_GT(updated->View().updated_at, last);
    last = updated->View().updated_at;
  }
}

TEST_F(RecipeStoreTest, RecipeWithoutADateOfChangeIsUpdated) {
  Put("ann", 12, {{"title", AttributeValue::S("x")}, {"updatedAt", AttributeValue::MakeNull()}});
  Put("ann", 13, {{"title", AttributeValue::S("x")}, {"updatedAt", AttributeValue::S("zzz")}});
  Put("ann", 14);
  for (const std::int64_t id : {12, 13, 14}) {
    EXPECT_EQ(Update(id, {.title = "y"})->View().updated_at, base::FormatIso8601(Now()));
  }
}

TEST_F(RecipeStoreTest, TwentySimultaneousUpdatesLoseNothing) {
  const auto id = Create("ann", Soup()).View().id;
  std::vector<std::string> versions(20);
  {
    std::vector<std::jthread> threads;
    for (auto& version : versions) {
      threads.emplace_back([this, id, &version] {
        dynamodb::CallContext context;
        const auto updated = memory_.Run(
            store_.Update(context, "ann", id, {.title = "x"}, std::nullopt, kTestStart));
        if (updated) version = updated->View().updated_at;
      });
    }
  }
  std::ranges::sort(versions);
  EXPECT_EQ(std::ranges::adjacent_find(versions), versions.end()) << "two wrote the same version";
  EXPECT_FALSE(versions.front().empty()) << "one failed";
  EXPECT_EQ(Get("ann", id)->View().updated_at, versions.back());
}

TEST_F(RecipeStoreTest, DeletedRecipeIsGoneAndComesBackAsItWas) {
  const auto created = Create("ann", Soup());
  const auto id = created.View().id;
  ASSERT_TRUE(Delete(id).has_value());
  EXPECT_EQ(Get("ann", id).error().code, StoreErrorCode::kNotFound);
  EXPECT_EQ(Delete(id).error().code, StoreErrorCode::kNotFound);
  EXPECT_THAT(memory_.Run(store_.List(memory_.context(), "ann", std::nullopt))->recipes, IsEmpty());
  const auto restored = Restore(id);
  ASSERT_TRUE(restored.has_value());
  EXPECT_EQ(restored->item(), created.item());
  EXPECT_EQ(Get("ann", id)->item(), created.item());
  EXPECT_EQ(Restore(id)->item(), created.item()) << "a repeated request is no error";
}

TEST_F(RecipeStoreTest, DeletedRecipeIsRestoredForADay) {
  const auto id = Create("ann", Soup()).View().id;
  ASSERT_TRUE(Delete(id).has_value());
  memory_.clock().Advance(std::chrono::hours{24});
  EXPECT_EQ(Restore(id).error().code, StoreErrorCode::kNotFound);
}

TEST_F(RecipeStoreTest, NobodyRestoresWhatAnotherDeleted) {
  const auto id = Create("ann", Soup()).View().id;
  ASSERT_TRUE(Delete(id).has_value());
  EXPECT_EQ(memory_.Run(store_.Restore(memory_.context(), "bob", id, Now())).error().code,
            StoreErrorCode::kNotFound);
}

TEST_F(RecipeStoreTest, RestoringDoesNotOverwrite) {
  const auto id = Create("ann", Soup()).View().id;
  ASSERT_TRUE(Delete(id).has_value());
  Put("ann", id, {{"title", AttributeValue::S("Another")}});
  EXPECT_EQ(Restore(id).error().code, StoreErrorCode::kConflict);
  EXPECT_EQ(Get("ann", id)->View().title, "Another");
}

// The figures of recipe_store.h and docs/access-patterns.md.
TEST_F(RecipeStoreTest, PatternsCostWhatTheyAreSaidTo) {
  std::int64_t id = 0;
  const auto cost = [this](auto work) {
    memory_.context() = {};
    work();
    const auto& spent = memory_.context();
    return std::array<double, 3>{static_cast<double>(spent.calls), spent.read_units,
                                 spent.write_units};
  };
  using Cost = std::array<double, 3>;
  EXPECT_EQ(cost([&] { id = Create("ann", Soup()).View().id; }), (Cost{1, 0, 1}));
  EXPECT_EQ(cost([&] { (void)Get("ann", id); }), (Cost{1, 1, 0}));
  EXPECT_EQ(cost([&] { (void)memory_.Run(store_.List(memory_.context(), "ann", std::nullopt)); }),
            (Cost{1, 1, 0}));
  EXPECT_EQ(
      cost([&] { (void)memory_.Run(store_.ListPage(memory_.context(), "ann", {.limit = 10})); }),
      (Cost{1, 1, 0}));
  memory_.clock().Advance(std::chrono::seconds{1});
  EXPECT_EQ(cost([&] { (void)Update(id, {.title = "Broth"}); }), (Cost{1, 0, 1}));
  EXPECT_EQ(cost([&] { (void)Delete(id); }), (Cost{2, 1, 4}));
  EXPECT_EQ(cost([&] { (void)Restore(id); }), (Cost{2, 1, 4}));
}

}  // namespace
}  // namespace flavorbot::storage
