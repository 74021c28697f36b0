#include "web_api/public_url.h"

#include <algorithm>
#include <boost/asio/ip/address.hpp>
#include <optional>
#include <string_view>

namespace flavorbot::web_api {
namespace {

// "[::1]:5000" -> "::1"; "localhost:5000" -> "localhost"; nullopt when it has another form.
std::optional<std::string_view> HostName(std::string_view host) {
  std::string_view name = host;
  std::string_view port;
  if (host.starts_with('[')) {
    const auto end = host.find(']');
    if (end == std::string_view::npos) return std::nullopt;
    name = host.substr(1, end - 1);
    port = host.substr(end + 1);
  } else if (const auto colon = host.find(':'); colon != std::string_view::npos) {
    name = host.substr(0, colon);
    port = host.substr(colon);
  }
  if (port.empty()) return name;
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (port.size() < 2 || port.size() > 6 || port.front() != ':' ||
      !std::ranges::all_of(port.substr(1), is_digit)) {
    return std::nullopt;
  }
  return name;
}

bool IsPrivate(const boost::asio::ip::address& address) {
  if (address.is_loopback()) return true;
  if (address.is_v6()) {
    const auto bytes = address.to_v6().to_bytes();
    return (bytes[0] & 0xFE) == 0xFC || address.to_v6().is_link_local();
  }
  const auto bytes = address.to_v4().to_bytes();
  return bytes[0] == 10 || (bytes[0] == 172 && (bytes[1] & 0xF0) == 16) ||
         (bytes[0] == 192 && bytes[1] == 168);
}

bool IsOwnNetwork(std::string_view host) {
  const auto name = HostName(host);
  if (!name) return false;
  if (*name == "localhost") return true;
  boost::system::error_code error;
  const auto address = boost::asio::ip::make_address(std::string(*name), error);
  return !error && IsPrivate(address);
}

}  // namespace

std::string PublicUrl(const http::Request& request, const WebSettings& settings) {
  if (!settings.public_url.empty()) return settings.public_url;
  const auto host = request.headers.Find("Host");
  if (host && IsOwnNetwork(*host)) return "http://" + std::string(*host);
  return settings.local_url;
}

}  // namespace flavorbot::web_api
