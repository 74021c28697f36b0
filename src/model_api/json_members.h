// Members of a JSON value, with a fallback where they aren't there or are something else.
#pragma once

#include <boost/json/value.hpp>
#include <cstdint>
#include <optional>
#include <string_view>

namespace flavorbot::model_api {

inline const boost::json::value* MemberOf(const boost::json::value& value, std::string_view name) {
  const auto* object = value.if_object();
  return object == nullptr ? nullptr : object->if_contains({name.data(), name.size()});
}

// Empty: no text.
inline std::string_view TextOf(const boost::json::value& value, std::string_view name) {
  const auto* member = MemberOf(value, name);
  if (member == nullptr || !member->is_string()) return {};
  return {member->get_string().data(), member->get_string().size()};
}

// nullopt: no whole number.
inline std::optional<std::int64_t> IntegerOf(const boost::json::value& value,
                                             std::string_view name) {
  const auto* member = MemberOf(value, name);
  if (member == nullptr || !member->is_int64()) return std::nullopt;
  return member->get_int64();
}

}  // namespace flavorbot::model_api
