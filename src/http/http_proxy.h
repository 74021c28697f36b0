// HTTP proxy: what requests to other hosts go through where there is no direct way.
//
//   HTTPS_PROXY=http://user:password@proxy.example:3128
//   HTTP_PROXY=proxy.example:3128
//   NO_PROXY=localhost,.internal.example,10.0.0.0/8,model.example:8443     "*": all
//
// Names in lower case win, as curl has it. What is on this machine is never asked for by a proxy.
// Plain requests go to the proxy whole; for TLS it is asked for a tunnel, so that it sees no more
// than the host's name.
//
// Threads: immutable once made.
// Source:  RFC 9110, sections 7.6 and 9.3.6; RFC 9112, section 3.2; RFC 7617.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/environment.h"
#include "base/result.h"

namespace flavorbot::http {

struct HttpProxy {
  std::string host;
  std::uint16_t port = 0;
  std::string authorization;  // "Basic ..."; empty: none is asked for. Secret
};

// "example.com:443", "[::1]:443".
std::string HostAndPort(std::string_view host, std::uint16_t port);

enum class Scheme : std::uint8_t { kHttp, kHttps };

class ProxySettings {
 public:
  ProxySettings() = default;  // none

  // Errors: one line that names the variable; no password is in it.
  static base::Result<ProxySettings, std::string> Read(const base::Environment& environment);

  // What a request goes through; nullopt: straight.
  std::optional<HttpProxy> For(Scheme scheme, std::string_view host, std::uint16_t port) const;

 private:
  bool IsExempt(std::string_view host, std::uint16_t port) const;

  std::optional<HttpProxy> for_http_;
  std::optional<HttpProxy> for_https_;
  std::vector<std::string> exempt_;  // in lower case
};

}  // namespace flavorbot::http
