// Service endpoint: where the configuration has a service of AWS, and in which region.
//
//   AWS_ENDPOINT_URL_DYNAMODB, AWS_ENDPOINT_URL, endpoint_url of the profile's services section,
//   endpoint_url of the profile: the first that is there, unless
//   AWS_IGNORE_CONFIGURED_ENDPOINT_URLS is true. Else the region's, with
//   AWS_USE_FIPS_ENDPOINT and AWS_USE_DUALSTACK_ENDPOINT.
//
// Threads: pure functions, but for a file of certificates.
// Source:  SDKs and Tools Reference Guide, "Service-specific endpoints", "Dual-stack and FIPS
//          endpoints", "AWS Region".
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "aws/configuration.h"
#include "aws/endpoint.h"
#include "base/result.h"
#include "http/tls_context.h"

namespace flavorbot::aws {

// AWS_REGION, AWS_DEFAULT_REGION, `region` of the profile.
// Errors: one line: it is none.
base::Result<std::optional<std::string>, std::string> FindRegion(
    const Configuration& configuration);

// `service` is "dynamodb", "cloudwatch" or "sts".
// Errors: one line that names the setting.
base::Result<Endpoint, std::string> ServiceEndpoint(const Configuration& configuration,
                                                    std::string_view service,
                                                    std::string_view region);

// The authorities of AWS_CA_BUNDLE, or of `ca_bundle` of the profile; else the system's.
// Errors: one line that names the file.
base::Result<std::unique_ptr<http::TlsContext>, std::string> TrustedBy(
    const Configuration& configuration);

}  // namespace flavorbot::aws
