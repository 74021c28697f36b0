// Endpoint: where a DynamoDB answers.
//
// Threads: pure functions.
// Source:  AWS General Reference, "Amazon DynamoDB endpoints and quotas"; SDKs and Tools Reference
//          Guide, "Dual-stack and FIPS endpoints".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace flavorbot::dynamodb_client {

struct Endpoint {
  bool tls = true;
  std::string host;  // a name or an address; of version 6 without its brackets
  std::uint16_t port = 443;

  // As the Host header has it: the port only when it is not the scheme's.
  std::string HostHeader() const;
  bool operator==(const Endpoint&) const = default;
};

// "http://localhost:8000", "https://dynamodb.eu-west-1.amazonaws.com".
// Errors: one line, what is wrong with it.
base::Result<Endpoint, std::string> ParseEndpoint(std::string_view url);

struct EndpointVariant {
  bool fips = false;
  bool dual_stack = false;
};

// Amazon DynamoDB's in `region`, which is one line of letters, digits and hyphens.
Endpoint EndpointOf(std::string_view region, const EndpointVariant& variant = {});

}  // namespace flavorbot::dynamodb_client
