// WebSettings: what the operator decided about the edge.
#pragma once

#include <string>
#include <vector>

namespace flavorbot::web_api {

enum class RateLimiting { kOn, kOff };

struct WebSettings {
  // FLAVORBOT_PUBLIC_URL without a slash at the end; empty: see public_url.h.
  std::string public_url;
  // Where this process listens, for links when nothing better is known.
  std::string local_url = "http://localhost:5000";
  // FLAVORBOT_TRUSTED_PROXIES: addresses, in their canonical spelling, whose X-Forwarded-For is
  // believed.
  std::vector<std::string> trusted_proxies;
  RateLimiting rate_limiting = RateLimiting::kOn;

  bool is_https() const { return public_url.starts_with("https://"); }
};

}  // namespace flavorbot::web_api
