#include "web_api/rate_limiter.h"

#include <algorithm>
#include <boost/asio/ip/address.hpp>
#include <cmath>

namespace flavorbot::web_api {
namespace {

struct Rate {
  double capacity;    // tokens at most
  double per_second;  // tokens that come back
};

// The slowest bucket is full again after this time, whatever was taken.
constexpr std::chrono::minutes kRefillTime{60};

Rate RateOf(RateLimit limit, bool is_loopback) {
  if (limit == RateLimit::kMail) {
    return is_loopback ? Rate{500, 5} : Rate{20, 1.0 / 60};
  }
  // A question each half minute, all day long.
  if (limit == RateLimit::kChef) return Rate{120, 120.0 / 3600};
  return is_loopback ? Rate{2000, 100} : Rate{100, 0.5};
}

char LetterOf(RateLimit limit) {
  switch (limit) {
    case RateLimit::kMail:
      return 'm';
    case RateLimit::kChef:
      return 'k';
    case RateLimit::kStrangers:
      return 's';
    case RateLimit::kNone:
    case RateLimit::kCredentials:
      break;
  }
  return 'c';
}

bool IsLoopback(const std::string& address) {
  boost::system::error_code error;
  const auto parsed = boost::asio::ip::make_address(address, error);
  return !error && parsed.is_loopback();
}

// Whoever has an IPv6 address has a /64 of them.
std::string NetworkOf(const std::string& address) {
  boost::system::error_code error;
  const auto parsed = boost::asio::ip::make_address(address, error);
  if (error || !parsed.is_v6() || parsed.to_v6().is_v4_mapped()) return address;
  auto bytes = parsed.to_v6().to_bytes();
  std::fill(bytes.begin() + 8, bytes.end(), std::uint8_t{0});
  return boost::asio::ip::address_v6(bytes).to_string();
}

}  // namespace

std::optional<std::chrono::seconds> RateLimiter::Take(RateLimit limit, const std::string& client,
                                                      TimePoint now) {
  if (limit == RateLimit::kNone) return std::nullopt;
  const auto rate = RateOf(limit, IsLoopback(client));
  const auto key = LetterOf(limit) + NetworkOf(client);

  const std::scoped_lock lock(mutex_);
  auto& bucket = BucketOf(key, rate.capacity, now);
  const std::chrono::duration<double> since = now - bucket.filled_at;
  bucket.tokens = std::min(rate.capacity, bucket.tokens + since.count() * rate.per_second);
  bucket.filled_at = now;
  if (bucket.tokens >= 1) {
    bucket.tokens -= 1;
    return std::nullopt;
  }
  return std::chrono::seconds{
      static_cast<std::int64_t>(std::ceil((1 - bucket.tokens) / rate.per_second))};
}

RateLimiter::Bucket& RateLimiter::BucketOf(const std::string& key, double capacity, TimePoint now) {
  if (const auto found = buckets_.find(key); found != buckets_.end()) return found->second;
  if (buckets_.size() >= kMaxClients) DropFull(now);
  const auto& own_key = buckets_.size() >= kMaxClients ? std::string() : key;
  return buckets_.try_emplace(own_key, Bucket{capacity, now}).first->second;
}

void RateLimiter::DropFull(TimePoint now) {
  std::erase_if(buckets_,
                [now](const auto& entry) { return now - entry.second.filled_at >= kRefillTime; });
}

}  // namespace flavorbot::web_api
