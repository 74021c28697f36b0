// The shared credentials file that every AWS tool reads:
//
//   [default]
//   aws_access_key_id = AKIDEXAMPLE
//   aws_secret_access_key = wJalrXUtnFEMI
//   aws_session_token = ...            # of temporary credentials
//
// Other settings of a profile are passed over, as are lines that begin with "#" or ";".
//
// Threads: pure functions.
// Source:  AWS SDKs and Tools Reference Guide, "Shared config and credentials files".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "sigv4/credentials.h"

namespace flavorbot::sigv4 {

struct CredentialsProfile {
  std::string name;
  Credentials credentials;
};

// The profiles that have credentials, in their order.
// Errors: one line that names the line or the profile, and never a secret.
base::Result<std::vector<CredentialsProfile>, std::string> ParseSharedCredentials(
    std::string_view text);

}  // namespace flavorbot::sigv4
