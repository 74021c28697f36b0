// Access patterns markdown: the tables of docs/access-patterns.md, each between its marks.
//
//   <!-- flavorbot cost: accounts -->
//   | request | requests | RCU | WCU | sent | received | what is done |
//   ...
//   <!-- flavorbot cost: end -->
//
// tools/update_access_patterns puts them in their places; access_patterns_markdown_test.cc finds a
// document that has others.
//
// Threads: pure functions.
#pragma once

#include <string>
#include <vector>

#include "cli/cost/pattern_cost.h"

namespace flavorbot::cli::cost {

// One text a section, with its marks, ended by a line feed.
std::vector<std::string> MarkdownSections(const MeasuredPatterns& measured);

}  // namespace flavorbot::cli::cost
