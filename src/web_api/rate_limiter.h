// RateLimiter: token buckets in this process, one for each kind of route and client.
//
// Limits are such that a person never meets them; they stop machines that guess or that send mails.
// A client is an IPv4 address or an IPv6 /64; for the chef it is a user. Loopback stands for
// everybody behind a proxy that FLAVORBOT_TRUSTED_PROXIES doesn't name, so its buckets are larger.
//
// Memory is bounded: at most kMaxClients buckets; beyond that, new clients share one.
//
// Threads: any.
#pragma once

#include <chrono>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "web_api/route.h"

namespace flavorbot::web_api {

class RateLimiter {
 public:
  using TimePoint = std::chrono::steady_clock::time_point;

  static constexpr std::size_t kMaxClients = 20'000;

  // Takes a token; nullopt when there was one, else the time until there is. `client` is an
  // address, or the id of a user.
  std::optional<std::chrono::seconds> Take(RateLimit limit, const std::string& client,
                                           TimePoint now);

 private:
  struct Bucket {
    double tokens = 0;
    TimePoint filled_at;
  };

  Bucket& BucketOf(const std::string& key, double capacity, TimePoint now);
  void DropFull(TimePoint now);

  std::mutex mutex_;
  std::unordered_map<std::string, Bucket> buckets_;
};

}  // namespace flavorbot::web_api
