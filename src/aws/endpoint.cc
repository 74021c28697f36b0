#include "aws/endpoint.h"

#include <algorithm>
#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>
#include <utility>

namespace flavorbot::aws {
namespace {

constexpr std::uint16_t kHttp = 80;
constexpr std::uint16_t kHttps = 443;

// A partition of AWS: the regions whose names begin alike, and what the names of its hosts end
// with.
struct Partition {
  std::string_view regions;
  std::string_view domain;
  std::string_view dual_stack_domain;  // empty: it has none
};

constexpr Partition kPartitions[] = {
    {"cn-", "amazonaws.com.cn", "api.amazonwebservices.com.cn"},
    {"us-iso-", "c2s.ic.gov", ""},
    {"us-isob-", "sc2s.sgov.gov", ""},
    {"us-isof-", "csp.hci.ic.gov", ""},
    {"eu-isoe-", "cloud.adc-e.uk", ""},
    {"", "amazonaws.com", "api.aws"},
};

const Partition& PartitionOf(std::string_view region) {
  return *std::ranges::find_if(
      kPartitions, [region](const Partition& each) { return region.starts_with(each.regions); });
}

}  // namespace

std::string Endpoint::HostHeader() const {
  if (!unix_socket.empty()) return "localhost";
  const bool is_v6 = host.find(':') != std::string::npos;
  std::string header = is_v6 ? "[" + host + "]" : host;
  if (port != (tls ? kHttps : kHttp)) header += ":" + std::to_string(port);
  return header;
}

std::string Endpoint::Name() const {
  return unix_socket.empty() ? HostHeader() : unix_socket.string();
}

base::Result<Url, std::string> ParseUrl(std::string_view url) {
  const auto parsed = boost::urls::parse_uri({url.data(), url.size()});
  const auto is_unfit = [&](std::string_view why) {
    return std::unexpected("\"" + std::string(url) + "\" " + std::string(why));
  };
  if (!parsed) {
    if (url.contains('@')) return std::unexpected("it is not a URL such as http://localhost:8000");
    return is_unfit("is not a URL such as http://localhost:8000");
  }
  if (parsed->has_userinfo()) {
    return std::unexpected("the URL has a user in it; keys are set on their own");
  }
  Url read;
  Endpoint& endpoint = read.endpoint;
  if (parsed->scheme() == "http") {
    endpoint.tls = false;
  } else if (parsed->scheme() != "https") {
    return is_unfit("begins neither with http:// nor with https://");
  }
  if (parsed->host_address().empty()) return is_unfit("names no host");
  if (parsed->has_fragment()) return is_unfit("has a fragment");
  endpoint.host = parsed->host_address();
  endpoint.port = endpoint.tls ? kHttps : kHttp;
  if (parsed->has_port()) {
    if (parsed->port_number() == 0) return is_unfit("has no port from 1 to 65535");
    endpoint.port = parsed->port_number();
  }
  read.target = parsed->encoded_path().empty() ? "/" : std::string(parsed->encoded_path());
  if (parsed->has_query()) read.target.append("?").append(parsed->encoded_query());
  return read;
}

base::Result<Endpoint, std::string> ParseEndpoint(std::string_view url) {
  auto parsed = ParseUrl(url);
  if (!parsed) return std::unexpected(std::move(parsed).error());
  const auto is_unfit = [&](std::string_view why) {
    return std::unexpected("\"" + std::string(url) + "\" " + std::string(why));
  };
  if (parsed->target.contains('?')) return is_unfit("has more than scheme, host and port");
  if (parsed->target != "/") return is_unfit("has a path; the service answers at /");
  return std::move(parsed->endpoint);
}

Endpoint UnixEndpoint(std::filesystem::path path) {
  return {.tls = false, .unix_socket = std::move(path)};
}

// In us-gov regions the usual names of these services are those with FIPS, too.
Endpoint EndpointOf(std::string_view service, std::string_view region,
                    const EndpointVariant& variant) {
  const Partition& partition = PartitionOf(region);
  const bool is_dual_stack = variant.dual_stack && !partition.dual_stack_domain.empty();
  std::string host(service);
  if (variant.fips && (is_dual_stack || !region.starts_with("us-gov-"))) host += "-fips";
  host.append(".").append(region).append(".");
  host.append(is_dual_stack ? partition.dual_stack_domain : partition.domain);
  return {.tls = true, .host = std::move(host), .port = kHttps};
}

}  // namespace flavorbot::aws
