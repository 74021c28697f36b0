#include "http/http_proxy.h"

#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/network_v4.hpp>
#include <boost/asio/ip/network_v6.hpp>
#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>
#include <utility>

#include "base/ascii_case.h"
#include "base/encoding.h"

namespace flavorbot::http {
namespace {

namespace asio = boost::asio;

constexpr std::uint16_t kDefaultPort = 1080;  // as curl has it

// The value and the name that it was found by.
std::optional<std::pair<std::string, std::string>> Find(const base::Environment& environment,
                                                        const std::string& lower,
                                                        const std::string& upper) {
  for (const std::string& name : {lower, upper}) {
    if (const auto value = environment.Find(name)) {
      return std::pair(std::string(*value), std::string(name));
    }
  }
  return std::nullopt;
}

base::Result<HttpProxy, std::string> Parse(const std::string& name, std::string text) {
  const auto unfit = [&name](std::string_view why) {
    return std::unexpected(name + " can't be used: it must be a URL such as " +
                           "http://proxy.example:3128" + std::string(why));
  };
  if (!text.contains("://")) text.insert(0, "http://");
  const auto url = boost::urls::parse_uri({text.data(), text.size()});
  if (!url || url->host_address().empty()) return unfit("");
  if (url->scheme() != "http") return unfit("; proxies that are reached over TLS or SOCKS are not");
  HttpProxy proxy{.host = url->host_address(), .port = kDefaultPort};
  if (url->has_port()) {
    if (url->port_number() == 0) return unfit("");
    proxy.port = url->port_number();
  }
  if (url->has_userinfo()) {
    proxy.authorization = "Basic " + base::Base64Encode(url->user() + ":" + url->password());
  }
  return proxy;
}

std::optional<asio::ip::address> AddressIn(std::string_view host) {
  boost::system::error_code error;
  const auto address = asio::ip::make_address(host, error);
  if (error) return std::nullopt;
  return address;
}

bool IsInNetwork(const asio::ip::address& address, const std::string& network) {
  boost::system::error_code error;
  if (address.is_v4()) {
    const auto v4 = asio::ip::make_network_v4(network, error);
    return !error &&
           asio::ip::network_v4(address.to_v4(), v4.prefix_length()).canonical() == v4.canonical();
  }
  const auto v6 = asio::ip::make_network_v6(network, error);
  return !error &&
         asio::ip::network_v6(address.to_v6(), v6.prefix_length()).canonical() == v6.canonical();
}

}  // namespace

std::string HostAndPort(std::string_view host, std::uint16_t port) {
  const bool is_v6 = host.contains(':');
  return (is_v6 ? "[" + std::string(host) + "]" : std::string(host)) + ":" + std::to_string(port);
}

base::Result<ProxySettings, std::string> ProxySettings::Read(const base::Environment& environment) {
  ProxySettings settings;
  if (const auto found = Find(environment, "http_proxy", "HTTP_PROXY")) {
    auto proxy = Parse(found->second, found->first);
    if (!proxy) return std::unexpected(std::move(proxy).error());
    settings.for_http_ = *std::move(proxy);
  }
  if (const auto found = Find(environment, "https_proxy", "HTTPS_PROXY")) {
    auto proxy = Parse(found->second, found->first);
    if (!proxy) return std::unexpected(std::move(proxy).error());
    settings.for_https_ = *std::move(proxy);
  }
  if (const auto found = Find(environment, "no_proxy", "NO_PROXY")) {
    std::string entry;
    for (const char c : base::InLowerCase(found->first) + ",") {
      if (c == ' ' || c == '\t') continue;
      if (c != ',') {
        entry += c;
      } else if (!entry.empty()) {
        settings.exempt_.push_back(std::exchange(entry, {}));
      }
    }
  }
  return settings;
}

std::optional<HttpProxy> ProxySettings::For(Scheme scheme, std::string_view host,
                                            std::uint16_t port) const {
  const auto& proxy = scheme == Scheme::kHttps ? for_https_ : for_http_;
  if (!proxy || IsExempt(host, port)) return std::nullopt;
  return proxy;
}

bool ProxySettings::IsExempt(std::string_view host, std::uint16_t port) const {
  const std::string name = base::InLowerCase(host);
  const auto address = AddressIn(name);
  if (name == "localhost" || (address && address->is_loopback())) return true;
  const std::string with_port = HostAndPort(name, port);
  for (const std::string& entry : exempt_) {
    if (entry == "*" || entry == name || entry == with_port) return true;
    if (address) {
      if (IsInNetwork(*address, entry)) return true;
      continue;
    }
    // A domain, with or without a dot before it, stands for all that is below it.
    const std::string below = entry.starts_with('.') ? entry : "." + entry;
    if (name.ends_with(below) || with_port.ends_with(below)) return true;
  }
  return false;
}

}  // namespace flavorbot::http
