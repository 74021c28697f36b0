// Proposals: what a reply's text proposes to ask next, where its chef hasn't said so itself.
//
// ProposalsIn reads lists under headings:
//
//   ## Under 20 minutes            group "Under 20 minutes"
//   - **Shakshuka** with feta      "Shakshuka with feta"
//
// OlderProposalsIn has the rules of the Node version, for the clients that know no groups.
//
// Threads: pure functions.
// Source:  node-contract.md, section 5, suggestions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/chef/chef.h"

namespace flavorbot::app::chef {

// At most kMostSuggestions, each once.
std::vector<Suggestion> ProposalsIn(std::string_view text);

// At most kMostSuggestions: first the list entries, then what is bold.
std::vector<std::string> OlderProposalsIn(std::string_view text);

// The text with "- " for "• ", as those clients show lists.
std::string WithPlainBullets(std::string text);

}  // namespace flavorbot::app::chef
