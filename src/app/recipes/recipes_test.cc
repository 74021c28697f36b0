#include "app/recipes/recipes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "storage/memory_table_for_test.h"

namespace flavorbot::app::recipes {
namespace {

using testing::ElementsAre;
using testing::Pair;

storage::RecipeFields Soup(std::string title) {
  return {.title = std::move(title),
          .ingredients = std::vector<std::string>{"water"},
          .instructions = std::vector<std::string>{"Boil."},
          .category = "dinner"};
}

class RecipesTest : public testing::Test {
 protected:
  storage::StoredRecipe Create(std::string title) {
    auto created = memory_.Run(recipes_.Create(memory_.context(), "ann", Soup(std::move(title))));
    if (!created) throw std::runtime_error(created.error().message);
    return *created;
  }
  Result<Page> ListPage(ListRequest request) {
    return memory_.Run(recipes_.ListPage(memory_.context(), "ann", std::move(request)));
  }
  std::vector<std::string> TitlesOf(const std::vector<storage::StoredRecipe>& recipes) {
    std::vector<std::string> titles;
    for (const auto& recipe : recipes) titles.emplace_back(recipe.View().title);
    return titles;
  }

  storage::MemoryTable memory_;
  storage::RecipeStore store_{memory_.table()};
  Recipes recipes_{store_, memory_.clock()};
};

TEST_F(RecipesTest, WhatBreaksARuleIsNotStored) {
  const auto created = memory_.Run(recipes_.Create(memory_.context(), "ann", {}));
  ASSERT_FALSE(created.has_value());
  EXPECT_EQ(created.error().code, ErrorCode::kInvalidFields);
  EXPECT_EQ(created.error().fields.size(), 4U);
  const auto id = Create("Soup").View().id;
  const auto updated =
      memory_.Run(recipes_.Update(memory_.context(), "ann", id, {.title = " "}, std::nullopt));
  EXPECT_THAT(updated.error().fields, ElementsAre(Pair("title", "Must not be empty")));
  EXPECT_EQ(memory_.Run(recipes_.Get(memory_.context(), "ann", id))->View().title, "Soup");
}

// Ids of an import don't follow the clock; the plain list goes by the date.
TEST_F(RecipesTest, ListIsNewestFirstByDateWhateverTheIds) {
  using dynamodb::AttributeValue;
  const auto put = [this](std::int64_t id, const char* title, const char* created_at) {
    dynamodb::PutItemRequest request;
    request.table_name = memory_.table().name();
    request.item = storage::KeyItem(storage::RecipeKey("ann", id));
    request.item.Set("title", AttributeValue::S(title));
    request.item.Set("createdAt", AttributeValue::S(created_at));
    ASSERT_TRUE(memory_.Run(memory_.api().PutItem(memory_.context(), std::move(request))));
  };
  put(7, "old", "2024-01-01T00:00:00.000Z");
  put(12, "older", "2023-01-01T00:00:00.000Z");
  Create("new");
  const auto list = memory_.Run(recipes_.List(memory_.context(), "ann", ""));
  EXPECT_THAT(TitlesOf(*list), ElementsAre("new", "old", "older"));
}

TEST_F(RecipesTest, CategoryAllIsEveryOneAndAnUnknownIsRefused) {
  Create("Soup");
  EXPECT_EQ(memory_.Run(recipes_.List(memory_.context(), "ann", "all"))->size(), 1U);
  EXPECT_EQ(memory_.Run(recipes_.List(memory_.context(), "ann", "lunch"))->size(), 0U);
  EXPECT_EQ(memory_.Run(recipes_.List(memory_.context(), "ann", "soups")).error().code,
            ErrorCode::kInvalidFields);
}

TEST_F(RecipesTest, PagesFollowTheirCursors) {
  for (const char* title : {"a", "b", "c"}) Create(title);
  const auto first = ListPage({.limit = 2});
  EXPECT_THAT(TitlesOf(first->recipes), ElementsAre("c", "b"));
  const auto second = ListPage({.limit = 2, .cursor = first->next_cursor});
  EXPECT_THAT(TitlesOf(second->recipes), ElementsAre("a"));
  EXPECT_FALSE(second->next_cursor.has_value());
  const auto theirs =
      memory_.Run(recipes_.ListPage(memory_.context(), "bob", {.cursor = first->next_cursor}));
  EXPECT_TRUE(theirs->recipes.empty()) << "a cursor of another's pages shows nothing of theirs";
}

TEST_F(RecipesTest, LimitAndCursorAreChecked) {
  for (const std::int64_t limit : {-1, 0, 101}) {
    EXPECT_EQ(ListPage({.limit = limit}).error().code, ErrorCode::kInvalidFields);
  }
  EXPECT_EQ(ListPage({.cursor = "forged"}).error().code, ErrorCode::kInvalidRequest);
}

TEST_F(RecipesTest, AMissingRecipeIsNotFoundInWordsForThePerson) {
  const auto got = memory_.Run(recipes_.Get(memory_.context(), "ann", 12));
  EXPECT_EQ(got.error().code, ErrorCode::kNotFound);
  EXPECT_EQ(got.error().message, "Recipe not found");
  EXPECT_EQ(memory_.Run(recipes_.Delete(memory_.context(), "ann", 12)).error().code,
            ErrorCode::kNotFound);
  EXPECT_EQ(memory_.Run(recipes_.Restore(memory_.context(), "ann", 12)).error().code,
            ErrorCode::kNotFound);
}

}  // namespace
}  // namespace flavorbot::app::recipes
