// TagResource, UntagResource, ListTagsOfResource, DescribeLimits and DescribeEndpoints on the wire.
#include "dynamodb/wire_message.h"
#include "dynamodb/wire_table.h"

namespace flavorbot::dynamodb {

static void ReadMembers(const MemberReader& members, TagResourceRequest& out) {
  members.Require("ResourceArn", out.resource_arn);
  members.Require("Tags", out.tags);
}
static void ReadMembers(const MemberReader&, TagResourceResponse&) {}

static void ReadMembers(const MemberReader& members, UntagResourceRequest& out) {
  members.Require("ResourceArn", out.resource_arn);
  members.Require("TagKeys", out.tag_keys);
}
static void ReadMembers(const MemberReader&, UntagResourceResponse&) {}

static void ReadMembers(const MemberReader& members, ListTagsOfResourceRequest& out) {
  members.Require("ResourceArn", out.resource_arn);
  members.Read("NextToken", out.next_token);
}
static void ReadMembers(const MemberReader& members, ListTagsOfResourceResponse& out) {
  members.Read("Tags", out.tags);
  members.Read("NextToken", out.next_token);
}

static void ReadMembers(const MemberReader&, DescribeLimitsRequest&) {}
static void ReadMembers(const MemberReader& members, DescribeLimitsResponse& out) {
  members.Read("AccountMaxReadCapacityUnits", out.account_max_read_capacity_units);
  members.Read("AccountMaxWriteCapacityUnits", out.account_max_write_capacity_units);
  members.Read("TableMaxReadCapacityUnits", out.table_max_read_capacity_units);
  members.Read("TableMaxWriteCapacityUnits", out.table_max_write_capacity_units);
}

static void ReadMembers(const MemberReader& members, Endpoint& out) {
  members.Require("Address", out.address);
  members.Require("CachePeriodInMinutes", out.cache_period_in_minutes);
}
static void ReadJson(WireCursor cursor, Endpoint& out) { ReadStructure(cursor, "Endpoint", out); }
static void ReadMembers(const MemberReader&, DescribeEndpointsRequest&) {}
static void ReadMembers(const MemberReader& members, DescribeEndpointsResponse& out) {
  members.Require("Endpoints", out.endpoints);
}

template Result<TagResourceRequest> FromJson(std::string_view);
template Result<TagResourceResponse> FromJson(std::string_view);
template Result<UntagResourceRequest> FromJson(std::string_view);
template Result<UntagResourceResponse> FromJson(std::string_view);
template Result<ListTagsOfResourceRequest> FromJson(std::string_view);
template Result<ListTagsOfResourceResponse> FromJson(std::string_view);
template Result<DescribeLimitsRequest> FromJson(std::string_view);
template Result<DescribeLimitsResponse> FromJson(std::string_view);
template Result<DescribeEndpointsRequest> FromJson(std::string_view);
template Result<DescribeEndpointsResponse> FromJson(std::string_view);

void AppendJson(std::string& out, const TagResourceRequest& request) {
  ObjectWriter object(out);
  object.Member("ResourceArn", request.resource_arn);
  object.Member("Tags", request.tags);
  object.End();
}
void AppendJson(std::string& out, const TagResourceResponse&) { ObjectWriter(out).End(); }

void AppendJson(std::string& out, const UntagResourceRequest& request) {
  ObjectWriter object(out);
  object.Member("ResourceArn", request.resource_arn);
  object.Member("TagKeys", request.tag_keys);
  object.End();
}
void AppendJson(std::string& out, const UntagResourceResponse&) { ObjectWriter(out).End(); }

void AppendJson(std::string& out, const ListTagsOfResourceRequest& request) {
  ObjectWriter object(out);
  object.Member("ResourceArn", request.resource_arn);
  object.Member("NextToken", request.next_token);
  object.End();
}
void AppendJson(std::string& out, const ListTagsOfResourceResponse& response) {
  ObjectWriter object(out);
  object.Member("Tags", response.tags);
  object.Member("NextToken", response.next_token);
  object.End();
}

void AppendJson(std::string& out, const DescribeLimitsRequest&) { ObjectWriter(out).End(); }
void AppendJson(std::string& out, const DescribeLimitsResponse& response) {
  ObjectWriter object(out);
  object.Member("AccountMaxReadCapacityUnits", response.account_max_read_capacity_units);
  object.Member("AccountMaxWriteCapacityUnits", response.account_max_write_capacity_units);
  object.Member("TableMaxReadCapacityUnits", response.table_max_read_capacity_units);
  object.Member("TableMaxWriteCapacityUnits", response.table_max_write_capacity_units);
  object.End();
}

static void AppendJson(std::string& out, const Endpoint& endpoint) {
  ObjectWriter object(out);
  object.Member("Address", endpoint.address);
  object.Member("CachePeriodInMinutes", endpoint.cache_period_in_minutes);
  object.End();
}
void AppendJson(std::string& out, const DescribeEndpointsRequest&) { ObjectWriter(out).End(); }
void AppendJson(std::string& out, const DescribeEndpointsResponse& response) {
  ObjectWriter object(out);
  object.Member("Endpoints", response.endpoints);
  object.End();
}

}  // namespace flavorbot::dynamodb
