// The handlers of recipes and usage; each is in the file of its name.
#pragma once

#include "web_api/request_context.h"

namespace flavorbot::web_api {

boost::asio::awaitable<http::Response> ListRecipes(RequestContext& context);    // recipe_list.cc
boost::asio::awaitable<http::Response> CreateRecipe(RequestContext& context);   // recipe_create.cc
boost::asio::awaitable<http::Response> GetRecipe(RequestContext& context);      // recipe_get.cc
boost::asio::awaitable<http::Response> UpdateRecipe(RequestContext& context);   // recipe_update.cc
boost::asio::awaitable<http::Response> DeleteRecipe(RequestContext& context);   // recipe_delete.cc
boost::asio::awaitable<http::Response> RestoreRecipe(RequestContext& context);  // recipe_restore.cc

// The text is a path segment in the one, and the parameter q in the other; recipe_search.cc.
boost::asio::awaitable<http::Response> SearchRecipesByPath(RequestContext& context);
boost::asio::awaitable<http::Response> SearchRecipes(RequestContext& context);

boost::asio::awaitable<http::Response> GetUsage(RequestContext& context);         // usage_get.cc
boost::asio::awaitable<http::Response> GetUsageOfMonth(RequestContext& context);  // usage_month.cc

}  // namespace flavorbot::web_api
