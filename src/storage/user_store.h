// UserStore: profiles and the guards of their e-mail addresses.
//
//   USER#<id> / PROFILE           the profile
//   EMAIL#<address> / USER        {userId}: one for each address in use, always written in one
//                                 transaction with the profile, so that an address has one owner
//
// An account that is being deleted is nowhere found and can't be changed.
//
// Errors:  kConflict and kNotFound as each member says; kUnavailable, kCorrupt.
// Threads: any.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "storage/session.h"
#include "storage/table.h"
#include "storage/token.h"
#include "storage/user.h"

namespace flavorbot::storage {

// What a person may change; absent: as it is. An engaged nullopt clears.
struct ProfileChanges {
  std::optional<std::string> first_name;
  std::optional<std::string> last_name;
  std::optional<std::optional<std::string>> bio;
  std::optional<std::vector<std::string>> dietary_preferences;
  std::optional<std::vector<std::string>> allergies;
  std::optional<bool> email_notifications;
  std::optional<bool> dark_mode;
  std::optional<std::optional<std::string>> profile_image_url;
};

class UserStore {
 public:
  explicit UserStore(const Table& table) : table_(table) {}  // borrows

  // Makes the account, the guard of its address, the token that will verify it, and its first
  // session: all or nothing. kConflict: the address has an owner.
  AwaitableResult<void> Create(dynamodb::CallContext& context, User user, Token verification,
                               Session session) const;

  // nullopt when there is no such account.
  AwaitableResult<std::optional<User>> Find(dynamodb::CallContext& context,
                                            std::string user_id) const;

  // The id of the account that owns the address.
  AwaitableResult<std::optional<std::string>> FindIdByEmail(dynamodb::CallContext& context,
                                                            std::string email_normalised) const;

  // The profile after it. kNotFound: no such account.
  AwaitableResult<User> UpdateProfile(dynamodb::CallContext& context, std::string user_id,
                                      ProfileChanges changes, base::TimePoint now) const;

  // kConflict: the account is gone, or its hash is no longer `expected_hash`.
  AwaitableResult<void> ReplacePassword(dynamodb::CallContext& context, std::string user_id,
                                        std::string expected_hash, std::string new_hash,
                                        base::TimePoint now) const;

  // Spends a reset token. Whoever has it reads the account's mail, so the address is verified too.
  // kConflict: the token is spent, or the account is gone or has another address by now.
  AwaitableResult<void> ResetPassword(dynamodb::CallContext& context, Token token,
                                      std::string new_hash, base::TimePoint now) const;

  // Spends a verification token. kConflict as above.
  AwaitableResult<void> VerifyEmail(dynamodb::CallContext& context, Token token,
                                    base::TimePoint now) const;

  // Spends an e-mail change token: the account's address becomes the token's, verified, and the old
  // guard goes. kConflict: the token is spent, the account is gone, or the new address has an
  // owner.
  AwaitableResult<void> ChangeEmail(dynamodb::CallContext& context, Token token, User user,
                                    base::TimePoint now) const;

 private:
  // Runs a transaction whose failed conditions all mean the same.
  AwaitableResult<void> Commit(dynamodb::CallContext& context,
                               std::vector<dynamodb::TransactWriteItem> writes) const;

  const Table& table_;
};

}  // namespace flavorbot::storage
