// Endpoint: where a service answers.
//
// Threads: pure functions.
// Source:  AWS General Reference, "Amazon DynamoDB endpoints and quotas"; SDKs and Tools Reference
//          Guide, "Dual-stack and FIPS endpoints"; the endpoint rule sets of AWS's SDKs.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace flavorbot::aws {

struct Endpoint {
  bool tls = true;
  std::string host;  // a name or an address; of version 6 without its brackets
  std::uint16_t port = 443;

  // As the Host header has it: the port only when it is not the scheme's.
  std::string HostHeader() const;
  bool operator==(const Endpoint&) const = default;
};

// "http://localhost:8000", "https://dynamodb.eu-west-1.amazonaws.com".
// Errors: one line, what is wrong with it; a password in it is not repeated.
base::Result<Endpoint, std::string> ParseEndpoint(std::string_view url);

// A resource of one: "http://127.0.0.1:1234/credentials?a=b".
struct Url {
  Endpoint endpoint;
  std::string target;  // "/credentials?a=b", as sent
};

// Errors: as ParseEndpoint.
base::Result<Url, std::string> ParseUrl(std::string_view url);

struct EndpointVariant {
  bool fips = false;
  bool dual_stack = false;
};

// That of AWS's `service`, "dynamodb" or "sts", in `region`, which is one line of letters, digits
// and hyphens.
Endpoint EndpointOf(std::string_view service, std::string_view region,
                    const EndpointVariant& variant = {});

}  // namespace flavorbot::aws
