#include <utility>

#include "engine/change_table.h"
#include "engine/local_api.h"
#include "engine/table_tags.h"

namespace flavorbot::engine {
namespace {

dynamodb::Result<void> Check(const dynamodb::UntagResourceRequest& request) {
  if (auto ok = CheckTableArn(request.resource_arn); !ok) return ok;
  if (!request.tag_keys.empty()) return {};
  return std::unexpected(
      dynamodb::ValidationError("Atleast one Tag Key needs to be provided as Input."));
}

}  // namespace

dynamodb::AwaitableResult<dynamodb::UntagResourceResponse> LocalApi::UntagResource(
    dynamodb::CallContext&, dynamodb::UntagResourceRequest request) {
  if (auto ok = Check(request); !ok) co_return std::unexpected(std::move(ok).error());
  const auto table = FindTableOfArn(engine_->catalog(), request.resource_arn);
  if (!table) {
    co_return std::unexpected(dynamodb::MakeError(dynamodb::ErrorCode::kResourceNotFoundException,
                                                  "Requested resource not found"));
  }
  auto change = [keys = std::move(request.tag_keys)](Table& changed) -> dynamodb::Result<void> {
    for (const auto& key : keys) changed.tags.erase(key);
    return {};
  };
  auto changed = co_await ChangeTable(*engine_, table->name(), std::move(change));
  if (!changed) co_return std::unexpected(std::move(changed).error());
  co_return dynamodb::UntagResourceResponse{};
}

}  // namespace flavorbot::engine
