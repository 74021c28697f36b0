// Cost tables: what was measured and reckoned, as tables for people and programs.
//
// Threads: pure functions.
#pragma once

#include "cli/cost/partition_heat.h"
#include "cli/cost/report.h"

namespace flavorbot::cli::cost {

ReportTable PatternTable(const MeasuredPatterns& measured);

// How often what is done, and what it comes to; and the sums.
Report ProjectionTables(const Projection& projection, const UsageProfile& profile,
                        const PriceList& prices, const Load& load);

// Item collections, partition heat, index write amplification.
Report SimulationTables(const MeasuredPatterns& measured, const UsageProfile& profile,
                        const Load& load);

}  // namespace flavorbot::cli::cost
