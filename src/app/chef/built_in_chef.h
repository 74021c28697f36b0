// BuiltInChef: the chef that needs no key and no network. It answers from the knowledge base.
//
//   Understand the talk (talk.h) -> choose a recipe (choose.h), or compose one (compose.h) ->
//   adapt it (adapt.h) -> say it (phrases.h). Questions go to kitchen_questions.h.
//
// Deterministic: the same talk, constraints and seed have the same reply.
//
// Threads: any.
#pragma once

#include "app/chef/chef.h"
#include "app/chef/chef_knowledge.h"
#include "app/chef/composer.h"
#include "app/chef/kitchen/kitchen_questions.h"
#include "app/chef/talk.h"

namespace flavorbot::app::chef {

class BuiltInChef final : public Chef {
 public:
  explicit BuiltInChef(const ChefKnowledge& knowledge);  // borrows

  AwaitableResult<ChefReply> Answer(dynamodb::CallContext& context, ChefRequest request,
                                    ReplySink& sink) const override;
  ChefInfo info() const override {
    return {.provider = std::string(kBuiltInProvider), .model = ""};
  }
  // It says "soy sauce contains wheat" to whom avoids wheat; and advises nothing that is avoided.
  Words words() const override { return Words::kKeepConstraints; }

  // The whole answer at once; Answer() writes its text piece by piece.
  Result<ChefReply> Reply(const ChefRequest& request) const;

  const ChefKnowledge& knowledge() const { return known_; }

 private:
  // Of the profile and of what is said, with what goes without saying.
  Constraints All(const Constraints& profile, const CookingRequest& said) const;
  Result<ChefReply> DishReply(const ChefRequest& request, const TalkSoFar& talk) const;
  ChefReply IdeasReply(const ChefRequest& request, const TalkSoFar& talk) const;

  const ChefKnowledge& known_;
  const knowledge::KnowledgeBase& knowledge_ = known_.base;
  const FoodFinder& finder_ = known_.finder;
  KitchenQuestions questions_;
  Composer composer_;
};

}  // namespace flavorbot::app::chef
