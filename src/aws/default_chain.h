// Default chain: the first place that has credentials, in the order of AWS's SDKs.
//
//   1  AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY
//   2  AWS_WEB_IDENTITY_TOKEN_FILE and AWS_ROLE_ARN (EKS)
//   3  the profile of the shared files: AWS_PROFILE, or "default"
//   4  AWS_CONTAINER_CREDENTIALS_...: the agent of ECS or EKS
//   5  the role of the EC2 instance
//
// A place that is configured but fails is an error: the next ones might be somebody else.
//
// Threads: as CredentialsSource says; the rest are pure but for files.
// Source:  SDKs and Tools Reference Guide, "Standardized credential providers"; the order of the
//          SDKs for Java 2 and Go 2.
#pragma once

#include <memory>
#include <string>

#include "aws/configuration.h"
#include "aws/credentials_provider.h"
#include "base/environment.h"

namespace flavorbot::aws {

enum class CredentialsPlace { kNone, kEnvironment, kWebIdentity, kProfile, kContainer, kInstance };

// What is configured; no request is made, so whether an instance has a role is not known.
// kNone: nothing is, and this machine is no EC2 instance.
CredentialsPlace FindCredentials(const Configuration& configuration);

// For people: "the profile work". Empty of kNone.
std::string PlaceText(const Configuration& configuration, CredentialsPlace place);

// The chain, gone through anew at each fetch, files included. Of kNone it still asks for the role
// of an instance.
// `clock` is borrowed; nullptr: the machine's.
std::unique_ptr<CredentialsSource> MakeDefaultChain(base::Environment environment,
                                                    const base::Clock* clock = nullptr);

}  // namespace flavorbot::aws
