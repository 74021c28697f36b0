// Transaction tokens as the store keeps them: the value under a token's key.
//
//   expires      8 bytes, big-endian: milliseconds since 1970
//   fingerprint  32 bytes: SHA-256 of what the request asks for
//
// ON DISK: a change to this layout is a new engine format version (docs/engine-format.md).
// Threads: pure functions.
// Source:  API reference, TransactWriteItems, ClientRequestToken.
#pragma once

#include <string>

#include "base/bytes.h"
#include "base/clock.h"
#include "dynamodb/transact_actions.h"
#include "engine/commit_request.h"

namespace flavorbot::engine {

base::Bytes EncodeToken(base::TimePoint expires, base::BytesView fingerprint);
// Of a value that EncodeToken made; of other bytes a time that is long past.
base::TimePoint TokenExpiry(base::BytesView value);
base::Bytes TokenFingerprint(base::BytesView value);

// The token of `request`, if it has one.
std::optional<TransactionToken> TokenOf(const dynamodb::TransactWriteItemsRequest& request);

}  // namespace flavorbot::engine
