// SignInStore: what a sign-in reads and writes before it knows who it is: the guard of the address,
// and how often a password for it was wrong.
//
//   LOCKOUT#<digest of the address> / SIGN_IN    {failures N, windowEnds N ms, ttl}
//
// Failures are counted by one atomic update, so that all instances agree; each moves the end of the
// window, and behind the end counting begins anew. Addresses that nobody owns are counted alike.
//
// Errors:  kUnavailable, kCorrupt.
// Threads: any.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/clock.h"
#include "storage/table.h"

namespace flavorbot::storage {

struct SignInFailures {
  std::int64_t count = 0;
  base::TimePoint window_ends;
};

struct SignInState {
  std::optional<std::string> user_id;  // the owner of the address
  SignInFailures failures;             // may be of a window that has ended
};

class SignInStore {
 public:
  explicit SignInStore(const Table& table) : table_(table) {}  // borrows

  // Both items in one request, strongly read.
  AwaitableResult<SignInState> Find(dynamodb::CallContext& context,
                                    std::string email_normalised) const;

  // Counts one more at `now`; the window then ends at `window_ends`. Returns the count with it.
  // `seen` is what Find told: whether a window is open. When that has changed since, it takes one
  // more request.
  AwaitableResult<SignInFailures> CountFailure(dynamodb::CallContext& context,
                                               std::string email_normalised, SignInFailures seen,
                                               base::TimePoint now,
                                               base::TimePoint window_ends) const;

  AwaitableResult<void> Forget(dynamodb::CallContext& context, std::string email_normalised) const;

 private:
  const Table& table_;
};

}  // namespace flavorbot::storage
