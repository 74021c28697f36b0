// Choosing: which known recipe answers a request best.
//
// Hard wishes (diet, allergy, exclusions, time, servings, equipment) decide whether a recipe can be
// the answer at all: Adapt() (adapt.h) says. Here the soft ones make an order among all recipes.
//
// Threads: pure functions.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "app/chef/cooking_request.h"
#include "knowledge/knowledge_base.h"

namespace flavorbot::app::chef {

struct Candidate {
  const knowledge::Recipe* recipe = nullptr;
  double score = 0;
  bool has_all_wanted = false;  // every food that was asked for is in it, but for flavours
  bool is_named = false;        // it was asked for by its name
  bool is_of_technique = true;  // of one that was asked for; none was: it is
};

// All recipes but those `given`, best first; those of one score in an order that `seed` decides.
std::vector<Candidate> Rank(const knowledge::KnowledgeBase& knowledge,
                            const CookingRequest& request, std::span<const std::string> given,
                            std::uint64_t seed);

}  // namespace flavorbot::app::chef
