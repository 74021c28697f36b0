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
constexpr double kQuick = 5;
constexpr int kQuickMinutes = 20;
constexpr double kPreferred = 100;

double ScoreOf(const DishTemplate& dish, const CookingRequest& request, std::size_t put,
               int minutes, std::string_view preferred) {
  double score = kWanted * static_cast<double>(put);
  if (base::Contains(request.techniques, dish.technique)) score += kTechnique;
  if (request.moods.Has(knowledge::Mood::kQuick) && minutes <= kQuickMinutes) score += kQuick;
  if (!request.meals.empty()) score += dish.meals.HasAny(request.meals) ? kMeal : -kMeal;
  if (request.meals.empty() && dish.category == knowledge::Meal::kBeverage) score -= kMeal;
  if (dish.id == preferred) score += kPreferred;
  return score;
}

// Adapt() puts a pan in the place of a wok.
bool CanBeCooked(const DishTemplate& dish, const CookingRequest& request) {
  const knowledge::EquipmentSet missing = dish.equipment & request.without;
  return (missing - knowledge::EquipmentSet{knowledge::Equipment::kWok}).empty();
}

}  // namespace

std::vector<knowledge::Recipe> Composer::ComposeEach(const CookingRequest& request,
                                                     const FoodJudge& judge,
                                                     std::uint64_t seed) const {
  std::vector<knowledge::Recipe> recipes;
  for (const DishTemplate& dish : knowledge_.dish_templates()) {
    if (!CanBeCooked(dish, request)) continue;
    if (!request.meals.empty() && !dish.meals.HasAny(request.meals)) continue;
    FilledTemplate filled(knowledge_, judge, dish);
    if (filled.PutWanted(request) != request.wanted.size() || !filled.FillUp(seed)) continue;
    recipes.push_back(filled.Finish());
    if (request.most_minutes && recipes.back().TotalMinutes() > *request.most_minutes) {
      recipes.pop_back();
    }
  }
  return recipes;
}

std::optional<Composed> Composer::Compose(const CookingRequest& request, const FoodJudge& judge,
                                          std::string_view preferred, std::uint64_t seed) const {
  std::optional<Composed> best;
  double most = 0;
  for (std::size_t i = 0; i < knowledge_.dish_templates().size(); ++i) {
    // The seed decides which comes first, and so which of two as good.
    const DishTemplate& dish =
        knowledge_.dish_templates()[(i + seed) % knowledge_.dish_templates().size()];
    if (!CanBeCooked(dish, request)) continue;
    FilledTemplate filled(knowledge_, judge, dish);
    const std::size_t put = filled.PutWanted(request);
    if (!filled.FillUp(seed)) continue;
    Composed composed{filled.Finish(), put == request.wanted.size()};
    const double score = ScoreOf(dish, request, put, composed.recipe.TotalMinutes(), preferred);
    if (best && score <= most) continue;
    if (request.most_minutes && composed.recipe.TotalMinutes() > *request.most_minutes) continue;
    most = score;
    best = std::move(composed);
  }
  return best;
}

}  // namespace flavorbot::app::chef
