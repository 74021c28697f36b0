// Eaters: what a person's profile says about what they eat, as the chef understands it.
//
// An entry of either list is a diet, an allergen, a food, or words that nothing knows, which the
// guard then looks for as they are. An allergy to a food is one to the allergens that it has.
//
// Threads: any. The context lives until the call's answer.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "app/chef/chef.h"
#include "app/chef/constraints.h"
#include "app/chef/understand.h"
#include "app/error.h"
#include "app/tiers.h"
#include "knowledge/knowledge_base.h"
#include "storage/user_store.h"

namespace flavorbot::app::chef {

struct Eater {
  Constraints constraints;
  Tier tier = Tier::kFree;
};

// The same in words.
struct EaterReport {
  std::vector<std::string> diets;
  std::vector<std::string> allergies;  // allergens, kinds of food, and foods
  std::vector<std::string> unknown;    // entries of which only the words are known
};

class Eaters {
 public:
  // Borrows all.
  Eaters(const storage::UserStore& users, const Understanding& understanding,
         const knowledge::KnowledgeBase& knowledge)
      : users_(users), understanding_(understanding), knowledge_(knowledge) {}

  // Errors: kUnauthenticated: the account is gone.
  AwaitableResult<Eater> Find(dynamodb::CallContext& context, std::string user_id) const;
  AwaitableResult<EaterReport> Report(dynamodb::CallContext& context, std::string user_id) const;

  // What the person says in a talk that holds for the rest of it, without what the profile's report
  // has.
  EaterReport ReportSaid(std::span<const Turn> talk, const EaterReport& profile) const;

  const knowledge::KnowledgeBase& knowledge() const { return knowledge_; }
  const Understanding& understanding() const { return understanding_; }

 private:
  AwaitableResult<storage::User> FindUser(dynamodb::CallContext& context,
                                          std::string user_id) const;

  const storage::UserStore& users_;
  const Understanding& understanding_;
  const knowledge::KnowledgeBase& knowledge_;
};

}  // namespace flavorbot::app::chef
