#include "storage/table.h"

#include "dynamodb/backoff.h"
#include "dynamodb/batches.h"

namespace flavorbot::storage {
namespace {

constexpr unsigned kMaxTransactionAttempts = 5;

}  // namespace

AwaitableResult<std::optional<dynamodb::PackedItem>> Table::Get(dynamodb::CallContext& context,
                                                                Key key,
                                                                Consistency consistency) const {
  dynamodb::GetItemRequest request;
  request.table_name = name_;
  request.key = KeyItem(std::move(key));
  request.consistent_read = consistency == Consistency::kStrong;
  auto response = co_await api_->GetItem(context, std::move(request));
  if (!response) co_return std::unexpected(ToStoreError(response.error()));
  co_return std::move(response->item);
}

boost::asio::awaitable<dynamodb::Result<dynamodb::TransactWriteItemsResponse>> Table::Transact(
    dynamodb::CallContext& context, dynamodb::TransactWriteItemsRequest request) const {
  for (unsigned attempt = 0;; ++attempt) {
    auto response = co_await api_->TransactWriteItems(context, request);
    if (response || !IsTransactionConflict(response.error()) ||
        attempt + 1 == kMaxTransactionAttempts) {
      co_return response;
    }
    const bool again = co_await dynamodb::BackOff(attempt, context.deadline);
    if (!again) co_return response;
  }
}

AwaitableResult<void> Table::DeleteAll(dynamodb::CallContext& context,
                                       std::vector<Key> keys) const {
  if (keys.empty()) co_return Result<void>{};
  dynamodb::BatchWriteItemRequest request;
  auto& deletions = request.request_items[name_];
  deletions.reserve(keys.size());
  for (auto& key : keys) deletions.push_back(dynamodb::DeleteRequest{KeyItem(std::move(key))});
  dynamodb::BatchWrites batches(*api_, std::move(request));
  while (batches.HasNext()) {
    const auto done = co_await batches.Next(context);
    if (!done) co_return std::unexpected(ToStoreError(done.error()));
  }
  co_return Result<void>{};
}

}  // namespace flavorbot::storage
