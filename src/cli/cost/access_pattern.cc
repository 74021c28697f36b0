#include "cli/cost/access_pattern.h"

namespace flavorbot::cli::cost {

std::vector<PatternSection> AllPatterns() {
  return {{"accounts", "Accounts", AccountPatterns()},
          {"recipes", "Recipes and usage", RecipePatterns()},
          {"chef", "The chef", ChefPatterns()}};
}

}  // namespace flavorbot::cli::cost
