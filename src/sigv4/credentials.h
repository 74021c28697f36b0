// Who signs: an access key, its secret and, for temporary credentials, their session token.
//
// Never log one: only the access key id is no secret.
//
// Threads: a value type.
#pragma once

#include <string>

namespace flavorbot::sigv4 {

struct Credentials {
  std::string access_key_id;
  std::string secret_access_key;
  std::string session_token;  // empty: long-term credentials
};

}  // namespace flavorbot::sigv4
