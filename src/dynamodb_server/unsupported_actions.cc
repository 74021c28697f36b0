#include "dynamodb_server/unsupported_actions.h"

#include <algorithm>
#include <array>
#include <string>

namespace flavorbot::dynamodb_server {
namespace {

struct Row {
  std::string_view action;
  std::string_view needs;  // "<action> is not supported here: it needs ..."
};

constexpr std::string_view kRegions = "tables in several AWS regions";
constexpr std::string_view kBuckets = "Amazon S3";
constexpr std::string_view kPolicies = "AWS Identity and Access Management";
constexpr std::string_view kKinesis = "Amazon Kinesis";
constexpr std::string_view kInsights = "Amazon CloudWatch";
constexpr std::string_view kPointInTime = "the service's continuous backups";

// In the order of their names.
constexpr std::array kRows = {
    Row{"CreateGlobalTable", kRegions},
    Row{"DeleteResourcePolicy", kPolicies},
    Row{"DescribeContributorInsights", kInsights},
    Row{"DescribeExport", kBuckets},
    Row{"DescribeGlobalTable", kRegions},
    Row{"DescribeGlobalTableSettings", kRegions},
    Row{"DescribeImport", kBuckets},
    Row{"DescribeKinesisStreamingDestination", kKinesis},
    Row{"DescribeTableReplicaAutoScaling", kRegions},
    Row{"DisableKinesisStreamingDestination", kKinesis},
    Row{"EnableKinesisStreamingDestination", kKinesis},
    Row{"ExportTableToPointInTime", kBuckets},
    Row{"GetResourcePolicy", kPolicies},
    Row{"ImportTable", kBuckets},
    Row{"ListContributorInsights", kInsights},
    Row{"ListExports", kBuckets},
    Row{"ListGlobalTables", kRegions},
    Row{"ListImports", kBuckets},
    Row{"PutResourcePolicy", kPolicies},
    Row{"RestoreTableToPointInTime", kPointInTime},
    Row{"UpdateContributorInsights", kInsights},
    Row{"UpdateGlobalTable", kRegions},
    Row{"UpdateGlobalTableSettings", kRegions},
    Row{"UpdateKinesisStreamingDestination", kKinesis},
    Row{"UpdateTableReplicaAutoScaling", kRegions},
};
static_assert(std::ranges::is_sorted(kRows, {}, &Row::action));

}  // namespace

std::optional<dynamodb::Error> UnsupportedAction(std::string_view action) {
  const auto* found = std::ranges::lower_bound(kRows, action, {}, &Row::action);
  if (found == kRows.end() || found->action != action) return std::nullopt;
  std::string text(action);
  text.append(" is not supported here: it needs ").append(found->needs);
  text.append(", and so the DynamoDB service itself");
  return dynamodb::MakeError(dynamodb::ErrorCode::kUnknownOperationException, std::move(text));
}

}  // namespace flavorbot::dynamodb_server
