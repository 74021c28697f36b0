#include "dynamodb/batches.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "dynamodb/backoff.h"

namespace flavorbot::dynamodb {
namespace {

constexpr unsigned kMaxFruitless = 8;

template <typename Request>
struct BatchAction;

template <>
struct BatchAction<BatchGetItemRequest> {
  static constexpr auto kCall = &Api::BatchGetItem;
  static constexpr auto kUnprocessed = &BatchGetItemResponse::unprocessed_keys;
  static constexpr std::size_t kMaxItems = kMaxBatchGetItems;
  static constexpr std::string_view kGetsNowhere = "BatchGetItem leaves keys unprocessed";
};
template <>
struct BatchAction<BatchWriteItemRequest> {
  static constexpr auto kCall = &Api::BatchWriteItem;
  static constexpr auto kUnprocessed = &BatchWriteItemResponse::unprocessed_items;
  static constexpr std::size_t kMaxItems = kMaxBatchWriteItems;
  static constexpr std::string_view kGetsNowhere = "BatchWriteItem leaves items unprocessed";
};

std::vector<Item>& EntriesOf(KeysAndAttributes& table) { return table.keys; }
std::vector<WriteRequest>& EntriesOf(std::vector<WriteRequest>& table) { return table; }

// Appends `[begin, end)` of `from` to `to`.
template <typename Entries>
void Move(Entries& from, std::size_t begin, std::size_t end, Entries& to) {
  const auto first = std::make_move_iterator(from.begin());
  to.insert(to.end(), first + static_cast<std::ptrdiff_t>(begin),
            first + static_cast<std::ptrdiff_t>(end));
}

// A request of `room` entries of `left`, or of all when they are fewer; they leave it.
template <typename Request>
Request TakePortion(Request& left, std::size_t room, std::size_t& taken) {
  auto tables = std::exchange(left.request_items, {});
  Request portion = left;
  taken = 0;
  for (auto& [name, table] : tables) {
    auto entries = std::exchange(EntriesOf(table), {});
    const std::size_t count = std::min(entries.size(), room - taken);
    if (count > 0) {
      auto& part = portion.request_items.emplace(name, table).first->second;
      Move(entries, 0, count, EntriesOf(part));
    }
    if (count < entries.size()) {
      auto& rest = left.request_items.emplace(name, table).first->second;
      Move(entries, count, entries.size(), EntriesOf(rest));
    }
    taken += count;
  }
  return portion;
}

// Puts what wasn't processed back; how many entries that is.
template <typename Tables>
std::size_t PutBack(Tables unprocessed, Tables& left) {
  std::size_t count = 0;
  for (auto& [name, table] : unprocessed) {
    auto& entries = EntriesOf(table);
    count += entries.size();
    const auto [found, is_new] = left.try_emplace(name, std::move(table));
    if (!is_new) Move(entries, 0, entries.size(), EntriesOf(found->second));
  }
  return count;
}

}  // namespace

template <typename Request, typename Response>
AwaitableResult<Response> Batches<Request, Response>::Next(CallContext& context) {
  using Action = BatchAction<Request>;
  bool in_time = fruitless_ < kMaxFruitless;
  if (in_time && is_held_up_) in_time = co_await BackOff(fruitless_, context.deadline);
  if (!in_time) {
    co_return std::unexpected(
        MakeError(ErrorCode::kServiceUnavailable, std::string(Action::kGetsNowhere)));
  }
  std::size_t sent = 0;
  auto portion = TakePortion(left_, Action::kMaxItems, sent);
  auto response = co_await (api_->*Action::kCall)(context, std::move(portion));
  if (!response) co_return response;
  const std::size_t back =
      PutBack(std::exchange((*response).*Action::kUnprocessed, {}), left_.request_items);
  is_held_up_ = back > 0;
  fruitless_ = back < sent ? 0 : fruitless_ + 1;
  co_return response;
}

template class Batches<BatchGetItemRequest, BatchGetItemResponse>;
template class Batches<BatchWriteItemRequest, BatchWriteItemResponse>;

}  // namespace flavorbot::dynamodb
