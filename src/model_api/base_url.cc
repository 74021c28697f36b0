#include "model_api/base_url.h"

#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>

namespace flavorbot::model_api {
namespace {

constexpr std::uint16_t kHttp = 80;
constexpr std::uint16_t kHttps = 443;

}  // namespace

std::string BaseUrl::HostHeader() const {
  std::string header = host.contains(':') ? "[" + host + "]" : host;
  if (port != (tls ? kHttps : kHttp)) header += ":" + std::to_string(port);
  return header;
}

base::Result<BaseUrl, std::string> ParseBaseUrl(std::string_view url) {
  const auto parsed = boost::urls::parse_uri({url.data(), url.size()});
  if (!parsed) return std::unexpected("it must be a URL such as https://api.example.com/v1");
  if (parsed->has_userinfo())
    return std::unexpected("it has a user in it; the key is set on its own");
  BaseUrl base;
  base.tls = parsed->scheme() == "https";
  if (!base.tls && parsed->scheme() != "http") {
    return std::unexpected("it must begin with http:// or https://");
  }
  base.host = parsed->host_address();
  if (base.host.empty()) return std::unexpected("it names no host");
  if (parsed->has_query() || parsed->has_fragment()) {
    return std::unexpected("it has more than scheme, host, port and path");
  }
  base.port = base.tls ? kHttps : kHttp;
  if (parsed->has_port()) {
    if (parsed->port_number() == 0) return std::unexpected("it has no port from 1 to 65535");
    base.port = parsed->port_number();
  }
  base.prefix = std::string(parsed->encoded_path());
  while (base.prefix.ends_with('/')) base.prefix.pop_back();
  return base;
}

}  // namespace flavorbot::model_api
