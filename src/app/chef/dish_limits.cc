#include "app/chef/dish_limits.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"

namespace flavorbot::app::chef {
namespace {

constexpr std::size_t kMaxTitle = 200;
constexpr std::size_t kMaxDescription = 2'000;
constexpr std::size_t kMaxIngredients = 100;
constexpr std::size_t kMaxName = 120;  // of a food, a unit, a preparation: a line has 500
constexpr std::size_t kMaxSteps = 100;
constexpr std::size_t kMaxStep = 2'000;
constexpr std::size_t kMaxEntries = 30;  // of tips, equipment, notes
constexpr std::size_t kMaxEntry = 500;
constexpr std::size_t kMaxSuggestion = 200;
constexpr int kMaxMinutes = 3'360;  // each of three parts of a week
constexpr int kMaxServings = 1'000;

template <typename Element>
void Shorten(std::vector<Element>& list, std::size_t most) {
  if (list.size() > most) list.resize(most);
}

void CutAll(std::vector<std::string>& texts) {
  Shorten(texts, kMaxEntries);
  for (auto& text : texts) text = Cut(std::move(text), kMaxEntry);
}

void CutTo(std::string& text, std::size_t characters) { text = Cut(std::move(text), characters); }

}  // namespace

std::string Cut(std::string text, std::size_t characters) {
  if (text.size() <= characters) return text;
  std::size_t end = 0;
  for (; characters > 0 && end < text.size(); --characters) {
    end += std::max<std::size_t>(base::Utf8SequenceLength(std::string_view(text).substr(end)), 1);
  }
  text.resize(std::min(end, text.size()));
  return text;
}

bool IsComplete(const Dish& dish) {
  return !dish.title.empty() && !dish.ingredients.empty() && !dish.steps.empty();
}

void KeepWithinLimits(Dish& dish) {
  CutTo(dish.title, kMaxTitle);
  CutTo(dish.description, kMaxDescription);
  CutTo(dish.cuisine, kMaxName);
  Shorten(dish.ingredients, kMaxIngredients);
  for (auto& ingredient : dish.ingredients) {
    CutTo(ingredient.unit, kMaxName);
    CutTo(ingredient.food, kMaxName);
    CutTo(ingredient.preparation, kMaxName);
  }
  Shorten(dish.steps, kMaxSteps);
  for (auto& step : dish.steps) {
    CutTo(step.text, kMaxStep);
    std::erase_if(step.uses, [&](std::size_t place) { return place >= dish.ingredients.size(); });
  }
  CutAll(dish.equipment);
  CutAll(dish.tips);
  Shorten(dish.notes, kMaxEntries);
  for (auto& note : dish.notes) {
    for (auto* text : {&note.food, &note.replacement, &note.reason, &note.change}) {
      CutTo(*text, kMaxEntry);
    }
  }
  for (auto* minutes : {&dish.prep_minutes, &dish.cook_minutes, &dish.rest_minutes}) {
    *minutes = std::clamp(*minutes, 0, kMaxMinutes);
  }
  if (dish.total_minutes() == 0) dish.cook_minutes = 1;
  dish.servings = std::clamp(dish.servings, 1, kMaxServings);
}

void KeepWithinLimits(ChefReply& reply) {
  CutTo(reply.text, kMaxReplyCharacters);
  if (reply.dish) KeepWithinLimits(*reply.dish);
  Shorten(reply.suggestions, kMostSuggestions);
  for (auto& suggestion : reply.suggestions) {
    CutTo(suggestion.text, kMaxSuggestion);
    CutTo(suggestion.group, kMaxSuggestion);
  }
}

}  // namespace flavorbot::app::chef
