// Suggested ideas: what a reply in words offers to ask next, one idea a bullet.
//
//   **Under 10 minutes**
//   - Chickpea salad with lemon          {"Chickpea salad with lemon", "Under 10 minutes"}
//
// The heading above it is its group.
//
// Threads: pure functions.
// Source:  the rules of the Node version: lines with bullets first, then what is in bold.
#pragma once

#include <string_view>
#include <vector>

#include "app/chef/chef.h"

namespace flavorbot::app::chef {

// In their order, each once; at most kMostSuggestions.
std::vector<Suggestion> SuggestedIdeas(std::string_view reply);

}  // namespace flavorbot::app::chef
