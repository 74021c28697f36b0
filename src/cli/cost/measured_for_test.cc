#include "cli/cost/measured_for_test.h"

#include <stdexcept>

namespace flavorbot::cli::cost {
namespace {

constexpr AccessPattern kMadeUp[] = {{"PUT /made/up", "nothing", "uses"}};

}  // namespace

const MeasuredPatterns& Measured() {
  static const MeasuredPatterns measured = [] {
    auto patterns = MeasurePatterns();
    if (!patterns) throw std::runtime_error(patterns.error());
    return *std::move(patterns);
  }();
  return measured;
}

const PatternCost& CostOf(std::string_view frequency) {
  for (const auto& [section, costs] : Measured()) {
    for (const auto& cost : costs) {
      if (cost.pattern->frequency == frequency) return cost;
    }
  }
  throw std::runtime_error("no pattern counts as " + std::string(frequency));
}

MeasuredPatterns MadeUp(PatternCost cost) {
  cost.pattern = kMadeUp;
  return {{PatternSection{"made_up", "Made up", kMadeUp}, {std::move(cost)}}};
}

}  // namespace flavorbot::cli::cost
