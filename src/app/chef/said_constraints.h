// Said constraints: what a person's words rule out for the rest of a talk: "no nuts", "I'm vegan".
//
// Threads: any.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "app/chef/chef.h"
#include "app/chef/understand.h"
#include "knowledge/knowledge_base.h"

namespace flavorbot::app::chef {

// Of the person's turns, oldest first; the chef's say nothing here.
Constraints SaidConstraints(const Understanding& understanding, std::span<const Turn> talk);

// The foods and the unknown words of `said` as the talk calls them: "tomatoes" for whatever is of
// tomatoes. A food of which the talk only names a part is called by its own name.
struct SaidNames {
  std::vector<std::string> foods;
  std::vector<std::string> unknown;
};
SaidNames NamesSaid(const knowledge::KnowledgeBase& knowledge, const FoodFinder& finder,
                    std::span<const Turn> talk, const Constraints& said);

}  // namespace flavorbot::app::chef
