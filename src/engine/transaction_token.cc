#include "engine/transaction_token.h"

#include <algorithm>

#include "base/digest.h"
#include "dynamodb/wire.h"
#include "engine/keyspace.h"

namespace flavorbot::engine {
namespace {

constexpr std::size_t kExpiryBytes = sizeof(std::uint64_t);

}  // namespace

base::Bytes EncodeToken(base::TimePoint expires, base::BytesView fingerprint) {
  base::Bytes value;
  AppendBigEndian(value, static_cast<std::uint64_t>(expires.time_since_epoch().count()));
  value.append(fingerprint);
  return value;
}

base::TimePoint TokenExpiry(base::BytesView value) {
  if (value.size() < kExpiryBytes) return base::TimePoint{};
  return base::TimePoint{
      std::chrono::milliseconds{static_cast<std::int64_t>(ReadBigEndian<std::uint64_t>(value))}};
}

base::Bytes TokenFingerprint(base::BytesView value) {
  return base::Bytes(value.substr(std::min(value.size(), kExpiryBytes)));
}

std::optional<TransactionToken> TokenOf(const dynamodb::TransactWriteItemsRequest& request) {
  if (!request.client_request_token) return std::nullopt;
  // What is asked for, without how the answer shall look.
  dynamodb::TransactWriteItemsRequest asked;
  asked.transact_items = request.transact_items;
  std::string json;
  dynamodb::AppendJson(json, asked);
  return TransactionToken{*request.client_request_token, base::Bytes(base::Sha256(json).view())};
}

}  // namespace flavorbot::engine
