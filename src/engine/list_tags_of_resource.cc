#include <utility>

#include "base/encoding.h"
#include "engine/engine.h"
#include "engine/local_api.h"
#include "engine/table_tags.h"

namespace flavorbot::engine {
namespace {

constexpr std::size_t kTagsAPage = 10;

}  // namespace

// A token is the last key of the page before.
dynamodb::AwaitableResult<dynamodb::ListTagsOfResourceResponse> LocalApi::ListTagsOfResource(
    dynamodb::CallContext&, dynamodb::ListTagsOfResourceRequest request) {
  if (auto ok = CheckTableArn(request.resource_arn); !ok) {
    co_return std::unexpected(std::move(ok).error());
  }
  const auto table = FindTableOfArn(engine_->catalog(), request.resource_arn);
  if (!table) {
    co_return std::unexpected(dynamodb::MakeError(
        dynamodb::ErrorCode::kResourceNotFoundException,
        "Requested resource not found: ResourcArn: " + request.resource_arn + " not found"));
  }
  auto next = table->tags.begin();
  if (request.next_token) {
    const auto after = base::Base64Decode(*request.next_token);
    if (!after || after->empty()) {
      co_return std::unexpected(dynamodb::ValidationError("Invalid NextToken"));
    }
    next = table->tags.upper_bound(*after);
  }
  dynamodb::ListTagsOfResourceResponse response;
  for (; next != table->tags.end() && response.tags.size() < kTagsAPage; ++next) {
    response.tags.push_back({next->first, next->second});
  }
  if (next != table->tags.end()) {
    response.next_token = base::Base64Encode(response.tags.back().key);
  }
  co_return response;
}

}  // namespace flavorbot::engine
