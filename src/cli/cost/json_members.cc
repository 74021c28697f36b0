#include "cli/cost/json_members.h"

#include <boost/json/parse.hpp>
#include <cmath>

namespace flavorbot::cli::cost {

namespace json = boost::json;

base::Result<JsonMembers, std::string> JsonMembers::Parse(std::string_view text,
                                                          std::string file_name) {
  json::error_code error;
  auto value = json::parse(text, error);
  if (error) return std::unexpected(file_name + " is no JSON: " + error.message());
  if (!value.is_object()) return std::unexpected(file_name + " holds no JSON object");
  auto shared = std::make_shared<Shared>(std::move(file_name), std::string());
  return JsonMembers(std::move(shared), {}, std::move(value.as_object()));
}

void JsonMembers::Fail(std::string_view name, std::string_view what) {
  if (!shared_->fault.empty()) return;
  shared_->fault = shared_->file_name + ": " + path_ + std::string(name) + ' ' + std::string(what);
}

const json::value* JsonMembers::Find(std::string_view name) {
  asked_.emplace(name);
  const auto* value = members_.if_contains(name);
  if (value == nullptr) Fail(name, "is missing");
  return value;
}

std::string JsonMembers::Text(std::string_view name) {
  const auto* value = Find(name);
  if (value == nullptr) return {};
  const auto* text = value->if_string();
  if (text == nullptr || text->empty()) {
    Fail(name, "must be a text that isn't empty");
    return {};
  }
  return std::string(*text);
}

double JsonMembers::Amount(std::string_view name) {
  const auto* value = Find(name);
  if (value == nullptr) return 0;
  if (!value->is_number()) {
    Fail(name, "must be a number");
    return 0;
  }
  const double amount = value->to_number<double>();
  if (!(amount >= 0) || !std::isfinite(amount)) Fail(name, "must not be negative");
  return amount;
}

JsonMembers JsonMembers::Object(std::string_view name) {
  const auto* value = Find(name);
  json::object members;
  if (value != nullptr && !value->is_object()) Fail(name, "must be an object");
  if (value != nullptr && value->is_object()) members = value->as_object();
  return {shared_, path_ + std::string(name) + '.', std::move(members)};
}

std::string JsonMembers::Finish() {
  for (const auto& [name, value] : members_) {
    if (!asked_.contains(std::string_view(name))) Fail(std::string_view(name), "is no member here");
  }
  return shared_->fault;
}

}  // namespace flavorbot::cli::cost
