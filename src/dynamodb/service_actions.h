// Requests and responses of the actions on tags, and of those that describe the service itself.
//
// Source: API reference, TagResource, UntagResource, ListTagsOfResource, DescribeLimits,
// DescribeEndpoints.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "dynamodb/table_actions.h"

namespace flavorbot::dynamodb {

struct TagResourceRequest {
  std::string resource_arn;
  std::vector<Tag> tags;
};
struct TagResourceResponse {};

struct UntagResourceRequest {
  std::string resource_arn;
  std::vector<std::string> tag_keys;
};
struct UntagResourceResponse {};

struct ListTagsOfResourceRequest {
  std::string resource_arn;
  std::optional<std::string> next_token;
};
struct ListTagsOfResourceResponse {
  std::vector<Tag> tags;
  std::optional<std::string> next_token;
};

struct DescribeLimitsRequest {};
struct DescribeLimitsResponse {
  std::int64_t account_max_read_capacity_units = 0;
  std::int64_t account_max_write_capacity_units = 0;
  std::int64_t table_max_read_capacity_units = 0;
  std::int64_t table_max_write_capacity_units = 0;
};

struct Endpoint {
  std::string address;  // "dynamodb.us-east-1.amazonaws.com", or host:port
  std::int64_t cache_period_in_minutes = 0;
};
struct DescribeEndpointsRequest {};
struct DescribeEndpointsResponse {
  std::vector<Endpoint> endpoints;
};

}  // namespace flavorbot::dynamodb
