#include "dynamodb_client/endpoint.h"

#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>

namespace flavorbot::dynamodb_client {
namespace {

constexpr std::uint16_t kHttp = 80;
constexpr std::uint16_t kHttps = 443;

// What the partition of a region ends its names with; dual-stack names end otherwise.
std::string_view DomainOf(std::string_view region, bool dual_stack) {
  if (region.starts_with("cn-")) {
    return dual_stack ? "api.amazonwebservices.com.cn" : "amazonaws.com.cn";
  }
  return dual_stack ? "api.aws" : "amazonaws.com";
}

}  // namespace

std::string Endpoint::HostHeader() const {
  const bool is_v6 = host.find(':') != std::string::npos;
  std::string header = is_v6 ? "[" + host + "]" : host;
  if (port != (tls ? kHttps : kHttp)) header += ":" + std::to_string(port);
  return header;
}

base::Result<Endpoint, std::string> ParseEndpoint(std::string_view url) {
  const auto parsed = boost::urls::parse_uri({url.data(), url.size()});
  const auto is_unfit = [&](std::string_view why) {
    return std::unexpected("\"" + std::string(url) + "\" " + std::string(why));
  };
  if (!parsed) return is_unfit("is not a URL such as http://localhost:8000");
  Endpoint endpoint;
  if (parsed->scheme() == "http") {
    endpoint.tls = false;
  } else if (parsed->scheme() != "https") {
    return is_unfit("begins neither with http:// nor with https://");
  }
  if (parsed->has_userinfo()) return is_unfit("has a user in it; keys are set on their own");
  if (parsed->host_address().empty()) return is_unfit("names no host");
  if (!parsed->encoded_path().empty() && parsed->encoded_path() != "/") {
    return is_unfit("has a path; DynamoDB answers at /");
  }
  if (parsed->has_query() || parsed->has_fragment())
    return is_unfit("has more than scheme, host and port");
  endpoint.host = parsed->host_address();
  endpoint.port = endpoint.tls ? kHttps : kHttp;
  if (parsed->has_port()) {
    if (parsed->port_number() == 0) return is_unfit("has no port from 1 to 65535");
    endpoint.port = parsed->port_number();
  }
  return endpoint;
}

Endpoint EndpointOf(std::string_view region, const EndpointVariant& variant) {
  std::string host = variant.fips ? "dynamodb-fips." : "dynamodb.";
  host.append(region).append(".").append(DomainOf(region, variant.dual_stack));
  return {.tls = true, .host = std::move(host), .port = kHttps};
}

}  // namespace flavorbot::dynamodb_client
