// Environment credentials: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN.
//
// Threads: pure functions.
#pragma once

#include "aws/credentials_provider.h"
#include "base/environment.h"

namespace flavorbot::aws {

// Errors: one of the first two, or both, are not set.
FoundOrError CredentialsOfEnvironment(const base::Environment& environment);

}  // namespace flavorbot::aws
