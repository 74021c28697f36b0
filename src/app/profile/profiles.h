// Profiles: what a person sees and may change of their own account. Tier, address, verification and
// password can't be changed through here.
//
// Threads: any.
// Source:  node-contract.md section 0 for the list of fields and their limits.
#pragma once

#include <string>

#include "app/error.h"
#include "base/clock.h"
#include "dynamodb/call_context.h"
#include "storage/user_store.h"

namespace flavorbot::app::profile {

class Profiles {
 public:
  Profiles(const storage::UserStore& users, const base::Clock& clock)
      : users_(users), clock_(clock) {}  // borrows both

  // kUnauthenticated: the account is gone.
  AwaitableResult<storage::User> Find(dynamodb::CallContext& context, std::string user_id) const;

  // The profile after it. No change at all is fine.
  // Errors: kInvalidFields, kUnauthenticated (the account is gone), kUnavailable.
  AwaitableResult<storage::User> Update(dynamodb::CallContext& context, std::string user_id,
                                        storage::ProfileChanges changes) const;

 private:
  const storage::UserStore& users_;
  const base::Clock& clock_;
};

// Trims the texts of `changes` and says what is wrong with them, by the names that the API has.
FieldErrors CleanProfileChanges(storage::ProfileChanges& changes);

}  // namespace flavorbot::app::profile
