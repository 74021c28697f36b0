// Digest: SHA-256, HMAC-SHA-256 and a comparison whose time tells nothing.
//
// Threads: pure functions.
// Source:  FIPS 180-4, RFC 2104.
#pragma once

#include <array>
#include <cstddef>
#include <string>

#include "base/bytes.h"

namespace flavorbot::base {

inline constexpr std::size_t kDigestBytes = 32;

struct Digest {
  std::array<char, kDigestBytes> bytes{};

  BytesView view() const { return {bytes.data(), bytes.size()}; }
  friend bool operator==(const Digest&, const Digest&) = default;
};

Digest Sha256(BytesView bytes);
std::string Sha256Hex(BytesView bytes);  // 64 lower-case digits

// The key may be of any length.
Digest HmacSha256(BytesView key, BytesView message);

// Takes the same time wherever the two differ; false at once when their lengths differ.
bool ConstantTimeEqual(BytesView a, BytesView b);

}  // namespace flavorbot::base
