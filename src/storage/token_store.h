// TokenStore: one-time tokens (token.h). They are spent by UserStore, together with what they
// allow.
//
// Errors:  kUnavailable, kCorrupt.
// Threads: any.
#pragma once

#include <optional>
#include <string>

#include "storage/table.h"
#include "storage/token.h"

namespace flavorbot::storage {

class TokenStore {
 public:
  explicit TokenStore(const Table& table) : table_(table) {}  // borrows

  AwaitableResult<void> Put(dynamodb::CallContext& context, Token token) const;

  // One strong read; expired ones are found too.
  AwaitableResult<std::optional<Token>> Find(dynamodb::CallContext& context, TokenKind kind,
                                             std::string key) const;

 private:
  const Table& table_;
};

}  // namespace flavorbot::storage
