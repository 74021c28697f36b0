// Container credentials: those of an ECS task's role, or of an EKS pod's identity, from the agent
// beside it.
//
//   AWS_CONTAINER_CREDENTIALS_RELATIVE_URI   a path at http://169.254.170.2; it comes first
//   AWS_CONTAINER_CREDENTIALS_FULL_URI       any https URL; http only to this machine or an agent
//   AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE   what its Authorization header says, read each time
//   AWS_CONTAINER_AUTHORIZATION_TOKEN        the same
//
// Threads: as CredentialsSource says.
// Source:  SDKs and Tools Reference Guide, "Container credential provider".
#pragma once

#include <memory>

#include "aws/credentials_provider.h"
#include "aws/fetch.h"
#include "base/environment.h"

namespace flavorbot::aws {

// Whether the environment names an agent.
bool IsContainer(const base::Environment& environment);

// Whether a token may be sent to `endpoint`.
bool IsAllowedAgent(const Endpoint& endpoint);

struct ContainerOptions {
  Endpoint agent{.tls = false, .host = "169.254.170.2", .port = 80};  // of a relative URI
  Patience patience;
};

// Errors: name the variable that is unusable, or what the agent said.
boost::asio::awaitable<FoundOrError> CredentialsOfContainer(base::Environment environment,
                                                            ContainerOptions options = {});

}  // namespace flavorbot::aws
