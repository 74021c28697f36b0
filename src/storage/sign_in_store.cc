#include "storage/sign_in_store.h"

#include "dynamodb/batches.h"
#include "storage/item_fields.h"
#include "storage/update_builder.h"

namespace flavorbot::storage {
namespace {

using dynamodb::AttributeValue;

constexpr std::string_view kFailures = "failures";
constexpr std::string_view kWindowEnds = "windowEnds";
constexpr unsigned kMaxAttempts = 6;

SignInFailures ReadFailures(base::BytesView packed_item) {
  SignInFailures failures;
  if (const auto count = dynamodb::FindAttribute(packed_item, kFailures)) {
    failures.count = IntegerOf(*count).value_or(0);
  }
  if (const auto ends = dynamodb::FindAttribute(packed_item, kWindowEnds)) {
    failures.window_ends = TimeOfMilliseconds(*ends).value_or(base::TimePoint{});
  }
  return failures;
}

dynamodb::UpdateItemRequest FailureUpdate(const Table& table, const std::string& email_normalised,
                                          UpdateBuilder update, base::TimePoint window_ends) {
  update.Set(kWindowEnds, Milliseconds(window_ends));
  update.Set(kTimeToLiveName, Seconds(window_ends));
  update.Set(kEntityTypeName, AttributeValue::S("SIGN_IN_FAILURES"));
  dynamodb::UpdateItemRequest request;
  request.table_name = table.name();
  request.key = KeyItem(SignInFailuresKey(email_normalised));
  request.return_values = dynamodb::ReturnValues::kAllNew;
  std::move(update).ApplyTo(request);
  return request;
}

// One more in a window that is open.
UpdateBuilder CountOn(base::TimePoint now) {
  UpdateBuilder update;
  update.Add(kFailures, AttributeValue::N(1));
  auto name = update.Name(kWindowEnds);
  update.Require(name + " > " + update.Value(Milliseconds(now)));
  return update;
}

// The first of a new window.
UpdateBuilder CountAnew(base::TimePoint now) {
  UpdateBuilder update;
  update.Set(kFailures, AttributeValue::N(1));
  auto name = update.Name(kWindowEnds);
  update.Require("(attribute_not_exists(" + name + ") OR " + name +
                 " <= " + update.Value(Milliseconds(now)) + ")");
  return update;
}

}  // namespace

AwaitableResult<SignInState> SignInStore::Find(dynamodb::CallContext& context,
                                               std::string email_normalised) const {
  const auto guard_key = EmailGuardKey(email_normalised);
  dynamodb::KeysAndAttributes keys;
  keys.keys.push_back(KeyItem(guard_key));
  keys.keys.push_back(KeyItem(SignInFailuresKey(email_normalised)));
  keys.consistent_read = true;
  dynamodb::BatchGetItemRequest request;
  request.request_items[table_.name()] = std::move(keys);
  dynamodb::BatchGets batches(table_.api(), std::move(request));
  SignInState state;
  while (batches.HasNext()) {
    auto response = co_await batches.Next(context);
    if (!response) co_return std::unexpected(ToStoreError(response.error()));
    for (const auto& item : response->responses[table_.name()]) {
      if (TextField(item.bytes, kPartitionKeyName) == guard_key.partition_key) {
        auto user_id = TextField(item.bytes, "userId");
        if (!user_id.empty()) state.user_id = std::move(user_id);
      } else {
        state.failures = ReadFailures(item.bytes);
      }
    }
  }
  co_return std::move(state);
}

AwaitableResult<SignInFailures> SignInStore::CountFailure(dynamodb::CallContext& context,
                                                          std::string email_normalised,
                                                          SignInFailures seen, base::TimePoint now,
                                                          base::TimePoint window_ends) const {
  // Whether a window is open decides which of two updates holds; another failure at the same moment
  // may open one in between, so they take turns.
  bool is_open = seen.window_ends > now;
  for (unsigned attempt = 0; attempt < kMaxAttempts; ++attempt, is_open = !is_open) {
    auto update = is_open ? CountOn(now) : CountAnew(now);
    auto request = FailureUpdate(table_, email_normalised, std::move(update), window_ends);
    auto response = co_await table_.api().UpdateItem(context, std::move(request));
    if (response && response->attributes) co_return ReadFailures(response->attributes->bytes);
    if (response) break;
    auto error = ToStoreError(response.error());
    if (error.code != StoreErrorCode::kConflict) co_return std::unexpected(std::move(error));
  }
  co_return std::unexpected(
      StoreError{StoreErrorCode::kUnavailable, "failed sign-ins can't be counted"});
}

AwaitableResult<void> SignInStore::Forget(dynamodb::CallContext& context,
                                          std::string email_normalised) const {
  dynamodb::DeleteItemRequest request;
  request.table_name = table_.name();
  request.key = KeyItem(SignInFailuresKey(email_normalised));
  const auto response = co_await table_.api().DeleteItem(context, std::move(request));
  if (!response) co_return std::unexpected(ToStoreError(response.error()));
  co_return Result<void>{};
}

}  // namespace flavorbot::storage
