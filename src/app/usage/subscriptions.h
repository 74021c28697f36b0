// Subscriptions: puts an account on another tier. What it may use changes at once: the meter reads
// the tier each time.
//
// Threads: any. The context lives until the call's answer.
#pragma once

#include <string>

#include "app/error.h"
#include "app/tiers.h"
#include "base/clock.h"
#include "storage/subscription_store.h"

namespace flavorbot::app::usage {

class Subscriptions {
 public:
  // Borrows both.
  Subscriptions(const storage::SubscriptionStore& store, const base::Clock& clock)
      : store_(store), clock_(clock) {}

  // Errors: kNotFound: no such account.
  AwaitableResult<void> SetTier(dynamodb::CallContext& context, std::string user_id,
                                Tier tier) const;

 private:
  const storage::SubscriptionStore& store_;
  const base::Clock& clock_;
};

}  // namespace flavorbot::app::usage
