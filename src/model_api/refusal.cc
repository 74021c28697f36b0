#include "model_api/refusal.h"

#include <algorithm>
#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <charconv>
#include <ctime>

#include "base/ascii_case.h"

namespace flavorbot::model_api {
namespace {

namespace json = boost::json;

constexpr std::size_t kMostToldBytes = 300;
constexpr std::int64_t kMostSeconds = 24 * 60 * 60;

std::string TextOf(const json::object& object, std::string_view name) {
  const json::value* member = object.if_contains({name.data(), name.size()});
  if (member == nullptr || !member->is_string()) return "";
  return {member->get_string().data(), member->get_string().size()};
}

std::string OneLine(std::string_view text) {
  std::string line(text.substr(0, kMostToldBytes));
  for (char& c : line) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  }
  return line;
}

bool Says(const RefusalWords& words, std::initializer_list<std::string_view> phrases) {
  const std::string message = base::InLowerCase(words.message);
  return std::ranges::any_of(phrases,
                             [&](std::string_view phrase) { return message.contains(phrase); });
}

bool IsContextTooLong(int status, const RefusalWords& words) {
  return status == 413 || words.code == "context_length_exceeded" ||
         words.type == "request_too_large" || words.type == "exceed_context_size_error" ||
         Says(words, {"prompt is too long", "maximum context length", "context length",
                      "context window", "context size", "exceeds the available context"});
}

bool HasNoCredit(int status, const RefusalWords& words) {
  return status == 402 || words.code == "insufficient_quota" ||
         words.type == "insufficient_quota" || words.type == "billing_error" ||
         Says(words, {"credit balance is too low"});
}

ModelErrorKind KindOf(int status, const RefusalWords& words) {
  if (HasNoCredit(status, words)) return ModelErrorKind::kUnauthorized;
  if (status == 401 || status == 403 || words.type == "authentication_error" ||
      words.type == "permission_error") {
    return ModelErrorKind::kUnauthorized;
  }
  if (status == 429 || words.type == "rate_limit_error") return ModelErrorKind::kRateLimited;
  if (status == 529 || status == 503 || words.type == "overloaded_error") {
    return ModelErrorKind::kOverloaded;
  }
  if ((status == 0 || status == 400 || status == 413 || status == 500) &&
      IsContextTooLong(status, words)) {
    return ModelErrorKind::kContextTooLong;
  }
  if (words.code == "content_filter" || words.code == "content_policy_violation") {
    return ModelErrorKind::kRefused;
  }
  const bool is_own_fault = status >= 400 && status < 500 && status != 408 && status != 409;
  if (is_own_fault || words.type == "invalid_request_error" || words.type == "not_found_error") {
    return ModelErrorKind::kRejected;
  }
  return ModelErrorKind::kUnavailable;
}

// `most` where there are more. "1.5" is taken for 2.
std::optional<std::int64_t> WholeNumber(std::string_view text, std::int64_t most) {
  if (text.starts_with('-')) return std::nullopt;
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc::invalid_argument) return std::nullopt;
  const std::string_view rest(end, static_cast<std::size_t>(text.data() + text.size() - end));
  if (!rest.empty() && rest[0] != '.') return std::nullopt;
  if (error == std::errc::result_out_of_range || number >= most) return most;
  return rest.empty() ? number : number + 1;
}

}  // namespace

RefusalWords ReadRefusal(std::string_view body) {
  boost::system::error_code error;
  const json::value parsed = json::parse({body.data(), body.size()}, error);
  if (error || !parsed.is_object()) return {};
  const json::object& object = parsed.get_object();
  const json::value* inner = object.if_contains("error");
  if (inner != nullptr && inner->is_string())
    return {.type = "", .code = "", .message = TextOf(object, "error")};
  const json::object& told = inner != nullptr && inner->is_object() ? inner->get_object() : object;
  return {.type = TextOf(told, "type"),
          .code = TextOf(told, "code"),
          .message = TextOf(told, "message")};
}

ModelError ErrorOf(int status, const RefusalWords& words) {
  ModelError error{.kind = KindOf(status, words), .message = ""};
  error.message = status == 0 ? "error in the stream" : "status " + std::to_string(status);
  if (!words.type.empty()) error.message += ", " + OneLine(words.type);
  if (!words.code.empty()) error.message += ", " + OneLine(words.code);
  // Some providers repeat a part of the key.
  const bool may_tell_key = error.kind == ModelErrorKind::kUnauthorized;
  if (!words.message.empty() && !may_tell_key) error.message += ": " + OneLine(words.message);
  return error;
}

std::optional<std::chrono::milliseconds> RetryAfterIn(const http::Headers& headers,
                                                      base::TimePoint now) {
  using std::chrono::milliseconds;
  if (const auto exact = headers.Find("retry-after-ms")) {
    if (const auto number = WholeNumber(*exact, kMostSeconds * 1000)) return milliseconds(*number);
  }
  const auto after = headers.Find("Retry-After");
  if (!after) return std::nullopt;
  if (const auto seconds = WholeNumber(*after, kMostSeconds)) return std::chrono::seconds(*seconds);
  std::tm date{};
  const std::string text(*after);
  const char* end = ::strptime(text.c_str(), "%a, %d %b %Y %H:%M:%S GMT", &date);
  if (end == nullptr || *end != '\0') return std::nullopt;
  const base::TimePoint when{std::chrono::seconds(::timegm(&date))};
  const auto wait = when - now;
  return std::clamp<milliseconds>(wait, milliseconds(0), std::chrono::seconds(kMostSeconds));
}

}  // namespace flavorbot::model_api
