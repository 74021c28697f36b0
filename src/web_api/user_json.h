// User JSON: the two forms in which the API shows a user. Neither holds a password hash or a token.
#pragma once

#include <string>
#include <vector>

#include "storage/session.h"
#include "storage/user.h"

namespace flavorbot::web_api {

// {id, email, firstName, lastName, emailVerified, authProvider}
void AppendSessionUser(std::string& out, const storage::User& user);

// The same and the rest of the profile.
void AppendUser(std::string& out, const storage::User& user);

// {id, createdAt, lastSeenAt, expiresAt, userAgent, ipAddress, current}
void AppendSession(std::string& out, const storage::Session& session,
                   const std::string& current_key);

}  // namespace flavorbot::web_api
