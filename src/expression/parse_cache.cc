#include "expression/parse_cache.h"

#include <algorithm>
#include <array>
#include <bit>
#include <functional>
#include <utility>

#include "expression/parse.h"
#include "expression/parse_text.h"
#include "expression/visit_values.h"

namespace flavorbot::expression {
namespace {

using dynamodb::AttributeType;
using dynamodb::AttributeValue;
using dynamodb::ExpressionAttributeValues;

// Sizes are in the key, for names may hold any byte: no two requests have one key by chance or by
// somebody's will.
void AppendSize(std::string& key, std::size_t size) {
  const auto bytes = std::bit_cast<std::array<char, sizeof size>>(size);
  key.append(bytes.data(), bytes.size());
}
void AppendText(std::string& key, std::string_view text) {
  AppendSize(key, text.size());
  key.append(text);
}

// A value's type; of BOOL the value too, for no two of them can be told apart (MarkerOf).
char TypeMark(const AttributeValue& value) {
  const auto* truth = value.As<bool>();
  if (truth != nullptr) return *truth ? 't' : 'f';
  return static_cast<char>('A' + static_cast<int>(value.type()));
}

std::string KeyOf(std::string_view text, const Parameters& parameters) {
  std::string key;
  AppendText(key, text);
  const auto* names = parameters.names();
  AppendSize(key, names != nullptr ? names->size() : 0);
  if (names != nullptr) {
    for (const auto& [placeholder, name] : *names) {
      AppendText(key, placeholder);
      AppendText(key, name);
    }
  }
  if (parameters.values() != nullptr) {
    for (const auto& [placeholder, value] : *parameters.values()) {
      AppendText(key, placeholder);
      key.push_back(TypeMark(value));
    }
  }
  return key;
}

// A value of the type of `value` that is no other's, to see where it ends up. BOOL and NULL stay.
AttributeValue MarkerOf(const AttributeValue& value, std::int64_t number) {
  const auto text = std::to_string(number);
  switch (value.type()) {
    case AttributeType::kS:
      return AttributeValue::S(text);
    case AttributeType::kN:
      return AttributeValue::N(number);
    case AttributeType::kB:
      return AttributeValue::B(text);
    case AttributeType::kBool:
    case AttributeType::kNull:
      return value;
    case AttributeType::kL:
      return AttributeValue::L({AttributeValue::N(number)});
    case AttributeType::kM:
      return AttributeValue::M({{text, AttributeValue::MakeNull()}});
    case AttributeType::kSs:
      return AttributeValue::Variant{dynamodb::StringSet{{text}}};
    case AttributeType::kNs:
      return AttributeValue::Variant{dynamodb::NumberSet{{dynamodb::Number{number}}}};
    case AttributeType::kBs:
      return AttributeValue::Variant{dynamodb::BinarySet{{text}}};
  }
  std::unreachable();
}

ExpressionAttributeValues MarkersOf(const ExpressionAttributeValues& values) {
  ExpressionAttributeValues markers;
  std::int64_t number = 0;
  for (const auto& [placeholder, value] : values) {
    markers.emplace(placeholder, MarkerOf(value, ++number));
  }
  return markers;
}

std::string PlaceholderOf(const ExpressionAttributeValues& markers, const AttributeValue& marker) {
  const auto found = std::ranges::find_if(
      markers, [&marker](const auto& entry) { return entry.second == marker; });
  return found != markers.end() ? found->first : "";
}

// Whether a check of the parser looked at values.
bool DependsOnValues(const Condition& condition) {
  return std::visit(
      []<typename Node>(const Node& node) {
        if constexpr (requires { node.terms; }) {
          return std::ranges::any_of(node.terms, DependsOnValues);
        } else if constexpr (requires { node.term; }) {
          return std::ranges::any_of(node.term, DependsOnValues);
        } else {
          return std::is_same_v<Node, Between> || std::is_same_v<Node, AttributeTypeIs>;
        }
      },
      condition.node);
}
bool DependsOnValues(const KeyCondition& condition) {
  return std::ranges::any_of(condition.terms,
                             [](const KeyTerm& term) { return term.op == KeyOperator::kBetween; });
}
bool DependsOnValues(const Update&) { return false; }
bool DependsOnValues(const Projection&) { return false; }

}  // namespace

template <typename Tree>
dynamodb::Result<Tree> ParseCache<Tree>::Get(std::string_view text, Parameters& parameters) {
  auto key = KeyOf(text, parameters);
  if (const auto found = by_key_.find(key); found != by_key_.end()) {
    ++hits_;
    entries_.splice(entries_.begin(), entries_, found->second);
    return Bind(*found->second, parameters);
  }
  auto tree = parse_(text, parameters);
  if (tree && key.size() <= kMaxKeyBytes && !DependsOnValues(*tree) && CameBefore(key)) {
    Learn(std::move(key), text, parameters);
  }
  return tree;
}

template <typename Tree>
bool ParseCache<Tree>::CameBefore(const std::string& key) {
  const std::size_t hash = std::hash<std::string>()(key);
  return std::exchange(came_[hash % came_.size()], hash) == hash;
}

template <typename Tree>
Tree ParseCache<Tree>::Bind(const Entry& entry, Parameters& parameters) const {
  for (const auto& name : entry.used_names) parameters.UseName(name);
  for (const auto& value : entry.used_values) parameters.UseValue(value);
  Tree tree = entry.tree;
  // The key has the placeholders, so the request has a value for each.
  auto place = entry.value_places.begin();
  auto fill = [&](AttributeValue& value) { value = parameters.values()->find(*place++)->second; };
  VisitValues(tree, fill);
  return tree;
}

template <typename Tree>
void ParseCache<Tree>::Learn(std::string key, std::string_view text, const Parameters& parameters) {
  const std::optional names =
      parameters.names() != nullptr ? std::optional(*parameters.names()) : std::nullopt;
  const std::optional markers = parameters.values() != nullptr
                                    ? std::optional(MarkersOf(*parameters.values()))
                                    : std::nullopt;
  Parameters marked(names, markers);
  auto tree = parse_(text, marked);
  if (!tree) return;
  Entry entry{.key = std::move(key), .tree = std::move(*tree)};
  auto take_out = [&](AttributeValue& value) {
    entry.value_places.push_back(markers ? PlaceholderOf(*markers, value) : "");
    value = AttributeValue::MakeNull();
  };
  VisitValues(entry.tree, take_out);
  for (const auto* used : marked.used_names()) entry.used_names.push_back(used->first);
  for (const auto* used : marked.used_values()) entry.used_values.push_back(used->first);
  keys_bytes_ += entry.key.size();
  entries_.push_front(std::move(entry));
  by_key_.emplace(entries_.front().key, entries_.begin());
  while (entries_.size() > kMaxEntries || keys_bytes_ > kMaxKeysBytes) ForgetOldest();
}

template <typename Tree>
void ParseCache<Tree>::ForgetOldest() {
  keys_bytes_ -= entries_.back().key.size();
  by_key_.erase(entries_.back().key);
  entries_.pop_back();
}

template class ParseCache<Condition>;
template class ParseCache<KeyCondition>;
template class ParseCache<Projection>;
template class ParseCache<Update>;

// As `parse`, with a cache of its own on each thread.
template <typename Tree, typename ParseCache<Tree>::Parse parse>
static dynamodb::Result<Tree> ParseCached(std::string_view text, Parameters& parameters) {
  thread_local ParseCache<Tree> cache(parse);
  return cache.Get(text, parameters);
}

dynamodb::Result<Condition> ParseCondition(std::string_view text, Parameters& parameters) {
  return ParseCached<Condition, &ParseConditionText>(text, parameters);
}
dynamodb::Result<Condition> ParseFilter(std::string_view text, Parameters& parameters) {
  return ParseCached<Condition, &ParseFilterText>(text, parameters);
}
dynamodb::Result<KeyCondition> ParseKeyCondition(std::string_view text, Parameters& parameters) {
  return ParseCached<KeyCondition, &ParseKeyConditionText>(text, parameters);
}
dynamodb::Result<Projection> ParseProjection(std::string_view text, Parameters& parameters) {
  return ParseCached<Projection, &ParseProjectionText>(text, parameters);
}
dynamodb::Result<Update> ParseUpdate(std::string_view text, Parameters& parameters) {
  return ParseCached<Update, &ParseUpdateText>(text, parameters);
}

}  // namespace flavorbot::expression
