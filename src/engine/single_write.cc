#include "engine/single_write.h"

#include <utility>

#include "engine/capacity_tally.h"
#include "engine/commit_call.h"
#include "expression/project.h"

namespace flavorbot::engine {
namespace {

using dynamodb::PackedItem;
using dynamodb::ReturnValues;

std::optional<PackedItem> Whole(const ItemPtr& item) {
  if (!item) return std::nullopt;
  return item->item;
}

std::optional<PackedItem> Touched(const AnswerOptions& options, const ItemPtr& item) {
  if (!item || !options.touched) return std::nullopt;
  auto projected = expression::ProjectPacked(*options.touched, item->item.bytes);
  if (dynamodb::PackedAttributes(projected.bytes).count() == 0) return std::nullopt;
  return projected;
}

}  // namespace

std::optional<PackedItem> AttributesOf(const AnswerOptions& options, const WriteEffect& effect) {
  switch (options.return_values) {
    case ReturnValues::kNone:
      return std::nullopt;
    case ReturnValues::kAllOld:
      return Whole(effect.before);
    case ReturnValues::kAllNew:
      return Whole(effect.after);
    case ReturnValues::kUpdatedOld:
      return Touched(options, effect.before);
    case ReturnValues::kUpdatedNew:
      return Touched(options, effect.after);
  }
  return std::nullopt;
}

dynamodb::Result<void> CheckOldOrNone(ReturnValues return_values) {
  if (return_values == ReturnValues::kNone || return_values == ReturnValues::kAllOld) return {};
  return std::unexpected(dynamodb::ValidationError("ReturnValues can only be ALL_OLD or NONE"));
}

dynamodb::AwaitableResult<dynamodb::WriteItemResponse> CommitAndAnswer(
    Engine& engine, std::chrono::steady_clock::time_point deadline, ItemWrite write,
    dynamodb::Item key_or_item, AnswerOptions options) {
  auto request = std::make_unique<CommitRequest>();
  request->deadline = deadline;
  request->writes.push_back(std::move(write));
  auto outcome = co_await Commit(engine.committer(), std::move(request));
  if (!outcome) co_return std::unexpected(std::move(outcome).error());

  const auto& effect = outcome->effects.front();
  dynamodb::WriteItemResponse response;
  response.attributes = AttributesOf(options, effect);
  response.item_collection_metrics = CollectionMetrics(effect, key_or_item, options.metrics);
  if (options.capacity != dynamodb::ReturnConsumedCapacity::kNone) {
    CapacityTally tally;
    tally.Add(effect);
    response.consumed_capacity = tally.Report(effect.table->name(), options.capacity);
  }
  co_return response;
}

}  // namespace flavorbot::engine
