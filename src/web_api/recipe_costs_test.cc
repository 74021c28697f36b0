// What each request about recipes and usage costs the table, as docs/access-patterns.md lists it.
#include <gtest/gtest.h>

#include "web_api/site_for_test.h"

namespace flavorbot::web_api {

namespace {

constexpr const char* kSoup =
    R"({"title":"Soup","ingredients":["water"],"instructions":["Boil."],"category":"dinner"})";

class RecipeCosts : public testing::Test {
 protected:
  Site::Cost CostOf(http::Method method, const std::string& target, std::string body = {}) {
    const auto before = site_.total_cost();
    const auto answer =
        site_.Send(method, target, {.body = std::move(body), .cookie = ana_.cookie});
    EXPECT_EQ(answer.status, 200) << target << ": " << answer.body;
    const auto after = site_.total_cost();
    return {after.requests - before.requests, after.read_units - before.read_units,
            after.write_units - before.write_units};
  }
  // The path of a new recipe.
  std::string NewRecipe() {
    const auto answer = site_.Post("/api/recipes", kSoup, ana_.cookie);
    const auto begin = answer.body.find(R"("id":)") + 5;
    return "/api/recipes/" + answer.body.substr(begin, answer.body.find(',') - begin);
  }

  Site site_;
  TestPerson ana_ = site_.Register("ana@example.com");
};

TEST_F(RecipeCosts, SavingReadingAndChanging) {
  EXPECT_EQ(CostOf(http::Method::kPost, "/api/recipes", kSoup), (Site::Cost{2, 1, 1}));
  const auto path = NewRecipe();
  EXPECT_EQ(CostOf(http::Method::kGet, path), (Site::Cost{2, 2, 0}));
  site_.clock().Advance(std::chrono::seconds{1});
  EXPECT_EQ(CostOf(http::Method::kPatch, path, R"({"title":"Broth"})"), (Site::Cost{2, 1, 1}));
}

TEST_F(RecipeCosts, ListsAndSearchReadTheCookbookOnce) {
  NewRecipe();
  NewRecipe();
  for (const char* target : {"/api/recipes", "/api/recipes?category=dinner", "/api/recipes?limit=1",
                             "/api/recipes/search/soup"}) {
    EXPECT_EQ(CostOf(http::Method::kGet, target), (Site::Cost{2, 2, 0})) << target;
  }
}

TEST_F(RecipeCosts, DeletingAndRestoring) {
  const auto path = NewRecipe();
  EXPECT_EQ(CostOf(http::Method::kDelete, path), (Site::Cost{3, 2, 4}));
  EXPECT_EQ(CostOf(http::Method::kPost, path + "/restore"), (Site::Cost{3, 2, 4}));
}

TEST_F(RecipeCosts, Usage) {
  EXPECT_EQ(CostOf(http::Method::kGet, "/api/usage"), (Site::Cost{3, 3, 0}));
  EXPECT_EQ(CostOf(http::Method::kGet, "/api/usage/2026-11"), (Site::Cost{2, 2, 0}));
}

}  // namespace
}  // namespace flavorbot::web_api
