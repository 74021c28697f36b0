#include "web_api/same_origin.h"

#include <string_view>

namespace flavorbot::web_api {
namespace {

// "https://flavorbot.example/app" -> "https://flavorbot.example".
std::string_view OriginOf(std::string_view url) {
  const auto scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  return url.substr(0, url.find('/', scheme + 3));
}

// Behind a proxy that ends TLS the scheme of the page isn't known here, so the host decides.
bool NamesHost(std::string_view origin, std::string_view host) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (origin.starts_with(scheme)) {
      return http::EqualsIgnoringCase(origin.substr(scheme.size()), host);
    }
  }
  return false;
}

}  // namespace

bool IsSameOrigin(const http::Request& request, const WebSettings& settings) {
  const auto origin = request.headers.Find("Origin");
  if (!origin) {
    const auto site = request.headers.Find("Sec-Fetch-Site");
    return !site || *site == "same-origin" || *site == "none";
  }
  if (!settings.public_url.empty() &&
      http::EqualsIgnoringCase(*origin, OriginOf(settings.public_url))) {
    return true;
  }
  const auto host = request.headers.Find("Host");
  return host && !host->empty() && NamesHost(*origin, *host);
}

}  // namespace flavorbot::web_api
