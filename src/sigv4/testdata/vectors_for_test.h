// Vectors: requests and what AWS's own signers make of them, from vectors.json, which
// make_vectors.py writes. botocore and @smithy/signature-v4 agree on every one, but for those that
// only botocore can express.
//
// Threads: the calling one.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "sigv4/claim.h"
#include "sigv4/credentials.h"
#include "sigv4/request.h"
#include "sigv4/sign.h"

namespace flavorbot::sigv4 {

struct Vector {
  std::string name;
  ClaimForm form = ClaimForm::kHeader;
  Request request;  // before it was signed; its body is borrowed from what never ends
  Credentials credentials;
  Target target;
  std::string amz_date;
  base::TimePoint time;
  std::chrono::seconds expires{0};  // kQuery
  std::string canonical_request;
  std::string result;  // kHeader: Authorization; kQuery: the whole query
};

const std::vector<Vector>& Vectors();

}  // namespace flavorbot::sigv4
