// The form of a request's signature. Whether it is right is not checked here: the endpoint is for
// one machine, where any key will do, as with Amazon's own local engine.
//
// Source: AWS General Reference, "Signature Version 4", the Authorization header; texts as pinned
// by endpoint_test.cc.
#pragma once

#include <optional>

#include "dynamodb/error.h"
#include "http/headers.h"

namespace flavorbot::dynamodb_server {

// What is missing: kMissingAuthenticationTokenException, kIncompleteSignatureException; nullopt
// when there is all that a signed request has.
std::optional<dynamodb::Error> CheckAuthorization(const http::Headers& headers);

}  // namespace flavorbot::dynamodb_server
