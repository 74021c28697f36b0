// Claim: what a request says of its own signature, in the Authorization header or in the query,
// before anybody checks it.
//
//   AWS4-HMAC-SHA256 Credential=AKID/20261122/us-east-1/dynamodb/aws4_request,
//       SignedHeaders=host;x-amz-date, Signature=<64 hex digits>
//
// Threads: pure functions.
// Source:  AWS General Reference, "Signature Version 4".
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sigv4/credentials.h"
#include "sigv4/request.h"

namespace flavorbot::sigv4 {

enum class ClaimForm { kHeader, kQuery };

// Members are empty where the request has nothing.
struct Claim {
  ClaimForm form = ClaimForm::kHeader;
  std::string algorithm;
  std::string credential;
  std::string signed_headers;
  std::string signature;
  std::string amz_date;  // X-Amz-Date; in its absence the Date header, as sent
  std::string session_token;
  std::string expires;  // kQuery: seconds
};

// Whether the query of a request holds a signature: whether it has an X-Amz-Algorithm.
bool IsSignedInQuery(std::string_view query);

Claim ReadHeaderClaim(const Request& request, std::string_view authorization);
Claim ReadQueryClaim(const Request& request);

// Whether `claim` of `request` was made with `credentials`; its date and scope are taken as they
// are. Takes the same time wherever the signatures differ.
bool IsSignedBy(const Request& request, const Claim& claim, const Credentials& credentials);

}  // namespace flavorbot::sigv4
