// Signature: from a canonical request, a date and a secret to 64 hex digits.
//
// Threads: pure functions.
// Source:  AWS General Reference, "Create a signed AWS API request"; vectors of AWS's signers in
//          testdata/.
#pragma once

#include <string>
#include <string_view>

#include "base/digest.h"
#include "sigv4/scope.h"

namespace flavorbot::sigv4 {

inline constexpr std::string_view kAlgorithm = "AWS4-HMAC-SHA256";

// The key that the secret gives for one scope.
base::Digest SigningKey(std::string_view secret_access_key, const Scope& scope);

// `amz_date` is the request's, "20261122T220000Z".
std::string StringToSign(std::string_view amz_date, const Scope& scope,
                         std::string_view canonical_request);

std::string Signature(const base::Digest& signing_key, std::string_view string_to_sign);

}  // namespace flavorbot::sigv4
