// Endpoint: where a service answers.
//
// Threads: pure functions.
// Source:  AWS General Reference, "Amazon DynamoDB endpoints and quotas"; SDKs and Tools Reference
//          Guide, "Dual-stack and FIPS endpoints"; the endpoint rule sets of AWS's SDKs.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"

namespace flavorbot::aws {

struct Endpoint {
  bool tls = true;
  std::string host;  // a name or an address; of version 6 without its brackets
  std::uint16_t port = 443;
  std::filesystem::path unix_socket;  // instead of all of them, unless it is empty

  // As the Host header has it: the port only when it is not the scheme's. Of a Unix socket
  // "localhost".
  std::string HostHeader() const;
  // For people: the same, or the socket's path.
  std::string Name() const;
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

// Of another process of this machine, which listens on the Unix socket `path`.
Endpoint UnixEndpoint(std::filesystem::path path);

struct EndpointVariant {
  bool fips = false;
  bool dual_stack = false;
};

// That of AWS's service whose hosts begin with `service`, "dynamodb", "monitoring" or "sts", in
// `region`, which is one line of letters, digits and hyphens.
Endpoint EndpointOf(std::string_view service, std::string_view region,
                    const EndpointVariant& variant = {});

}  // namespace flavorbot::aws
