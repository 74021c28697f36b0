#include "http/request.h"

#include <array>

#include "http/percent_encoding.h"

namespace flavorbot::http {
namespace {

constexpr std::array<std::string_view, 8> kMethodNames = {"GET",   "HEAD",   "POST",    "PUT",
                                                          "PATCH", "DELETE", "OPTIONS", "OTHER"};

}  // namespace

std::string_view MethodName(Method method) {
  return kMethodNames[static_cast<std::size_t>(method)];
}

Method MethodFromName(std::string_view name) {
  for (std::size_t i = 0; i < static_cast<std::size_t>(Method::kOther); ++i) {
    if (kMethodNames[i] == name) return static_cast<Method>(i);
  }
  return Method::kOther;
}

std::string_view Request::path() const {
  return std::string_view(target).substr(0, target.find('?'));
}

std::string_view Request::query() const {
  const std::size_t mark = target.find('?');
  return mark == std::string::npos ? std::string_view() : std::string_view(target).substr(mark + 1);
}

std::optional<std::string> DecodePathSegment(std::string_view encoded) {
  return DecodePercent(encoded, Plus::kIsPlus);
}

std::optional<std::string> QueryParameter(const Request& request, std::string_view name) {
  std::string_view rest = request.query();
  while (!rest.empty()) {
    const std::size_t end = rest.find('&');
    const std::string_view pair = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    const std::size_t equals = pair.find('=');
    if (DecodePercent(pair.substr(0, equals), Plus::kIsSpace) != name) continue;
    if (equals == std::string_view::npos) return std::string();
    return DecodePercent(pair.substr(equals + 1), Plus::kIsSpace);
  }
  return std::nullopt;
}

}  // namespace flavorbot::http
