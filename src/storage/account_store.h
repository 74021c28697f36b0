// AccountStore: a whole account, for its deletion and its export.
//
// A deletion is a sequence that can be taken up anywhere:
//
//   Begin         one transaction marks the profile, frees the address, and notes the account under
//                 DELETIONS; from then on nobody can sign in to it or change it
//   DeletePage    again and again until nothing is left; the profile is the last to go
//   Finish        the note goes
//
// Errors:  kNotFound and kConflict as each member says; kUnavailable, kCorrupt.
// Threads: any.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "storage/recent_sessions.h"
#include "storage/table.h"
#include "storage/user.h"

namespace flavorbot::storage {

enum class Progress { kMore, kDone };

// A page of an account's items and where the next one begins.
struct AccountPage {
  std::vector<dynamodb::PackedItem> items;
  std::optional<dynamodb::Item> next;
};

// The two partitions that an account fills.
enum class AccountPart { kUser, kMealPlan };

class AccountStore {
 public:
  // Borrows both. The sessions that `recent` knows are forgotten with the account.
  explicit AccountStore(const Table& table, RecentSessions* recent = nullptr)
      : table_(table), recent_(recent) {}

  // kConflict: the account is gone, is being deleted, or has another address or password by now.
  AwaitableResult<void> Begin(dynamodb::CallContext& context, User user, base::TimePoint now) const;

  // Deletes up to a hundred items, and the sessions that they name; the profile when it is alone.
  AwaitableResult<Progress> DeletePage(dynamodb::CallContext& context, std::string user_id) const;

  // REQUIRES: DeletePage answered kDone, and nobody who knew the account can still write to it.
  AwaitableResult<void> Finish(dynamodb::CallContext& context, std::string user_id) const;

  // The accounts whose deletion was begun and not finished, at most a hundred.
  AwaitableResult<std::vector<std::string>> Unfinished(dynamodb::CallContext& context) const;

  // The items of one part in the order of their sort keys, up to 1 MB from `from`.
  AwaitableResult<AccountPage> ReadPage(dynamodb::CallContext& context, std::string user_id,
                                        AccountPart part, std::optional<dynamodb::Item> from) const;

 private:
  const Table& table_;
  RecentSessions* const recent_;
};

}  // namespace flavorbot::storage
