// Proposals: what a reply's text proposes to ask next, by the rules of the Node version: for its
// clients, where the chef itself has proposed nothing.
//
//   - **Shakshuka** with feta      "Shakshuka with feta"
//   Try **Pad Thai** today.        "Pad Thai"
//
// Threads: pure functions.
// Source:  node-contract.md, section 5, suggestions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/chef/chef.h"

namespace flavorbot::app::chef {

// At most kMostSuggestions: first the list entries, then what is bold.
std::vector<std::string> OlderProposalsIn(std::string_view text);

// The text with "- " for "• ", as those clients show lists.
std::string WithPlainBullets(std::string text);

}  // namespace flavorbot::app::chef
