// TokenBudget: what a model may cost the operator in a month (UTC), in tokens of all people
// together.
//
// Checked before the chef is called and counted after it, whether there is a reply, a failure or a
// reader who has left; so replies that are under way when it is reached are still given, and the
// budget is passed by these at most.
//
// Threads: any. The context lives until the call's answer.
#pragma once

#include <cstdint>

#include "app/chef/chef.h"
#include "app/error.h"
#include "base/clock.h"
#include "storage/chef_tokens_store.h"

namespace flavorbot::app::chef {

class TokenBudget {
 public:
  // Borrows the first two. `monthly_tokens` of 0: no limit.
  TokenBudget(const storage::ChefTokensStore& store, const base::Clock& clock,
              std::int64_t monthly_tokens)
      : store_(store), clock_(clock), monthly_tokens_(monthly_tokens) {}

  // Errors: kUnavailable: the month's tokens are used up.
  AwaitableResult<void> Check(dynamodb::CallContext& context) const;

  // What can't be counted is logged: the person has the answer all the same.
  boost::asio::awaitable<void> Count(dynamodb::CallContext& context, TokenUsage usage) const;

 private:
  const storage::ChefTokensStore& store_;
  const base::Clock& clock_;
  std::int64_t monthly_tokens_;
};

}  // namespace flavorbot::app::chef
