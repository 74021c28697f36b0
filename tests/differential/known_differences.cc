#include "known_differences.h"

namespace flavorbot::differential {

std::string_view Explanation(const Disagreement& disagreement) {
  const Difference& difference = disagreement.difference;
  for (const std::string_view name :
       {SameRefusal(disagreement.request, difference.ours, difference.theirs),
        OrderExplanation(disagreement), CapacityExplanation(disagreement),
        AnswerExplanation(disagreement)}) {
    if (!name.empty()) return name;
  }
  return {};
}

}  // namespace flavorbot::differential
