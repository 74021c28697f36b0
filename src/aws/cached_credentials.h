// Cached credentials: what a source said, kept while it holds and asked for again before it ends.
//
//   fetched ......................... advance ............ expires
//           Get answers at once       Get answers at once          Get waits for
//                                     and one fetch begins         the one fetch
//
// The advance is 15 minutes, or a quarter of the time that they hold when that is less. One fetch
// runs at a time, on the executor of the call that began it, and goes on when that call is
// cancelled. After one that failed the next begins a minute later while the old ones hold, else a
// second later. Credentials that the service refuses are asked for anew once a minute at most:
// those of a key that was deleted would be refused for ever.
//
// Threads: as CredentialsProvider says.
// Source:  as AWS's SDKs do it (botocore, RefreshableCredentials).
#pragma once

#include <memory>

#include "aws/credentials_provider.h"
#include "base/clock.h"

namespace flavorbot::aws {

class CachedCredentials final : public CredentialsProvider {
 public:
  // `clock` is borrowed; nullptr: the machine's.
  explicit CachedCredentials(std::unique_ptr<CredentialsSource> source,
                             const base::Clock* clock = nullptr);
  ~CachedCredentials() override;

  boost::asio::awaitable<base::Result<SharedCredentials, std::string>> Get(
      std::chrono::steady_clock::time_point deadline) override;
  bool Refuse(const SharedCredentials& refused) override;

 private:
  class State;

  const std::shared_ptr<State> state_;  // outlives this in a fetch
};

}  // namespace flavorbot::aws
