// MeteredApi: an Api that counts what passes through it, around any other.
//
// Each call adds to its CallContext (calls, read_units, write_units) and to the metrics
//   flavorbot_dynamodb_requests_total{table,action,result}
//   flavorbot_dynamodb_request_duration_seconds{table,action}
//   flavorbot_dynamodb_retries_total{table,action}
//   flavorbot_dynamodb_throttles_total{table,action}
//   flavorbot_dynamodb_consumed_read_units_total{table,action}
//   flavorbot_dynamodb_consumed_write_units_total{table,action}
// whose labels action_meters.h tells. A call is on the app's table when it names that and no other;
// units are counted for the table that the answer names, so those of PartiQL statements too.
// To know the units it asks for ReturnConsumedCapacity TOTAL where the caller asked for NONE, and
// takes out of the answer what the caller didn't ask for.
//
// Threads: any, as Api says.
#pragma once

#include <memory>
#include <string>

#include "base/metrics.h"
#include "dynamodb/api.h"
#include "dynamodb/every_action.h"

namespace flavorbot::dynamodb {

class MeteredApi final : public Api {
 public:
  // Borrows `api` and `metrics`, which must outlive this object. `table_name` is the app's table.
  MeteredApi(Api& api, base::Metrics& metrics, std::string table_name);
  ~MeteredApi() override;

  FLAVORBOT_EVERY_ACTION(FLAVORBOT_OVERRIDE)

 private:
  class Meters;

  Api& api_;
  std::unique_ptr<Meters> meters_;
};

}  // namespace flavorbot::dynamodb
