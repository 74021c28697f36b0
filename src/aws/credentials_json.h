// Credentials in JSON, as processes, containers and instances are given them.
//
//   {"Version":1,"AccessKeyId":"ASIA...","SecretAccessKey":"...","SessionToken":"...",
//    "Expiration":"2026-11-22T21:28:00Z"}
//
// Containers and instances say Token for SessionToken and have no Version; an instance's also has a
// Code, which is "Success".
//
// Threads: pure functions.
// Source:  SDKs and Tools Reference Guide, "Process credential provider", "Container credential
//          provider"; EC2 User Guide, "Retrieve security credentials from instance metadata".
#pragma once

#include <optional>
#include <string_view>

#include "aws/credentials_provider.h"

namespace flavorbot::aws {

enum class CredentialsForm { kProcess, kContainer, kInstance };

// Errors: one line, what is missing or wrong; nothing of what is there but a refusal's code and
//         message.
FoundOrError ParseCredentialsJson(std::string_view text, CredentialsForm form);

// "2026-11-22T21:28:00Z", with a fraction of any length and "+00:00" or "+0000" for "Z".
std::optional<base::TimePoint> ParseExpiration(std::string_view text);

}  // namespace flavorbot::aws
