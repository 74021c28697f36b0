// Whether a request was signed with a key that may call, for this service and not too long ago.
//
// The time is the machine's own, whatever a clock for tests says: clients sign with theirs.
//
// Threads: pure functions.
// Source:  AWS General Reference, "Troubleshooting Signature Version 4 signing"; texts as the
//          service gives them, pinned by signature_check_test.cc.
#pragma once

#include <chrono>
#include <optional>

#include "base/clock.h"
#include "dynamodb/error.h"
#include "dynamodb_server/access_keys.h"
#include "dynamodb_server/database.h"
#include "http/request.h"
#include "sigv4/claim.h"

namespace flavorbot::dynamodb_server {

// How far a signature's date may be from ours.
inline constexpr std::chrono::minutes kMaxSkew{5};

// What `request` claims, with the request as its signature sees it. REQUIRES: CheckAuthorization
// found nothing missing. The claim borrows nothing; the request borrows the body.
struct SignedRequest {
  sigv4::Request request;
  sigv4::Claim claim;
};
SignedRequest ReadSignedRequest(const http::Request& request);

// Who calls. Errors: kIncompleteSignatureException for a credential that isn't one.
dynamodb::Result<Caller> CallerOf(const sigv4::Claim& claim);

// Errors: kUnrecognizedClientException, kInvalidSignatureException, kIncompleteSignatureException.
std::optional<dynamodb::Error> CheckSignature(const SignedRequest& signed_request,
                                              const AccessKeys& keys, base::TimePoint now);

}  // namespace flavorbot::dynamodb_server
