// Compression: which content coding a client would like, and bytes in that coding.
//
// Threads: pure functions.
// Source:  RFC 9110, section 12.5.3.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace flavorbot::http {

enum class ContentCoding { kIdentity, kGzip, kBrotli };

// "br", "gzip", "identity"
std::string_view CodingName(ContentCoding coding);

// The one of `offered`, which is in order of our preference, that an Accept-Encoding of
// `accept_encoding` likes best; kIdentity when it likes none of them better than that.
ContentCoding ChooseCoding(std::string_view accept_encoding,
                           std::span<const ContentCoding> offered);

// `bytes` coded, at a level that costs an answer less than it saves; nullopt when that would not
// make them smaller. REQUIRES: `coding` isn't kIdentity.
std::optional<std::string> Compress(std::string_view bytes, ContentCoding coding);

}  // namespace flavorbot::http
