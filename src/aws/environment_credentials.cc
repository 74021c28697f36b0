#include "aws/environment_credentials.h"

namespace flavorbot::aws {

FoundOrError CredentialsOfEnvironment(const base::Environment& environment) {
  auto key = environment.Text("AWS_ACCESS_KEY_ID", "");
  auto secret = environment.Text("AWS_SECRET_ACCESS_KEY", "");
  if (key.empty() || secret.empty()) {
    return std::unexpected(
        "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY belong together: one of them is not set");
  }
  return FoundCredentials{.credentials = {std::move(key), std::move(secret),
                                          environment.Text("AWS_SESSION_TOKEN", "")}};
}

}  // namespace flavorbot::aws
