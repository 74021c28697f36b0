#include "http/media_type.h"

#include <algorithm>
#include <array>

#include "base/ascii_case.h"
#include "base/contains.h"
#include "http/headers.h"

namespace flavorbot::http {
namespace {

constexpr std::array<std::string_view, 7> kCompressible = {
    "application/javascript", "application/json",           "application/manifest+json",
    "application/wasm",       "application/x-amz-json-1.0", "application/xml",
    "image/svg+xml"};

bool IsToken(std::string_view text) {
  static constexpr std::string_view kMarks = "!#$%&'*+-.^_`|~";
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           kMarks.find(c) != std::string_view::npos;
  });
}

// The value of a parameter: a token or a quoted string, whose escapes no charset has.
std::optional<std::string_view> Unquote(std::string_view value) {
  if (value.starts_with('"')) {
    if (value.size() < 2 || !value.ends_with('"')) return std::nullopt;
    return value.substr(1, value.size() - 2);
  }
  if (!IsToken(value)) return std::nullopt;
  return value;
}

}  // namespace

bool MediaType::IsJson() const {
  return essence == "application/json" || essence.ends_with("+json");
}

bool MediaType::IsForm() const { return essence == "application/x-www-form-urlencoded"; }

bool MediaType::IsCompressible() const {
  if (essence == "text/event-stream") return false;
  return essence.starts_with("text/") || essence.ends_with("+json") || essence.ends_with("+xml") ||
         base::Contains(kCompressible, essence);
}

std::optional<MediaType> ParseMediaType(std::string_view content_type) {
  std::size_t semicolon = content_type.find(';');
  const std::string_view essence = TrimBlanks(content_type.substr(0, semicolon));
  const std::size_t slash = essence.find('/');
  if (slash == std::string_view::npos || !IsToken(essence.substr(0, slash)) ||
      !IsToken(essence.substr(slash + 1))) {
    return std::nullopt;
  }
  MediaType parsed{base::InLowerCase(essence), {}};
  while (semicolon != std::string_view::npos) {
    content_type.remove_prefix(semicolon + 1);
    semicolon = content_type.find(';');
    const std::string_view parameter = TrimBlanks(content_type.substr(0, semicolon));
    if (parameter.empty()) continue;
    const std::size_t equals = parameter.find('=');
    if (equals == std::string_view::npos) return std::nullopt;
    const auto value = Unquote(parameter.substr(equals + 1));
    if (!value || !IsToken(parameter.substr(0, equals))) return std::nullopt;
    if (EqualsIgnoringCase(parameter.substr(0, equals), "charset") && parsed.charset.empty()) {
      parsed.charset = base::InLowerCase(*value);
    }
  }
  return parsed;
}

}  // namespace flavorbot::http
