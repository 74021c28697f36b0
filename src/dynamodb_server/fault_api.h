// FaultApi: an Api some of whose calls fail as the service's now and then do, for trying whether an
// application bears it.
//
// A call that is chosen answers one of, equally likely
//   InternalServerError    before the call took place
//   InternalServerError    after it took place: the caller can't tell the two apart
//   ServiceUnavailable     before
//   ServiceUnavailable     after
//   ThrottlingException    before: a throttled call never takes place
//
// Threads: any, as Api says.
// Source:  AWS Developer Guide, "Error handling with DynamoDB".
#pragma once

#include <cstdint>
#include <mutex>
#include <random>

#include "dynamodb_server/intercepted_api.h"

namespace flavorbot::dynamodb_server {

class FaultApi final : public InterceptedApi {
 public:
  // Borrows `api`. `rate` of all calls fail, from 0 to 1; the same seed chooses the same ones, by
  // their order of arrival.
  FaultApi(dynamodb::Api& api, double rate, std::uint64_t seed)
      : InterceptedApi(api), rate_(rate), random_(seed) {}

 private:
  dynamodb::Awaitable<Verdict> Judge() override;

  const double rate_;
  std::mutex mutex_;
  std::mt19937_64 random_;
};

}  // namespace flavorbot::dynamodb_server
