#include "normalise.h"

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <cmath>
#include <cstdlib>

namespace flavorbot::differential {
namespace {

bool IsSet(std::string_view name) { return name == "SS" || name == "NS" || name == "BS"; }

void SortByText(json::array& values) {
  std::ranges::sort(values, {}, [](const json::value& value) { return json::serialize(value); });
}

// Members in one order, whole numbers as integers, sets sorted.
json::value Canonical(json::value value) {
  if (auto* number = value.if_double()) {
    if (std::trunc(*number) == *number && std::abs(*number) < 1e15) {
      return static_cast<std::int64_t>(*number);
    }
  } else if (value.is_uint64()) {
    return static_cast<std::int64_t>(value.get_uint64());
  } else if (auto* array = value.if_array()) {
    for (json::value& element : *array) element = Canonical(std::move(element));
  } else if (auto* object = value.if_object()) {
    std::vector<std::pair<std::string, json::value>> members;
    for (auto& member : *object) {
      members.emplace_back(member.key(), Canonical(std::move(member.value())));
      json::value& made = members.back().second;
      // Amazon's local engine keeps the text of numbers in documents.
      if (member.key() == "N" && made.is_string()) made = PlainNumber(made.get_string());
      if (member.key() == "NS" && made.is_array()) {
        for (json::value& text : made.get_array()) {
          if (text.is_string()) text = PlainNumber(text.get_string());
        }
      }
      if (IsSet(member.key()) && members.back().second.is_array()) {
        SortByText(members.back().second.get_array());
      }
    }
    std::ranges::sort(members, {}, [](const auto& member) { return member.first; });
    json::object sorted;
    for (auto& [name, member] : members) sorted.emplace(name, std::move(member));
    return sorted;
  }
  return value;
}

// Sorts the lists in the members of `object`: those of each table.
void SortEach(json::value* object) {
  if (object == nullptr || !object->is_object()) return;
  for (auto& member : object->get_object()) {
    if (member.value().is_array()) SortByText(member.value().get_array());
  }
}

// Only the service and we tell the units of transactions by kind.
void EraseUnitsByKind(json::value& value) {
  if (auto* object = value.if_object()) {
    object->erase("ReadCapacityUnits");
    object->erase("WriteCapacityUnits");
    for (auto& member : *object) EraseUnitsByKind(member.value());
  }
}

std::string TableNameIn(const json::value& value) {
  const auto* object = value.if_object();
  const auto* name = object != nullptr ? object->if_contains("TableName") : nullptr;
  return name != nullptr ? json::serialize(*name) : std::string();
}

}  // namespace

std::string PlainNumber(std::string_view text) {
  const std::size_t e = std::min(text.find_first_of("eE"), text.size());
  const bool is_negative = text.starts_with('-');
  const std::size_t sign = is_negative || text.starts_with('+') ? 1 : 0;
  std::string digits(text.substr(sign, e - sign));
  int point = e < text.size() ? std::atoi(std::string(text.substr(e + 1)).c_str()) : 0;
  const std::size_t dot = digits.find('.');
  point += static_cast<int>(dot == std::string::npos ? digits.size() : dot);
  if (dot != std::string::npos) digits.erase(dot, 1);
  if (point <= 0) {
    digits.insert(0, static_cast<std::size_t>(-point), '0').insert(0, "0.");
  } else if (static_cast<std::size_t>(point) >= digits.size()) {
    digits.append(static_cast<std::size_t>(point) - digits.size(), '0');
  } else {
    digits.insert(static_cast<std::size_t>(point), 1, '.');
  }
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size()));
  if (digits.find('.') != std::string::npos) {
    digits.erase(digits.find_last_not_of('0') + 1);
    if (digits.ends_with('.')) digits.pop_back();
  }
  if (digits.empty()) return "0";
  if (digits.starts_with('.')) digits.insert(0, "0");
  return (is_negative ? "-" : "") + digits;
}

void Normalise(const Request& request, std::string_view sort_key, Answer& answer) {
  answer.body = Canonical(std::move(answer.body));
  auto* members = answer.body.if_object();
  if (members == nullptr) return;
  const bool is_scan = request.action == "Scan";
  const bool is_index = request.body.contains("IndexName");
  if (answer.status == 200 && request.body.contains("ExclusiveStartKey") && (is_scan || is_index)) {
    members->clear();  // what follows a key there is each engine's own
    return;
  }
  if (auto* items = members->if_contains("Items"); items != nullptr && items->is_array()) {
    json::array& list = items->get_array();
    if (request.action == "Query" && is_index && !sort_key.empty()) {
      json::array order;
      for (const json::value& item : list) {
        const auto* key = item.is_object() ? item.get_object().if_contains(sort_key) : nullptr;
        order.push_back(key != nullptr ? *key : json::value());
      }
      (*members)["Order"] = std::move(order);
      items = members->if_contains("Items");
    }
    if (is_scan || is_index || request.action == "ExecuteStatement") SortByText(items->get_array());
  }
  if (request.action.starts_with("Batch")) {
    SortEach(members->if_contains("Responses"));
    SortEach(members->if_contains("UnprocessedItems"));
  }
  SortEach(members->if_contains("ItemCollectionMetrics"));
  if (auto* capacity = members->if_contains("ConsumedCapacity")) {
    if (capacity->is_array()) {
      for (json::value& of_table : capacity->get_array()) EraseUnitsByKind(of_table);
      std::ranges::sort(capacity->get_array(), {}, &TableNameIn);
    }
  }
}

}  // namespace flavorbot::differential
