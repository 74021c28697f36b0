#include <utility>

#include "engine/find_table.h"
#include "engine/local_api.h"
#include "engine/prepare_write.h"
#include "engine/single_write.h"

namespace flavorbot::engine {
namespace {

dynamodb::Result<ItemWrite> Prepare(Engine& engine, const dynamodb::DeleteItemRequest& request) {
  auto parsed = ParseWrite(TextOf(request));
  if (!parsed) return std::unexpected(std::move(parsed).error());
  if (auto ok = CheckOldOrNone(request.return_values); !ok) {  // later than PutItem's
    return std::unexpected(std::move(ok).error());
  }
  auto table = FindTable(engine.catalog(), request.table_name);
  if (!table) return std::unexpected(std::move(table).error());
  return BindByKey(WriteKind::kDelete, std::move(*table), request.key, std::move(*parsed));
}

}  // namespace

dynamodb::AwaitableResult<dynamodb::DeleteItemResponse> LocalApi::DeleteItem(
    dynamodb::CallContext& context, dynamodb::DeleteItemRequest request) {
  auto write = Prepare(*engine_, request);
  if (!write) co_return std::unexpected(std::move(write).error());
  AnswerOptions options{.return_values = request.return_values,
                        .capacity = request.return_consumed_capacity,
                        .metrics = request.return_item_collection_metrics};
  auto response = co_await CommitAndAnswer(*engine_, context.deadline, std::move(*write),
                                           std::move(request.key), std::move(options));
  if (!response) co_return std::unexpected(std::move(response).error());
  co_return dynamodb::DeleteItemResponse{std::move(*response)};
}

}  // namespace flavorbot::engine
