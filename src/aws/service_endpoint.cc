#include "aws/service_endpoint.h"

#include <algorithm>

namespace flavorbot::aws {
namespace {

struct ConfiguredUrl {
  std::string from;
  std::string url;
};

std::optional<ConfiguredUrl> UrlFor(const Configuration& configuration, std::string_view service) {
  std::string variable = "AWS_ENDPOINT_URL_";
  for (const char c : service) {
    variable += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  for (const std::string_view name :
       {std::string_view(variable), std::string_view("AWS_ENDPOINT_URL")}) {
    if (const auto url = configuration.environment().Find(name)) {
      return ConfiguredUrl{std::string(name), std::string(*url)};
    }
  }
  const std::string profile = "the profile " + configuration.profile_name();
  if (const auto url = configuration.ServiceSetting(service, "endpoint_url")) {
    return ConfiguredUrl{"endpoint_url for " + std::string(service) + " of " + profile,
                         std::string(*url)};
  }
  if (const auto url = configuration.ProfileSetting("endpoint_url")) {
    return ConfiguredUrl{"endpoint_url of " + profile, std::string(*url)};
  }
  return std::nullopt;
}

// How the names of its hosts begin.
std::string_view HostPrefix(std::string_view service) {
  return service == "cloudwatch" ? "monitoring" : service;
}

}  // namespace

base::Result<std::optional<std::string>, std::string> FindRegion(
    const Configuration& configuration) {
  auto region = configuration.environment().Find("AWS_REGION");
  if (!region) region = configuration.Find("AWS_DEFAULT_REGION", "region");
  if (!region) return std::nullopt;
  const bool is_region = region->size() <= 64 && std::ranges::all_of(*region, [](char c) {
                           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
                         });
  if (!is_region) {
    return std::unexpected(
        "AWS_REGION, or region of the profile, must be a region such as us-east-1");
  }
  return std::string(*region);
}

base::Result<Endpoint, std::string> ServiceEndpoint(const Configuration& configuration,
                                                    std::string_view service,
                                                    std::string_view region) {
  const auto is_ignored =
      configuration.Flag("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "ignore_configured_endpoint_urls");
  if (!is_ignored) return std::unexpected(is_ignored.error());
  if (!*is_ignored) {
    if (const auto configured = UrlFor(configuration, service)) {
      auto endpoint = ParseEndpoint(configured->url);
      if (!endpoint) return std::unexpected(configured->from + ": " + endpoint.error());
      return endpoint;
    }
  }
  const auto fips = configuration.Flag("AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint");
  if (!fips) return std::unexpected(fips.error());
  const auto dual_stack =
      configuration.Flag("AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint");
  if (!dual_stack) return std::unexpected(dual_stack.error());
  return EndpointOf(HostPrefix(service), region, {.fips = *fips, .dual_stack = *dual_stack});
}

base::Result<std::unique_ptr<http::TlsContext>, std::string> TrustedBy(
    const Configuration& configuration) {
  const auto file = configuration.Find("AWS_CA_BUNDLE", "ca_bundle");
  return http::TlsContext::Make(file ? std::filesystem::path(*file) : std::filesystem::path());
}

}  // namespace flavorbot::aws
