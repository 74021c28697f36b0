#include <utility>

#include "engine/change_table.h"
#include "engine/local_api.h"

namespace flavorbot::engine {
namespace {

using dynamodb::Result;
using dynamodb::TimeToLiveSpecification;

Result<void> Apply(const TimeToLiveSpecification& wanted, Table& table) {
  const auto refuse = [](std::string text) {
    return std::unexpected(dynamodb::ValidationError(std::move(text)));
  };
  if (wanted.attribute_name.empty())
    return refuse("TimeToLiveSpecification.AttributeName is empty");
  auto& time_to_live = table.time_to_live;
  if (time_to_live && time_to_live->attribute != wanted.attribute_name) {
    return refuse("TimeToLive is active on a different AttributeName: current AttributeName is " +
                  time_to_live->attribute);
  }
  if (wanted.enabled && time_to_live) return refuse("TimeToLive is already enabled");
  if (!wanted.enabled && !time_to_live) return refuse("TimeToLive is already disabled");
  time_to_live.reset();
  if (wanted.enabled) time_to_live = TimeToLive{.attribute = wanted.attribute_name};
  return {};
}

}  // namespace

dynamodb::AwaitableResult<dynamodb::UpdateTimeToLiveResponse> LocalApi::UpdateTimeToLive(
    dynamodb::CallContext&, dynamodb::UpdateTimeToLiveRequest request) {
  auto change = [wanted = request.time_to_live_specification](Table& table) {
    return Apply(wanted, table);
  };
  auto table = co_await ChangeTable(*engine_, request.table_name, std::move(change));
  if (!table) co_return std::unexpected(std::move(table).error());
  co_return dynamodb::UpdateTimeToLiveResponse{request.time_to_live_specification};
}

}  // namespace flavorbot::engine
