// Token: a secret that was mailed, good for one use within its time.
//
// The table knows only its digest (`key`). It is spent by being deleted in the same transaction as
// what it allows, so it works once whatever happens. Expiry is told by `expires_at`.
#pragma once

#include <optional>
#include <string>

#include "base/bytes.h"
#include "base/clock.h"
#include "dynamodb/transact_actions.h"
#include "storage/keys.h"

namespace flavorbot::storage {

struct Token {
  TokenKind kind = TokenKind::kVerify;
  std::string key;
  std::string user_id;
  std::string email;  // the address it was mailed to, as written
  std::string email_normalised;
  base::TimePoint expires_at;
};

// nullopt when the item lacks what a token has.
std::optional<Token> ReadToken(TokenKind kind, std::string key, base::BytesView packed_item);

dynamodb::Item TokenItem(const Token& token);

// The write that makes `token`, and the one that spends it: that fails when it is spent already.
dynamodb::TransactWriteItem TokenPut(const std::string& table_name, const Token& token);
dynamodb::TransactWriteItem TokenSpend(const std::string& table_name, const Token& token);

}  // namespace flavorbot::storage
