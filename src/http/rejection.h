// Rejection: why the server answers a request itself, without asking its handler.
#pragma once

#include <string_view>

#include "http/response.h"

namespace flavorbot::http {

struct Rejection {
  int status = 400;
  std::string_view message;  // a constant without characters that JSON escapes
};

inline constexpr Rejection kMalformed{400, "Malformed request"};
inline constexpr Rejection kRequestTimeout{408, "Request timeout"};
inline constexpr Rejection kBodyTooLarge{413, "request entity too large"};
inline constexpr Rejection kUnknownExpectation{417, "Expectation failed"};
inline constexpr Rejection kHeadTooLarge{431, "Request header fields too large"};
inline constexpr Rejection kHandlerThrew{500, "Internal server error"};
inline constexpr Rejection kUnknownMethod{501, "Method not implemented"};
inline constexpr Rejection kUnknownTransferCoding{501, "Transfer coding not implemented"};
inline constexpr Rejection kBusy{503, "The server is busy, please try again"};
inline constexpr Rejection kHandlerTimeout{503, "The request took too long, please try again"};
inline constexpr Rejection kUnknownVersion{505, "HTTP version not supported"};

// {"message": ...}, not to be stored; a 503 says when to come again.
Response RejectionResponse(const Rejection& rejection);

}  // namespace flavorbot::http
