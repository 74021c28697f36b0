// What a signing key is good for: one day, one region, one service.
//
//   20261122/us-east-1/dynamodb/aws4_request
//
// And the two forms of a signature's date.
//
// Threads: pure functions.
// Source:  AWS General Reference, "Signature Version 4", elements of a request signature.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"

namespace flavorbot::sigv4 {

inline constexpr std::string_view kTerminator = "aws4_request";

struct Scope {
  std::string date;  // "20261122"
  std::string region;
  std::string service;
  std::string terminator = std::string(kTerminator);

  // As drawn above.
  std::string Text() const;
  friend bool operator==(const Scope&, const Scope&) = default;
};

// "AKID/20261122/us-east-1/dynamodb/aws4_request".
struct ScopedKey {
  std::string access_key_id;
  Scope scope;
};

// nullopt when there aren't exactly five elements.
std::optional<ScopedKey> ParseScopedKey(std::string_view credential);

// "20261122T220000Z": the X-Amz-Date of `time`.
std::string FormatAmzDate(base::TimePoint time);

// Reads the form above; nullopt for anything else.
std::optional<base::TimePoint> ParseAmzDate(std::string_view text);

// Reads "Sun, 22 Nov 2026 22:00:00 GMT", a Date header; nullopt for anything else.
std::optional<base::TimePoint> ParseHttpDate(std::string_view text);

}  // namespace flavorbot::sigv4
