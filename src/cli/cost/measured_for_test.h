// Measured: the patterns as measured once for all tests of this program.
#pragma once

#include "cli/cost/pattern_cost.h"

namespace flavorbot::cli::cost {

// Throws, with the reason, when they can't be measured.
const MeasuredPatterns& Measured();

// The one whose member of the profile is `frequency`.
const PatternCost& CostOf(std::string_view frequency);

// A pattern whose costs are made up, for tests of what is reckoned from them.
MeasuredPatterns MadeUp(PatternCost cost);

}  // namespace flavorbot::cli::cost
