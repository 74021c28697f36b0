#include "http/router.h"

#include <gtest/gtest.h>

namespace flavorbot::http {
namespace {

class RouterTest : public testing::Test {
 protected:
  RouterTest() {
    router_.Add(Method::kGet, "/", "home");
    router_.Add(Method::kGet, "/api/recipes", "list");
    router_.Add(Method::kPost, "/api/recipes", "create");
    router_.Add(Method::kGet, "/api/recipes/:id", "get");
    router_.Add(Method::kDelete, "/api/recipes/:recipe", "delete");
    router_.Add(Method::kGet, "/api/recipes/search/:query", "search");
    router_.Add(Method::kPost, "/api/:kind/special", "special");
  }

  std::string Found(Method method, std::string_view path) const {
    const auto found = router_.Find(method, path);
    if (const auto* match = std::get_if<Router<std::string>::Match>(&found)) {
      std::string text = *match->target;
      for (const auto& [name, value] : match->parameters)
        text.append(" ").append(name) += "=" + value;
      return text;
    }
    const auto& miss = std::get<RouteTree::Miss>(found);
    switch (miss.error) {
      case RouteError::kNotFound:
        return "404";
      case RouteError::kMethodNotAllowed:
        return "405 " + miss.allow;
      case RouteError::kBadEncoding:
        return "400";
    }
    return "";
  }

  Router<std::string> router_;
};

TEST_F(RouterTest, RoutesAreFoundByMethodAndPath) {
  EXPECT_EQ(Found(Method::kGet, "/"), "home");
  EXPECT_EQ(Found(Method::kGet, "/api/recipes"), "list");
  EXPECT_EQ(Found(Method::kPost, "/api/recipes"), "create");
  EXPECT_EQ(Found(Method::kGet, "/api/recipes/12"), "get id=12");
  EXPECT_EQ(Found(Method::kDelete, "/api/recipes/12"), "delete recipe=12");
}

TEST_F(RouterTest, AMatchNamesItsPattern) {
  const auto found = router_.Find(Method::kGet, "/api/recipes/12");
  EXPECT_EQ(std::get<Router<std::string>::Match>(found).route, "/api/recipes/:id");
}

TEST_F(RouterTest, LiteralsWinOverParametersAndParametersCatchTheRest) {
  EXPECT_EQ(Found(Method::kGet, "/api/recipes/search"), "get id=search");
  EXPECT_EQ(Found(Method::kGet, "/api/recipes/search/egg"), "search query=egg");
  EXPECT_EQ(Found(Method::kPost, "/api/recipes/special"), "special kind=recipes");
}

TEST_F(RouterTest, HeadFindsGetRoutes) {
  EXPECT_EQ(Found(Method::kHead, "/api/recipes/12"), "get id=12");
}

TEST_F(RouterTest, OtherMethodsAreToldWhatIsAllowed) {
  EXPECT_EQ(Found(Method::kPut, "/api/recipes"), "405 GET, HEAD, POST");
  EXPECT_EQ(Found(Method::kPut, "/api/recipes/special"), "405 GET, HEAD, POST, DELETE");
  EXPECT_EQ(Found(Method::kOther, "/"), "405 GET, HEAD");
}

TEST_F(RouterTest, ParametersAreDecodedAndMayHoldASlash) {
  EXPECT_EQ(Found(Method::kGet, "/api/recipes/search/cr%C3%A8me%20br%2Fl"),
            "search query=crème br/l");
}

TEST_F(RouterTest, LiteralsMatchInAnySpelling) {
  EXPECT_EQ(Found(Method::kGet, "/api/%72ecipes"), "list");
}

TEST_F(RouterTest, MalformedParametersAreBadEncoding) {
  EXPECT_EQ(Found(Method::kGet, "/api/recipes/%zz"), "400");
  EXPECT_EQ(Found(Method::kGet, "/api/recipes/%FF"), "400");
  EXPECT_EQ(Found(Method::kGet, "/api/recipes/a%00"), "400");
  EXPECT_EQ(Found(Method::kGet, "/%zz"), "404");
}

// No route leads to a file, but a proxy in front may resolve dots where we would not: such paths
// match nothing, so both sides agree on what was asked for.
TEST_F(RouterTest, PathTricksLeadNowhere) {
  for (const char* path :
       {"", "api", "//", "/api//recipes", "/api/recipes/", "/api/recipes//", "/api/./recipes",
        "/x/../api/recipes", "/api/recipes/..", "/api/recipes/%2e%2e", "/api/recipes/.%2E",
        "/api/recipes/%2E", "/..%2fapi/recipes", "/api/recipes/search/"}) {
    EXPECT_EQ(Found(Method::kGet, path), "404") << path;
  }
}

TEST_F(RouterTest, DeepPathsAreNotFound) {
  std::string path;
  for (int i = 0; i < 5000; ++i) path += "/a";
  EXPECT_EQ(Found(Method::kGet, path), "404");
}

}  // namespace
}  // namespace flavorbot::http
