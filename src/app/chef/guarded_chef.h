// GuardedChef: a chef whose every word and dish passes the guard, whichever chef it is.
//
// What the profile forbids and what the person says in the talk both hold. Dangerous requests don't
// reach the chef at all.
//
// Threads: any.
#pragma once

#include "app/chef/chef.h"
#include "app/chef/chef_knowledge.h"

namespace flavorbot::app::chef {

class GuardedChef final : public Chef {
 public:
  // Borrows both.
  GuardedChef(const ChefKnowledge& knowledge, const Chef& chef)
      : knowledge_(knowledge), chef_(chef) {}

  AwaitableResult<ChefReply> Answer(dynamodb::CallContext& context, ChefRequest request,
                                    ReplySink& sink) const override;
  ChefInfo info() const override { return chef_.info(); }

 private:
  Constraints ConstraintsOf(const ChefRequest& request) const;

  const ChefKnowledge& knowledge_;
  const Chef& chef_;
};

}  // namespace flavorbot::app::chef
