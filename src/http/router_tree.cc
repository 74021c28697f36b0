#include <array>
#include <cassert>

#include "http/router.h"

namespace flavorbot::http {
namespace {

constexpr std::size_t kMethods = static_cast<std::size_t>(Method::kOther) + 1;
constexpr std::size_t kNoTarget = static_cast<std::size_t>(-1);

// Deeper paths than any route's have no route.
constexpr std::size_t kMaxSegments = 16;

struct Segment {
  std::string_view raw;
  // Set when the segment has escapes that decode.
  std::optional<std::string> decoded;
  bool malformed = false;

  std::string_view text() const { return decoded ? std::string_view(*decoded) : raw; }
};

struct Path {
  std::array<Segment, kMaxSegments> segments;
  std::size_t count = 0;
};

// The segments of `path`; nullopt for what no route can have: no leading slash, too many segments,
// or "." and ".." in any spelling. Those are never resolved: a client that means another path has
// to send it.
std::optional<Path> Split(std::string_view path) {
  if (path.empty() || path.front() != '/') return std::nullopt;
  path.remove_prefix(1);
  Path split;
  while (true) {
    if (split.count == kMaxSegments) return std::nullopt;
    const std::size_t slash = path.find('/');
    Segment& segment = split.segments[split.count++];
    segment.raw = path.substr(0, slash);
    if (segment.raw.find('%') != std::string_view::npos) {
      segment.decoded = DecodePathSegment(segment.raw);
      segment.malformed = !segment.decoded;
    }
    if (segment.text() == "." || segment.text() == "..") return std::nullopt;
    if (slash == std::string_view::npos) return split;
    path.remove_prefix(slash + 1);
  }
}

}  // namespace

struct RouteTree::Node {
  struct Leaf {
    std::size_t target = kNoTarget;
    std::string pattern;
  };

  std::vector<std::pair<std::string, std::unique_ptr<Node>>> literals;
  std::unique_ptr<Node> parameter;
  std::array<Leaf, kMethods> leaves;

  bool HasLeaf() const {
    return std::ranges::any_of(leaves, [](const Leaf& leaf) { return leaf.target != kNoTarget; });
  }

  Node& Child(std::string_view segment) {
    if (segment.starts_with(':')) {
      if (!parameter) parameter = std::make_unique<Node>();
      return *parameter;
    }
    for (auto& [text, node] : literals) {
      if (text == segment) return *node;
    }
    return *literals.emplace_back(segment, std::make_unique<Node>()).second;
  }

  const Leaf& LeafFor(Method method) const {
    const Leaf& own = leaves[static_cast<std::size_t>(method)];
    if (own.target != kNoTarget || method != Method::kHead) return own;
    return leaves[static_cast<std::size_t>(Method::kGet)];
  }

  // Every node that the path from segment `at` on leads to, literals first, until `visit` says
  // true. Bounded by the tree, not by the path.
  template <typename Visit>
  bool Walk(const Path& path, std::size_t at, const Visit& visit) const {
    if (at == path.count) return HasLeaf() && visit(*this);
    const Segment& segment = path.segments[at];
    if (!segment.malformed) {
      for (const auto& [text, node] : literals) {
        if (text == segment.text() && node->Walk(path, at + 1, visit)) return true;
      }
    }
    // An empty segment is no parameter: "/api/recipes/" must not delete or list something else.
    return parameter && !segment.raw.empty() && parameter->Walk(path, at + 1, visit);
  }
};

namespace {

// Binds the values of `path` to the names in `pattern`; nullopt when one doesn't decode.
std::optional<PathParameters> Bind(std::string_view pattern, Path& path) {
  PathParameters parameters;
  pattern.remove_prefix(1);
  for (std::size_t i = 0; i < path.count; ++i) {
    const std::size_t slash = pattern.find('/');
    const std::string_view name = pattern.substr(0, slash);
    pattern.remove_prefix(slash == std::string_view::npos ? pattern.size() : slash + 1);
    if (!name.starts_with(':')) continue;
    Segment& segment = path.segments[i];
    if (segment.malformed) return std::nullopt;
    parameters.emplace_back(
        name.substr(1), segment.decoded ? std::move(*segment.decoded) : std::string(segment.raw));
  }
  return parameters;
}

}  // namespace

RouteTree::RouteTree() : root_(std::make_unique<Node>()) {}
RouteTree::~RouteTree() = default;
RouteTree::RouteTree(RouteTree&&) noexcept = default;
RouteTree& RouteTree::operator=(RouteTree&&) noexcept = default;

void RouteTree::Add(Method method, std::string pattern, std::size_t target) {
  assert(pattern.starts_with('/'));
  Node* node = root_.get();
  std::string_view rest = std::string_view(pattern).substr(1);
  while (true) {
    const std::size_t slash = rest.find('/');
    node = &node->Child(rest.substr(0, slash));
    if (slash == std::string_view::npos) break;
    rest.remove_prefix(slash + 1);
  }
  auto& leaf = node->leaves[static_cast<std::size_t>(method)];
  assert(leaf.target == kNoTarget);
  leaf.target = target;
  leaf.pattern = std::move(pattern);
}

std::variant<RouteTree::Match, RouteTree::Miss> RouteTree::Find(Method method,
                                                                std::string_view path) const {
  auto split = Split(path);
  if (!split) return Miss{RouteError::kNotFound, {}};

  const Node::Leaf* found = nullptr;
  std::array<bool, kMethods> allowed{};
  root_->Walk(*split, 0, [&](const Node& node) {
    const Node::Leaf& leaf = node.LeafFor(method);
    if (leaf.target != kNoTarget) {
      found = &leaf;
      return true;
    }
    for (std::size_t i = 0; i < kMethods; ++i) allowed[i] |= node.leaves[i].target != kNoTarget;
    return false;
  });
  if (found) {
    auto parameters = Bind(found->pattern, *split);
    if (!parameters) return Miss{RouteError::kBadEncoding, {}};
    return Match{found->target, found->pattern, std::move(*parameters)};
  }

  Miss miss;
  allowed[static_cast<std::size_t>(Method::kHead)] |=
      allowed[static_cast<std::size_t>(Method::kGet)];
  for (std::size_t i = 0; i < kMethods; ++i) {
    if (!allowed[i]) continue;
    miss.error = RouteError::kMethodNotAllowed;
    if (!miss.allow.empty()) miss.allow += ", ";
    miss.allow += MethodName(static_cast<Method>(i));
  }
  return miss;
}

}  // namespace flavorbot::http
