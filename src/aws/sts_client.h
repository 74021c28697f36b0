// STS client: temporary credentials of a role, from AWS's Security Token Service.
//
// Threads: as CredentialsSource says.
// Source:  STS API reference, "AssumeRole", "AssumeRoleWithWebIdentity".
#pragma once

#include <memory>
#include <string>
#include <utility>

#include "aws/configuration.h"
#include "aws/credentials_provider.h"
#include "aws/fetch.h"

namespace flavorbot::aws {

struct RoleRequest {
  std::string role_arn;
  std::string session_name = "flavorbot";
  std::string external_id;       // empty: none
  std::string duration_seconds;  // empty: an hour
};

class StsClient {
 public:
  // The region's endpoint, or the one configured (service_endpoint.h). `region` may be empty.
  // Errors: one line, which setting is unusable.
  static base::Result<StsClient, std::string> Make(const Configuration& configuration,
                                                   std::string region);

  // Errors: what STS answered, or that it isn't reached.
  boost::asio::awaitable<FoundOrError> AssumeRole(RoleRequest role, sigv4::Credentials by,
                                                  base::TimePoint now) const;
  boost::asio::awaitable<FoundOrError> AssumeRoleWithWebIdentity(RoleRequest role,
                                                                 std::string token) const;

 private:
  StsClient(Endpoint endpoint, std::string region, std::shared_ptr<http::TlsContext> tls)
      : endpoint_(std::move(endpoint)), region_(std::move(region)), tls_(std::move(tls)) {}

  http::ClientRequest Form(std::string_view action, const RoleRequest& role) const;
  boost::asio::awaitable<FoundOrError> Send(std::string action, std::string role_arn,
                                            http::ClientRequest request) const;

  Endpoint endpoint_;
  std::string region_;
  std::shared_ptr<http::TlsContext> tls_;
};

}  // namespace flavorbot::aws
