#include "web_api/request_fields.h"

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <cmath>
#include <utility>

#include "http/form.h"
#include "http/media_type.h"
#include "web_api/error_mapping.h"

namespace flavorbot::web_api {

namespace json = boost::json;

struct RequestFields::Body {
  json::object object;
};

namespace {

constexpr std::size_t kMaxJsonDepth = 32;

base::Result<json::object, http::Response> ParseJson(std::string_view text) {
  boost::system::error_code error;
  json::parse_options options;
  options.max_depth = kMaxJsonDepth;
  auto value = json::parse(text, error, {}, options);
  if (error) {
    return std::unexpected(MessageResponse(400, "The body is not valid JSON"));
  }
  if (!value.is_object()) {
    return std::unexpected(MessageResponse(400, "The body must be a JSON object"));
  }
  return std::move(value.get_object());
}

base::Result<json::object, http::Response> ParseForm(std::string_view text) {
  const auto fields = http::ParseForm(text);
  if (!fields) return std::unexpected(MessageResponse(400, "The body is not a valid form"));
  json::object object;
  for (const auto& [name, value] : *fields) object[name] = value;
  return object;
}

std::string ToString(const json::string& text) { return {text.data(), text.size()}; }

std::optional<std::int64_t> ToInteger(const json::value& value) {
  if (const auto* number = value.if_int64()) return *number;
  if (const auto* number = value.if_double()) {
    // Beyond 2^53 a double is no longer one certain whole number.
    if (std::trunc(*number) == *number && std::abs(*number) <= 9007199254740992.0) {
      return static_cast<std::int64_t>(*number);
    }
  }
  return std::nullopt;
}

const json::value* Find(const RequestFields::Body& body, std::string_view name) {
  return body.object.if_contains(name);
}

bool IsAbsent(const json::value* value, OnNull on_null) {
  return value == nullptr || (value->is_null() && on_null == OnNull::kAbsent);
}

}  // namespace

RequestFields::RequestFields(std::unique_ptr<Body> body) : body_(std::move(body)) {}
RequestFields::RequestFields(RequestFields&&) noexcept = default;
RequestFields& RequestFields::operator=(RequestFields&&) noexcept = default;
RequestFields::~RequestFields() = default;

bool RequestFields::Has(std::string_view name) const { return Find(*body_, name) != nullptr; }

std::optional<std::string> RequestFields::Text(std::string_view name, OnNull on_null) {
  const auto* value = Find(*body_, name);
  if (IsAbsent(value, on_null)) return std::nullopt;
  if (const auto* text = value->if_string()) return ToString(*text);
  errors_[std::string(name)] = "Must be text";
  return std::nullopt;
}

std::optional<bool> RequestFields::Boolean(std::string_view name, OnNull on_null) {
  const auto* value = Find(*body_, name);
  if (IsAbsent(value, on_null)) return std::nullopt;
  if (const auto* truth = value->if_bool()) return *truth;
  errors_[std::string(name)] = "Must be true or false";
  return std::nullopt;
}

std::optional<std::int64_t> RequestFields::Integer(std::string_view name, OnNull on_null) {
  const auto* value = Find(*body_, name);
  if (IsAbsent(value, on_null)) return std::nullopt;
  if (const auto number = ToInteger(*value)) return number;
  errors_[std::string(name)] = "Must be a whole number";
  return std::nullopt;
}

std::optional<std::vector<std::string>> RequestFields::TextList(std::string_view name) {
  const auto* value = Find(*body_, name);
  if (value == nullptr) return std::nullopt;
  std::vector<std::string> texts;
  const auto* list = value->if_array();
  for (std::size_t i = 0; list != nullptr && i < list->size(); ++i) {
    const auto* text = (*list)[i].if_string();
    if (text == nullptr) list = nullptr;
    if (text != nullptr) texts.push_back(ToString(*text));
  }
  if (list != nullptr) return texts;
  errors_[std::string(name)] = "Must be a list of texts";
  return std::nullopt;
}

std::optional<std::vector<TextMembers>> RequestFields::TextObjects(std::string_view name) {
  const auto* value = Find(*body_, name);
  if (value == nullptr) return std::nullopt;
  const auto* list = value->if_array();
  if (list == nullptr) {
    errors_[std::string(name)] = "Must be a list";
    return std::nullopt;
  }
  std::vector<TextMembers> objects;
  for (const auto& element : *list) {
    const auto* object = element.if_object();
    if (object == nullptr) continue;
    auto& members = objects.emplace_back();
    for (const auto& [key, member] : *object) {
      if (const auto* text = member.if_string()) members.emplace(key, ToString(*text));
    }
  }
  return objects;
}

std::optional<std::optional<std::string>> RequestFields::ClearableText(std::string_view name) {
  const auto* value = Find(*body_, name);
  if (value == nullptr) return std::nullopt;
  if (value->is_null()) return std::optional<std::string>();
  auto text = Text(name);
  if (!text) return std::nullopt;
  return text;
}

std::optional<std::optional<std::int64_t>> RequestFields::ClearableInteger(std::string_view name) {
  const auto* value = Find(*body_, name);
  if (value == nullptr) return std::nullopt;
  if (value->is_null()) return std::optional<std::int64_t>();
  const auto number = Integer(name);
  if (!number) return std::nullopt;
  return number;
}

base::Result<RequestFields, http::Response> ReadFields(const RequestContext& context) {
  const auto& request = context.request;
  auto body = std::make_unique<RequestFields::Body>();
  if (request.body.empty()) return RequestFields(std::move(body));
  const auto type = http::ParseMediaType(request.headers.Find("Content-Type").value_or(""))
                        .value_or(http::MediaType{});
  if (!type.IsJson() && !type.IsForm()) {
    return std::unexpected(
        MessageResponse(415, "The body must be application/json or an urlencoded form"));
  }
  auto object = type.IsJson() ? ParseJson(request.body) : ParseForm(request.body);
  if (!object) return std::unexpected(std::move(object).error());
  body->object = *std::move(object);
  return RequestFields(std::move(body));
}

}  // namespace flavorbot::web_api
