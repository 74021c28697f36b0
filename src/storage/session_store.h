// SessionStore: signed-in browsers (session.h).
//
// Errors:  kConflict and kNotFound as each member says; kUnavailable, kCorrupt.
// Threads: any.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "storage/recent_sessions.h"
#include "storage/session.h"
#include "storage/table.h"

namespace flavorbot::storage {

// A list of sessions never has more; sessions end by themselves after a day.
inline constexpr std::size_t kMaxListedSessions = 500;

class SessionStore {
 public:
  // Borrows both. With `recent`, Find may answer from it.
  explicit SessionStore(const Table& table, RecentSessions* recent = nullptr)
      : table_(table), recent_(recent) {}

  // kConflict: the account is gone, or its password hash is no longer `password_hash`, so that
  // nobody gets in with a password that was changed while it was being checked.
  AwaitableResult<void> Create(dynamodb::CallContext& context, Session session,
                               std::string password_hash) const;

  // One strong read, or none; expired ones are found too.
  AwaitableResult<std::optional<SessionOwner>> Find(dynamodb::CallContext& context,
                                                    std::string key) const;

  // Lets the session live on. kNotFound: it has ended meanwhile.
  AwaitableResult<void> Extend(dynamodb::CallContext& context, std::string user_id, std::string key,
                               base::TimePoint now, base::TimePoint expires_at) const;

  // At most kMaxListedSessions, in no particular order; expired ones too.
  AwaitableResult<std::vector<Session>> List(dynamodb::CallContext& context,
                                             std::string user_id) const;

  // kNotFound: the user has no such session.
  AwaitableResult<void> Delete(dynamodb::CallContext& context, std::string user_id,
                               std::string key) const;

  // Ends all of the user's sessions but `kept_key`. Some may be gone when it fails.
  AwaitableResult<void> DeleteAll(dynamodb::CallContext& context, std::string user_id,
                                  std::optional<std::string> kept_key) const;

 private:
  void Forget(const std::string& user_id) const {
    if (recent_ != nullptr) recent_->Forget(user_id);
  }

  const Table& table_;
  RecentSessions* const recent_;
};

}  // namespace flavorbot::storage
