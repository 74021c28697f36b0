#include "app/chef/composer.h"

#include <algorithm>

#include "app/chef/filled_template.h"
#include "base/contains.h"

namespace flavorbot::app::chef {
namespace {

using knowledge::DishTemplate;

constexpr double kWanted = 12;
constexpr double kTechnique = 10;
constexpr double kMeal = 6;
constexpr double kPreferred = 100;

double ScoreOf(const DishTemplate& dish, const CookingRequest& request, std::size_t put,
               std::string_view preferred) {
  double score = kWanted * static_cast<double>(put);
  if (base::Contains(request.techniques, dish.technique)) score += kTechnique;
  if (!request.meals.empty()) score += dish.meals.HasAny(request.meals) ? kMeal : -kMeal;
  if (request.meals.empty() && dish.category == knowledge::Meal::kBeverage) score -= kMeal;
  if (dish.id == preferred) score += kPreferred;
  return score;
}

}  // namespace

std::optional<Composed> Composer::Compose(const CookingRequest& request, const FoodJudge& judge,
                                          std::string_view preferred, std::uint64_t seed) const {
  std::optional<Composed> best;
  double most = 0;
  for (std::size_t i = 0; i < knowledge_.dish_templates().size(); ++i) {
    // The seed decides which comes first, and so which of two as good.
    const DishTemplate& dish =
        knowledge_.dish_templates()[(i + seed) % knowledge_.dish_templates().size()];
    if (dish.equipment.HasAny(request.without)) continue;
    FilledTemplate filled(knowledge_, judge, dish);
    const std::size_t put = filled.PutWanted(request);
    const double score = ScoreOf(dish, request, put, preferred);
    if (best && score <= most) continue;
    if (!filled.FillUp(seed)) continue;
    Composed composed{filled.Finish(), put == request.wanted.size()};
    if (request.most_minutes && composed.recipe.TotalMinutes() > *request.most_minutes) continue;
    most = score;
    best = std::move(composed);
  }
  return best;
}

}  // namespace flavorbot::app::chef
