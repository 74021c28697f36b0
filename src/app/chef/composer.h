// Composer: a new dish of what a person has, by a technique, when no known recipe fits.
//
// Threads: any, once made.
// Source:  knowledge/dishes.json.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/chef/cooking_request.h"
#include "app/chef/food_judge.h"
#include "knowledge/knowledge_base.h"

namespace flavorbot::app::chef {

struct Composed {
  knowledge::Recipe recipe;  // with an id that begins with kComposedPrefix
  bool has_all_wanted = false;
};

// Ids of composed recipes: "dish:coconut-curry".
inline constexpr std::string_view kComposedPrefix = "dish:";

class Composer {
 public:
  explicit Composer(const knowledge::KnowledgeBase& knowledge)
      : knowledge_(knowledge) {}  // borrows

  // The best of the templates, filled with what is wanted and with what goes with it; of two as
  // good `seed` decides. `preferred` is the id of the one to keep to where it can be made; empty:
  // any. nullopt: no template can be filled with what `judge` allows and with the equipment there
  // is.
  std::optional<Composed> Compose(const CookingRequest& request, const FoodJudge& judge,
                                  std::string_view preferred, std::uint64_t seed) const;

  // One of each template that takes all that is wanted.
  std::vector<knowledge::Recipe> ComposeEach(const CookingRequest& request, const FoodJudge& judge,
                                             std::uint64_t seed) const;

 private:
  const knowledge::KnowledgeBase& knowledge_;
};

}  // namespace flavorbot::app::chef
