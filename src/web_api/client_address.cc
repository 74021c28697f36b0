#include "web_api/client_address.h"

#include <algorithm>
#include <boost/asio/ip/address.hpp>
#include <string_view>

namespace flavorbot::web_api {
namespace {

bool IsTrusted(std::string_view address, const WebSettings& settings) {
  return std::ranges::find(settings.trusted_proxies, address) != settings.trusted_proxies.end();
}

// The address in its one canonical spelling; empty when it isn't one.
std::string Canonical(std::string_view text) {
  boost::system::error_code error;
  const auto address = boost::asio::ip::make_address(std::string(text), error);
  return error ? std::string() : address.to_string();
}

}  // namespace

std::string ClientAddress(const http::Request& request, const WebSettings& settings) {
  std::string address = request.peer_address;
  if (!IsTrusted(address, settings)) return address;
  const auto forwarded = request.headers.Find("X-Forwarded-For");
  if (!forwarded) return address;
  // From the last to the first: each proxy appends whom it heard.
  auto rest = *forwarded;
  while (!rest.empty()) {
    const auto comma = rest.rfind(',');
    const auto element = comma == std::string_view::npos ? rest : rest.substr(comma + 1);
    rest = comma == std::string_view::npos ? std::string_view() : rest.substr(0, comma);
    auto hop = Canonical(http::TrimBlanks(element));
    if (hop.empty()) return address;
    address = std::move(hop);
    if (!IsTrusted(address, settings)) return address;
  }
  return address;
}

}  // namespace flavorbot::web_api
