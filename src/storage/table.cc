#include "storage/table.h"

#include <algorithm>

#include "storage/backoff.h"

namespace flavorbot::storage {
namespace {

constexpr unsigned kMaxTransactionAttempts = 5;
constexpr std::size_t kMaxBatchWriteItems = 25;
constexpr unsigned kMaxBatchAttempts = 8;

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
    const bool again = co_await BackOff(attempt, context.deadline);
    if (!again) co_return response;
  }
}

AwaitableResult<void> Table::DeleteAll(dynamodb::CallContext& context,
                                       std::vector<Key> keys) const {
  std::vector<dynamodb::WriteRequest> batch;
  std::size_t next = 0;
  unsigned fruitless = 0;
  while (next < keys.size() || !batch.empty()) {
    for (; next < keys.size() && batch.size() < kMaxBatchWriteItems; ++next) {
      batch.push_back(dynamodb::DeleteRequest{KeyItem(std::move(keys[next]))});
    }
    const std::size_t sent = batch.size();
    dynamodb::BatchWriteItemRequest request;
    request.request_items[name_] = std::move(batch);
    auto response = co_await api_->BatchWriteItem(context, std::move(request));
    if (!response) co_return std::unexpected(ToStoreError(response.error()));
    batch.clear();
    if (const auto rest = response->unprocessed_items.find(name_);
        rest != response->unprocessed_items.end()) {
      batch = std::move(rest->second);
    }
    if (batch.empty()) continue;
    fruitless = batch.size() < sent ? 0 : fruitless + 1;
    bool again = fruitless < kMaxBatchAttempts;
    if (again) again = co_await BackOff(fruitless, context.deadline);
    if (!again) {
      co_return std::unexpected(
          StoreError{StoreErrorCode::kUnavailable, "BatchWriteItem leaves items unprocessed"});
    }
  }
  co_return Result<void>{};
}

}  // namespace flavorbot::storage
