#include "app/chef/context_budget.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"

namespace flavorbot::app::chef {
namespace {

Dish Abridged(Dish dish) {
  Dish brief;
  brief.title = std::move(dish.title);
  brief.servings = dish.servings;
  brief.category = dish.category;
  brief.known_recipe = std::move(dish.known_recipe);
  for (auto& ingredient : dish.ingredients) {
    brief.ingredients.push_back({.quantity = std::nullopt,
                                 .unit = {},
                                 .food = std::move(ingredient.food),
                                 .preparation = {},
                                 .known = ingredient.known});
  }
  return brief;
}

std::size_t SizeOf(const Turn& turn) {
  std::size_t size = base::CodePointCount(turn.text);
  if (!turn.dish) return size;
  size += base::CodePointCount(turn.dish->title) + base::CodePointCount(turn.dish->description);
  for (const auto& ingredient : turn.dish->ingredients) {
    size += base::CodePointCount(LineOf(ingredient));
  }
  for (const auto& step : turn.dish->steps) size += base::CodePointCount(step.text);
  return size;
}

}  // namespace

std::vector<Turn> WithinBudget(std::vector<Turn> talk, std::size_t characters) {
  bool is_last_dish = true;
  std::size_t first = talk.size();
  for (std::size_t left = characters; first > 0; --first) {
    auto& turn = talk[first - 1];
    if (turn.dish && !std::exchange(is_last_dish, false)) {
      turn.dish = Abridged(*std::move(turn.dish));
    }
    const auto size = SizeOf(turn);
    if (size > left && first < talk.size()) break;
    left -= std::min(size, left);
  }
  // A talk begins with the person.
  while (first + 1 < talk.size() && talk[first].speaker == Speaker::kChef) ++first;
  talk.erase(talk.begin(), talk.begin() + static_cast<std::ptrdiff_t>(first));
  return talk;
}

}  // namespace flavorbot::app::chef
