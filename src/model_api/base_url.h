// Base URL: where a provider's API is, with the path that all of its resources are below.
//
//   https://api.openai.com/v1      http://localhost:11434/v1 https://gateway.example/team/openai/v1
//
// Threads: pure functions.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace flavorbot::model_api {

struct BaseUrl {
  bool tls = true;
  std::string host;
  std::uint16_t port = 443;
  std::string prefix;  // "/v1"; without a slash at its end; may be empty

  // As the Host header has it: the port only when it is not the scheme's.
  std::string HostHeader() const;
  bool operator==(const BaseUrl&) const = default;
};

// Errors: one line, what is wrong with it; a password in it is not repeated.
base::Result<BaseUrl, std::string> ParseBaseUrl(std::string_view url);

}  // namespace flavorbot::model_api
