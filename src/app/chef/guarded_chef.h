// GuardedChef: a chef whose every word and dish passes the guard, whichever chef it is.
//
// What the profile forbids and what the person says in the talk both hold. Dangerous requests don't
// reach the chef at all.
//
// Threads: any.
#pragma once

#include "app/chef/chef.h"
#include "app/chef/danger_check.h"
#include "app/chef/food_finder.h"
#include "app/chef/understand.h"
#include "knowledge/knowledge_base.h"

namespace flavorbot::app::chef {

class GuardedChef final : public Chef {
 public:
  // Borrows both.
  GuardedChef(const knowledge::KnowledgeBase& knowledge, const Chef& chef);

  AwaitableResult<ChefReply> Answer(dynamodb::CallContext& context, ChefRequest request,
                                    ReplySink& sink) const override;
  ChefInfo info() const override { return chef_.info(); }

  // What a profile's own words mean to the guard.
  const Understanding& understanding() const { return understanding_; }

 private:
  Constraints ConstraintsOf(const ChefRequest& request) const;

  const knowledge::KnowledgeBase& knowledge_;
  const Chef& chef_;
  FoodFinder finder_;
  Understanding understanding_;
  DangerCheck dangers_;
};

}  // namespace flavorbot::app::chef
