#include <utility>

#include "engine/find_table.h"
#include "engine/local_api.h"
#include "engine/prepare_write.h"
#include "engine/single_write.h"
#include "expression/apply_update.h"

namespace flavorbot::engine {
namespace {

using dynamodb::ReturnValues;

dynamodb::Result<ItemWrite> Prepare(Engine& engine, const dynamodb::UpdateItemRequest& request) {
  auto text = TextOf(request);
  text.takes_update = true;
  if (request.update_expression) text.update = &*request.update_expression;
  if (request.attribute_updates) text.attribute_updates = &*request.attribute_updates;
  auto parsed = ParseWrite(text);
  if (!parsed) return std::unexpected(std::move(parsed).error());
  auto table = FindTable(engine.catalog(), request.table_name);
  if (!table) return std::unexpected(std::move(table).error());
  return BindUpdate(std::move(*table), request.key, std::move(*parsed));
}

}  // namespace

dynamodb::AwaitableResult<dynamodb::UpdateItemResponse> LocalApi::UpdateItem(
    dynamodb::CallContext& context, dynamodb::UpdateItemRequest request) {
  auto write = Prepare(*engine_, request);
  if (!write) co_return std::unexpected(std::move(write).error());
  AnswerOptions options{.return_values = request.return_values,
                        .capacity = request.return_consumed_capacity,
                        .metrics = request.return_item_collection_metrics};
  const bool wants_touched = request.return_values == ReturnValues::kUpdatedOld ||
                             request.return_values == ReturnValues::kUpdatedNew;
  if (wants_touched && write->update) options.touched = expression::TouchedPaths(*write->update);
  auto response = co_await CommitAndAnswer(*engine_, context.deadline, std::move(*write),
                                           std::move(request.key), std::move(options));
  if (!response) co_return std::unexpected(std::move(response).error());
  co_return dynamodb::UpdateItemResponse{std::move(*response)};
}

}  // namespace flavorbot::engine
