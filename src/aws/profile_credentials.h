// Profile credentials: those that a profile of the shared files has, or says how to get.
//
//   aws_access_key_id, aws_secret_access_key, aws_session_token
//   credential_process = /opt/tool --user me
//   role_arn + source_profile = other          AssumeRole with the other profile's credentials
//   role_arn + credential_source = Environment | EcsContainer | Ec2InstanceMetadata
//   role_arn + web_identity_token_file = /a/b  AssumeRoleWithWebIdentity
//   external_id, role_session_name, duration_seconds, region
//
// A role comes before keys, but for a profile that another takes as its source. Profiles that lead
// back to themselves are refused, and so is a role that wants a code (mfa_serial): nobody could
// enter it here.
//
// Threads: as CredentialsSource says.
// Source:  SDKs and Tools Reference Guide, "Assume role credential provider"; the order is that of
//          AWS's SDK for JavaScript.
#pragma once

#include <string>

#include "aws/configuration.h"
#include "aws/container_credentials.h"
#include "aws/credentials_provider.h"

namespace flavorbot::aws {

// Whether the profile says anything of credentials.
bool HasCredentials(const SettingsSection& profile);

// Errors: name the profile and its setting.
// `configuration` and `clock` live until the answer.
boost::asio::awaitable<FoundOrError> CredentialsOfProfile(const Configuration& configuration,
                                                          std::string name,
                                                          const base::Clock& clock);

}  // namespace flavorbot::aws
