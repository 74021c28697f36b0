#include <utility>

#include "engine/change_table.h"
#include "engine/local_api.h"
#include "engine/table_tags.h"

namespace flavorbot::engine {
namespace {

using dynamodb::Result;

Result<void> Check(const dynamodb::TagResourceRequest& request) {
  if (auto ok = CheckTableArn(request.resource_arn); !ok) return ok;
  if (request.tags.empty()) {
    return std::unexpected(
        dynamodb::ValidationError("Atleast one Tag needs to be provided as Input."));
  }
  return CheckTags(request.tags);
}

Result<void> AddTags(const std::vector<dynamodb::Tag>& tags, Table& table) {
  for (const auto& tag : tags) table.tags[tag.key] = tag.value;
  return CheckTagCount(table.tags);
}

}  // namespace

dynamodb::AwaitableResult<dynamodb::TagResourceResponse> LocalApi::TagResource(
    dynamodb::CallContext&, dynamodb::TagResourceRequest request) {
  if (auto ok = Check(request); !ok) co_return std::unexpected(std::move(ok).error());
  const auto table = FindTableOfArn(engine_->catalog(), request.resource_arn);
  if (!table) {
    co_return std::unexpected(dynamodb::MakeError(
        dynamodb::ErrorCode::kResourceNotFoundException,
        "Requested resource not found: ResourcArn: " + request.resource_arn + " not found"));
  }
  auto change = [tags = std::move(request.tags)](Table& changed) { return AddTags(tags, changed); };
  auto changed = co_await ChangeTable(*engine_, table->name(), std::move(change));
  if (!changed) co_return std::unexpected(std::move(changed).error());
  co_return dynamodb::TagResourceResponse{};
}

}  // namespace flavorbot::engine
