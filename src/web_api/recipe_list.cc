#include <charconv>
#include <cstdint>
#include <optional>
#include <utility>

#include "app/recipes/recipes.h"
#include "web_api/error_mapping.h"
#include "web_api/recipe_handlers.h"
#include "web_api/recipe_json.h"
#include "web_api/services.h"

namespace flavorbot::web_api {

namespace {

// Absent and malformed are told apart: the latter must not turn a page into the whole cookbook.
struct Limit {
  bool is_given = false;
  std::optional<std::int64_t> value;
};

Limit LimitOf(const http::Request& request) {
  const auto text = http::QueryParameter(request, "limit");
  if (!text) return {};
  std::int64_t value = 0;
  const char* const end = text->data() + text->size();
  const auto [stop, error] = std::from_chars(text->data(), end, value);
  if (text->empty() || error != std::errc{} || stop != end) return {.is_given = true};
  return {.is_given = true, .value = value};
}

}  // namespace

// Without limit and cursor the plain array that older clients expect.
boost::asio::awaitable<http::Response> ListRecipes(RequestContext& context) {
  auto category = http::QueryParameter(context.request, "category").value_or("");
  auto cursor = http::QueryParameter(context.request, "cursor");
  const auto limit = LimitOf(context.request);
  if (limit.is_given && !limit.value) {
    co_return ErrorResponse(context, app::InvalidFields({{"limit", "Must be a whole number"}}));
  }
  auto& recipes = context.services.recipes;
  if (!limit.is_given && !cursor) {
    const auto list = co_await recipes.List(context.call, context.user_id(), std::move(category));
    if (!list) co_return ErrorResponse(context, list.error());
    co_return RecipesResponse(*list);
  }
  app::recipes::ListRequest request{
      .category = std::move(category), .limit = limit.value, .cursor = std::move(cursor)};
  const auto page = co_await recipes.ListPage(context.call, context.user_id(), std::move(request));
  if (!page) co_return ErrorResponse(context, page.error());
  co_return RecipePageResponse(page->recipes, page->next_cursor);
}

}  // namespace flavorbot::web_api
