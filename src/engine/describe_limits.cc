#include "engine/local_api.h"

namespace flavorbot::engine {

// The quotas that an AWS account begins with; nothing here enforces them.
dynamodb::AwaitableResult<dynamodb::DescribeLimitsResponse> LocalApi::DescribeLimits(
    dynamodb::CallContext&, dynamodb::DescribeLimitsRequest) {
  co_return dynamodb::DescribeLimitsResponse{.account_max_read_capacity_units = 80'000,
                                             .account_max_write_capacity_units = 80'000,
                                             .table_max_read_capacity_units = 40'000,
                                             .table_max_write_capacity_units = 40'000};
}

}  // namespace flavorbot::engine
