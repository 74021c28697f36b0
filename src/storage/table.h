// Table: the one table, and the few calls on it that all stores share.
//
// Owns nothing but its name: the Api outlives it.
// Threads: as the Api: any thread, at any time. The CallContext lives until the call's answer.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <optional>
#include <string>
#include <utility>

#include "dynamodb/api.h"
#include "storage/error.h"
#include "storage/keys.h"

namespace flavorbot::storage {

template <typename T>
using AwaitableResult = boost::asio::awaitable<Result<T>>;

enum class Consistency { kEventual, kStrong };

class Table {
 public:
  Table(dynamodb::Api& api, std::string name) : api_(&api), name_(std::move(name)) {}

  dynamodb::Api& api() const { return *api_; }
  const std::string& name() const { return name_; }

  // The item; nullopt when there is none. A strong read costs 1 RCU per 4 KB, an eventual one half.
  AwaitableResult<std::optional<dynamodb::PackedItem>> Get(dynamodb::CallContext& context, Key key,
                                                           Consistency consistency) const;

  // All or nothing. A transaction that only met another one is tried again, up to five times with
  // growing pauses.
  // Errors: the service's, so that the caller can see which condition failed.
  boost::asio::awaitable<dynamodb::Result<dynamodb::TransactWriteItemsResponse>> Transact(
      dynamodb::CallContext& context, dynamodb::TransactWriteItemsRequest request) const;

  // Deletes the items, in batches of 25; some may be gone when it fails. Absent ones are no error.
  AwaitableResult<void> DeleteAll(dynamodb::CallContext& context, std::vector<Key> keys) const;

 private:
  dynamodb::Api* api_;
  std::string name_;
};

}  // namespace flavorbot::storage
