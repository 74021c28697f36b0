#include <array>
#include <boost/json/array.hpp>
#include <string_view>

#include "requests.h"
#include "values.h"

namespace flavorbot::differential {
namespace {

using namespace std::string_view_literals;

constexpr std::array kTexts = {""sv,     "NONE"sv, "none"sv, "SIZE"sv, "ALL_NEW"sv,
                               "true"sv, "a"sv,    "-1"sv,   "x y"sv,  "COUNT"sv};

json::value Other(Random& random) {
  switch (random.Below(8)) {
    case 0:
      return nullptr;
    case 1:
      return static_cast<std::int64_t>(random.Below(3)) - 1;
    case 2:
      return json::array();
    case 3:
      return json::object();
    case 4:
      return random.OneIn(2);
    default:
      return json::string(random.Pick(kTexts));
  }
}

// Changes something in `value` or below it.
void MutateBelow(Random& random, json::value& value, int depth) {
  if (auto* object = value.if_object(); object != nullptr && !object->empty()) {
    const auto at = object->begin() + static_cast<std::ptrdiff_t>(random.Below(object->size()));
    if (depth > 0 && !random.OneIn(3) && (at->value().is_object() || at->value().is_array())) {
      return MutateBelow(random, at->value(), depth - 1);
    }
    switch (random.Below(4)) {
      case 0:
        object->erase(at);
        return;
      case 1: {
        json::value copy = at->value();
        (*object)[std::string(at->key()) + "s"] = std::move(copy);
        return;
      }
      default:
        at->value() = Other(random);
        return;
    }
  }
  if (auto* array = value.if_array(); array != nullptr && !array->empty()) {
    json::value& element = (*array)[random.Below(array->size())];
    if (depth > 0 && !random.OneIn(4)) return MutateBelow(random, element, depth - 1);
    element = Other(random);
    return;
  }
  value = Other(random);
}

// AttributeUpdates whose Action went get one again: without it Amazon's local engine does nothing,
// where the service puts (API reference, AttributeValueUpdate; dynalite), and says nothing of it.
void RestoreActions(json::object& body) {
  auto* updates = body.if_contains("AttributeUpdates");
  if (updates == nullptr || !updates->is_object()) return;
  for (auto& update : updates->get_object()) {
    auto* members = update.value().if_object();
    if (members == nullptr) continue;
    const auto* action = members->if_contains("Action");
    if (action == nullptr || action->is_null()) (*members)["Action"] = "PUT";
  }
}

}  // namespace

void Mutate(Random& random, json::object& body) {
  json::value whole(std::move(body));
  MutateBelow(random, whole, 4);
  if (whole.is_object()) body = std::move(whole.get_object());
  RestoreActions(body);
}

}  // namespace flavorbot::differential
