// AccountDeletion: everything that a user owns goes, in pages, and whatever stops it half-way it is
// taken up again.
//
// From the first step on nobody can sign in to the account or change it, and its address is free.
// Requests that were past their session check by then may still write for a moment, so everything
// is swept a second time when the last of them must have been answered.
//
// Threads: any.
#pragma once

#include <chrono>
#include <string>

#include "app/background.h"
#include "app/error.h"
#include "base/clock.h"
#include "dynamodb/call_context.h"
#include "storage/account_store.h"

namespace flavorbot::app::account {

class AccountDeletion {
 public:
  // Borrows all. `settle_time` is longer than any request may take.
  AccountDeletion(const storage::AccountStore& accounts, Background& background,
                  const base::Clock& clock, std::chrono::milliseconds settle_time)
      : accounts_(accounts), background_(background), clock_(clock), settle_time_(settle_time) {}

  // Begins, and deletes as much as the request's time allows; the rest, and the second sweep, go on
  // behind the answer.
  // REQUIRES: `user` is as it was when its password was checked.
  // Errors:   kConflict (the account changed since), kUnavailable.
  AwaitableResult<void> Delete(dynamodb::CallContext& context, storage::User user) const;

  // The two halves of Delete, for a caller that can await both: what is done before the answer, and
  // what is done behind it, which takes the settle time.
  // Errors: as Delete; kUnavailable, when the second sweep comes to no end: Resume takes it up.
  AwaitableResult<void> Begin(dynamodb::CallContext& context, storage::User user) const;
  AwaitableResult<void> Settle(dynamodb::CallContext& context, std::string user_id) const;

  // Finishes deletions that a stop of the process cut short; to be called when it starts. Returns
  // how many it finished.
  AwaitableResult<std::size_t> Resume(dynamodb::CallContext& context) const;

 private:
  enum class Sweep { kClean, kOutOfTime };
  AwaitableResult<Sweep> DeletePages(dynamodb::CallContext& context, std::string user_id) const;
  AwaitableResult<Sweep> FinishAccount(dynamodb::CallContext& context, std::string user_id) const;
  boost::asio::awaitable<void> FinishBehind(std::string user_id,
                                            dynamodb::CallContext context) const;

  const storage::AccountStore& accounts_;
  Background& background_;
  const base::Clock& clock_;
  std::chrono::milliseconds settle_time_;
};

}  // namespace flavorbot::app::account
