// The attribute names of session items.
#pragma once

#include <string_view>

namespace flavorbot::storage::session_attributes {

inline constexpr std::string_view kUserId = "userId";
inline constexpr std::string_view kCreatedAt = "createdAt";    // S, ISO 8601
inline constexpr std::string_view kLastSeenAt = "lastSeenAt";  // N, milliseconds
inline constexpr std::string_view kExpire = "expire";  // N, milliseconds; the Node version's
inline constexpr std::string_view kUserAgent = "userAgent";
inline constexpr std::string_view kIpAddress = "ipAddress";

}  // namespace flavorbot::storage::session_attributes
