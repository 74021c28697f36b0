// Instance metadata: what an EC2 instance can ask about itself, version 2 of the protocol only.
//
//   PUT /latest/api/token            -> a token for six hours, which every request carries
//   GET /latest/meta-data/...        -> text
//
//   AWS_EC2_METADATA_DISABLED                 true: there is none
//   AWS_EC2_METADATA_SERVICE_ENDPOINT         http://169.254.169.254
//   AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE    IPv6: http://[fd00:ec2::254]
//   AWS_METADATA_SERVICE_TIMEOUT, AWS_METADATA_SERVICE_NUM_ATTEMPTS    1 s, once
//
// Threads: as CredentialsSource says.
// Source:  EC2 User Guide, "Use the Instance Metadata Service"; SDKs and Tools Reference Guide,
//          "IMDS credential provider".
#pragma once

#include <optional>
#include <string>

#include "aws/configuration.h"
#include "aws/credentials_provider.h"
#include "aws/fetch.h"

namespace flavorbot::aws {

class InstanceMetadata {
 public:
  // nullopt: it is disabled.
  // Errors: name the variable that is unusable.
  static base::Result<std::optional<InstanceMetadata>, std::string> Make(
      const Configuration& configuration);

  // The credentials of the instance's role. Some that have just expired are taken for another
  // while, since the service may be late with new ones.
  // Errors: it has no role, or the service isn't there; a container's may be out of its reach.
  boost::asio::awaitable<FoundOrError> Credentials(const base::Clock& clock) const;

  // "eu-west-1".
  boost::asio::awaitable<base::Result<std::string, std::string>> Region() const;

 private:
  using Text = base::Result<std::string, std::string>;

  InstanceMetadata(Endpoint endpoint, const Patience& patience)
      : endpoint_(std::move(endpoint)), patience_(patience) {}

  boost::asio::awaitable<Text> Token() const;
  boost::asio::awaitable<Text> Get(std::string path, const std::string& token) const;

  Endpoint endpoint_;
  Patience patience_;
};

// Whether this machine says of itself that it is an EC2 instance: no request is made.
bool IsInstance();

}  // namespace flavorbot::aws
