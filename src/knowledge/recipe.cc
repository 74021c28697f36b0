#include "knowledge/recipe.h"

namespace flavorbot::knowledge {

int Recipe::MinutesOf(Phase phase) const {
  int minutes = 0;
  for (const Step& step : steps) {
    if (step.phase == phase && !step.is_meanwhile) minutes += step.minutes;
  }
  return minutes;
}

int Recipe::TotalMinutes() const {
  return MinutesOf(Phase::kPrep) + MinutesOf(Phase::kCook) + MinutesOf(Phase::kRest);
}

}  // namespace flavorbot::knowledge
