#include "web_api/request_fields.h"

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <cmath>
#include <utility>

#include "http/headers.h"
#include "http/percent_encoding.h"
#include "web_api/error_mapping.h"

namespace flavorbot::web_api {

namespace json = boost::json;

struct RequestFields::Body {
  json::object object;
};

namespace {

constexpr std::size_t kMaxFormFields = 1000;
constexpr std::size_t kMaxJsonDepth = 32;

enum class MediaType { kJson, kForm, kOther };

MediaType MediaTypeOf(std::string_view content_type) {
  const auto type = http::TrimBlanks(content_type.substr(0, content_type.find(';')));
  if (http::EqualsIgnoringCase(type, "application/json")) return MediaType::kJson;
  if (http::EqualsIgnoringCase(type, "application/x-www-form-urlencoded")) return MediaType::kForm;
  return MediaType::kOther;
}

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
  json::object object;
  std::size_t count = 0;
  while (!text.empty()) {
    const auto end = text.find('&');
    const auto pair = text.substr(0, end);
    text = end == std::string_view::npos ? "" : text.substr(end + 1);
    if (pair.empty()) continue;
    if (++count > kMaxFormFields) {
      return std::unexpected(MessageResponse(413, "The form has too many fields"));
    }
    const auto equals = pair.find('=');
    const auto name = http::DecodePercent(pair.substr(0, equals), http::Plus::kIsSpace);
    const auto value = http::DecodePercent(
        equals == std::string_view::npos ? "" : pair.substr(equals + 1), http::Plus::kIsSpace);
    if (!name || !value) {
      return std::unexpected(MessageResponse(400, "The body is not a valid form"));
    }
    object[*name] = *value;
  }
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
  const auto media_type = MediaTypeOf(request.headers.Find("Content-Type").value_or(""));
  if (media_type == MediaType::kOther) {
    return std::unexpected(
        MessageResponse(415, "The body must be application/json or an urlencoded form"));
  }
  auto object = media_type == MediaType::kJson ? ParseJson(request.body) : ParseForm(request.body);
  if (!object) return std::unexpected(std::move(object).error());
  body->object = *std::move(object);
  return RequestFields(std::move(body));
}

}  // namespace flavorbot::web_api
