#include "app/chef/choose.h"

#include <algorithm>

#include "app/chef/words.h"
#include "base/contains.h"

namespace flavorbot::app::chef {
namespace {

using knowledge::Recipe;

// What each kind of agreement is worth: what is named weighs more than how it should be.
constexpr double kMainFood = 12;
constexpr double kOtherFood = 8;
constexpr double kMissingFood = -6;
constexpr double kMissingFlavour = -2;
constexpr double kNamed = 30;
constexpr double kTitleWord = 12;
constexpr double kWholeTitle = 4;  // of which every word was said
constexpr double kTechnique = 9;
constexpr double kOtherTechnique = -12;
constexpr double kMeal = 9;
constexpr double kOtherMeal = -5;
constexpr double kNoMainMeal = -3;
constexpr double kCuisine = 7;
constexpr double kMood = 4;
constexpr double kUnwantedMood = -8;
constexpr double kTooHard = -6;
constexpr double kTies = 0.5;  // what the seed may add

// Foods that are in nearly everything say little about a dish.
bool IsMain(knowledge::Role role) {
  using enum knowledge::Role;
  constexpr knowledge::Roles kMains = {kMain, kProtein, kStarch, kVegetable, kBase, kFilling};
  return kMains.Has(role);
}

// What a dish can do without more easily.
bool IsFlavour(const knowledge::Food& food) {
  using enum knowledge::FoodCategory;
  constexpr knowledge::FoodCategories kFlavours = {kSpice, kHerb, kCondiment, kSauce, kSweetener,
                                                   kFat,   kOil,  kBaking,    kStock, kAlcohol};
  return kFlavours.Has(food.category);
}

double ScoreOfFoods(const knowledge::KnowledgeBase& knowledge, const Recipe& recipe,
                    const CookingRequest& request, bool& has_all) {
  double score = 0;
  has_all = true;
  for (const WantedFood& wanted : request.wanted) {
    const auto found = std::ranges::find_if(recipe.ingredients, [&](const auto& ingredient) {
      return base::Contains(wanted.foods, ingredient.food);
    });
    if (found == recipe.ingredients.end()) {
      score += IsFlavour(knowledge.food(wanted.foods[0])) ? kMissingFlavour : kMissingFood;
      has_all = has_all && IsFlavour(knowledge.food(wanted.foods[0]));
    } else {
      score += IsMain(found->role) ? kMainFood : kOtherFood;
    }
  }
  return score;
}

double ScoreOfTitle(const Recipe& recipe, const CookingRequest& request) {
  if (request.dish_words.empty() && request.wanted.empty()) return 0;
  const std::string title = " " + StemsOf(recipe.title) + " ";
  const auto words = static_cast<double>(std::ranges::count(title, ' ') - 1);
  double score = 0;
  double said = 0;
  for (const std::string& word : request.dish_words) {
    if (!title.contains(" " + word + " ")) continue;
    score += kTitleWord;
    ++said;
  }
  for (const WantedFood& wanted : request.wanted) {
    if (!title.contains(" " + wanted.said + " ")) continue;
    score += kTitleWord / 4;
    ++said;
  }
  return score + kWholeTitle * said / words;
}

double ScoreOfKind(const Recipe& recipe, const CookingRequest& request) {
  double score = 0;
  if (!request.meals.empty()) {
    score += recipe.meals.HasAny(request.meals) ? kMeal : kOtherMeal;
  } else if (recipe.category == knowledge::Meal::kBeverage ||
             recipe.category == knowledge::Meal::kDessert) {
    score += kOtherMeal;  // who says nothing of it wants something to eat
  } else if (!recipe.meals.HasAny({knowledge::Meal::kLunch, knowledge::Meal::kDinner})) {
    score += kNoMainMeal;
  }
  if (!request.techniques.empty()) {
    score += base::Contains(request.techniques, recipe.technique) ? kTechnique : kOtherTechnique;
  }
  if (base::Contains(request.named, recipe.id)) score += kNamed;
  if (!request.cuisine.empty() && recipe.cuisine == request.cuisine) score += kCuisine;
  score += kMood * (recipe.moods & request.moods).size();
  score += kUnwantedMood * (recipe.moods & request.unwanted_moods).size();
  if (request.most_skill && recipe.skill > *request.most_skill) score += kTooHard;
  return score;
}

// A number from 0 to 1 of both. Source: splitmix64.
double Shuffle(std::uint64_t seed, std::size_t place) {
  std::uint64_t z = seed + (place + 1) * 0x9E3779B97F4A7C15ULL;
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
  z ^= z >> 31U;
  return static_cast<double>(z >> 11U) / 9007199254740992.0;  // 2^53
}

}  // namespace

std::vector<Candidate> Rank(const knowledge::KnowledgeBase& knowledge,
                            const CookingRequest& request, std::span<const std::string> given,
                            std::uint64_t seed) {
  std::vector<Candidate> candidates;
  candidates.reserve(knowledge.recipes().size());
  for (std::size_t i = 0; i < knowledge.recipes().size(); ++i) {
    const Recipe& recipe = knowledge.recipes()[i];
    if (base::Contains(given, recipe.id)) continue;
    Candidate candidate{.recipe = &recipe};
    candidate.is_named = base::Contains(request.named, recipe.id);
    candidate.is_of_technique =
        request.techniques.empty() || base::Contains(request.techniques, recipe.technique);
    candidate.score = ScoreOfFoods(knowledge, recipe, request, candidate.has_all_wanted) +
                      ScoreOfTitle(recipe, request) + ScoreOfKind(recipe, request) +
                      kTies * Shuffle(seed, i);
    candidates.push_back(candidate);
  }
  std::ranges::sort(candidates, std::greater(), &Candidate::score);
  return candidates;
}

}  // namespace flavorbot::app::chef
