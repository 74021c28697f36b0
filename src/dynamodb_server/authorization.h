// The form of a request's signature, in its Authorization header or in its query; whether it is
// right is signature_check.h's.
//
// Source: AWS General Reference, "Signature Version 4"; texts as pinned by endpoint_test.cc.
#pragma once

#include <optional>

#include "dynamodb/error.h"
#include "http/request.h"

namespace flavorbot::dynamodb_server {

// What is missing: kMissingAuthenticationTokenException, kIncompleteSignatureException,
// kInvalidSignatureException when there are two; nullopt when there is all that a signed request
// has.
std::optional<dynamodb::Error> CheckAuthorization(const http::Request& request);

}  // namespace flavorbot::dynamodb_server
