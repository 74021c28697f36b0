#include "app/chef/kitchen_questions.h"

namespace flavorbot::app::chef {

std::optional<std::string> KitchenQuestions::Answer(std::string_view, const FoodJudge&) const {
  return std::nullopt;
}

}  // namespace flavorbot::app::chef
