#include "cli/check_table.h"

#include <chrono>

#include "base/random.h"
#include "cli/run_to_end.h"

namespace flavorbot::cli {
namespace {

using dynamodb::ErrorCode;
using Described = dynamodb::Result<dynamodb::DescribeTableResponse>;

constexpr std::chrono::seconds kTimeout{30};

Described Describe(dynamodb::Api& api, const std::string& table_name) {
  dynamodb::CallContext context;
  context.deadline = std::chrono::steady_clock::now() + kTimeout;
  context.request_id = base::NewUserId(base::SystemRandom());
  return RunToEnd(api.DescribeTable(context, {.table_name = table_name}));
}

}  // namespace

base::Result<void, std::string> CheckTable(dynamodb::Api& api, const Settings& settings) {
  const auto described = Describe(api, settings.table_name);
  const std::string where =
      "the table " + settings.table_name + " at Amazon DynamoDB in " + settings.region;
  if (!described) {
    const auto& error = described.error();
    if (error.code == ErrorCode::kResourceNotFoundException) {
      return std::unexpected(where +
                             " isn't there: `flavorbot db setup` makes it; with "
                             "FLAVORBOT_TABLE_MODE=embedded the table is kept on this machine");
    }
    return std::unexpected(where + " can't be used with " + settings.aws_credentials_from + ": " +
                           std::string(dynamodb::ErrorName(error.code)) + ": " +
                           (error.cause.empty() ? error.message : error.cause));
  }
  return {};
}

}  // namespace flavorbot::cli
