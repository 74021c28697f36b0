// Router: (method, path) -> whatever a route leads to. A tree of path segments; literal segments
// win over parameters.
//
//   Router<Handler> router;
//   router.Add(Method::kGet, "/api/recipes/:id", handler);
//   router.Find(Method::kGet, "/api/recipes/12")  ->  handler, route "/api/recipes/:id", id = "12"
//
// Segments match as they decode. Paths are exact: a trailing slash, "//", "." and ".." (however
// they are spelled) match nothing, and a parameter is never empty.
//
// Threads: Match is const and may be called from any thread once all routes are added.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "http/request.h"

namespace flavorbot::http {

// Path parameters by name, decoded.
using PathParameters = std::vector<std::pair<std::string, std::string>>;

// Why a path leads nowhere.
enum class RouteError {
  kNotFound,          // no route has this path
  kMethodNotAllowed,  // one has, for other methods
  kBadEncoding        // a parameter's escape is malformed, a NUL or not UTF-8
};

// The tree itself, without the targets' type: maps to indexes.
class RouteTree {
 public:
  struct Match {
    std::size_t target = 0;
    std::string_view route;  // the pattern; borrowed from the tree
    PathParameters parameters;
  };
  struct Miss {
    RouteError error = RouteError::kNotFound;
    std::string allow;  // kMethodNotAllowed: "GET, HEAD, POST"
  };

  RouteTree();
  ~RouteTree();
  RouteTree(RouteTree&&) noexcept;
  RouteTree& operator=(RouteTree&&) noexcept;

  // REQUIRES: `pattern` begins with "/"; the pair of method and pattern is new.
  void Add(Method method, std::string pattern, std::size_t target);
  // `path` is percent-encoded, without query. HEAD matches GET routes.
  std::variant<Match, Miss> Find(Method method, std::string_view path) const;

 private:
  struct Node;
  std::unique_ptr<Node> root_;
};

template <typename Target>
class Router {
 public:
  struct Match {
    const Target* target = nullptr;  // borrowed from the router
    std::string_view route;
    PathParameters parameters;
  };

  void Add(Method method, std::string pattern, Target target) {
    tree_.Add(method, std::move(pattern), targets_.size());
    targets_.push_back(std::move(target));
  }

  std::variant<Match, RouteTree::Miss> Find(Method method, std::string_view path) const {
    auto found = tree_.Find(method, path);
    if (auto* match = std::get_if<RouteTree::Match>(&found)) {
      return Match{&targets_[match->target], match->route, std::move(match->parameters)};
    }
    return std::get<RouteTree::Miss>(std::move(found));
  }

 private:
  RouteTree tree_;
  std::vector<Target> targets_;
};

}  // namespace flavorbot::http
