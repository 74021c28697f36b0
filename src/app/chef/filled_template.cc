#include "app/chef/filled_template.h"

#include <algorithm>
#include <iterator>

#include "base/contains.h"

namespace flavorbot::app::chef {
namespace {

using knowledge::Amount;
using knowledge::DishTemplate;
using knowledge::FoodId;
using knowledge::Ingredient;
using knowledge::NamedIngredients;
using knowledge::Slot;

constexpr std::size_t kMostInTitle = 3;

std::string Capitalized(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') {
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
  }
  return text;
}

}  // namespace

FilledTemplate::FilledTemplate(const knowledge::KnowledgeBase& knowledge, const FoodJudge& judge,
                               const DishTemplate& dish)
    : knowledge_(knowledge), judge_(judge), dish_(dish), fillings_(dish.slots.size()) {}

bool FilledTemplate::IsAllowed(FoodId food) const {
  const auto objection = judge_.ObjectionTo(food);
  return !objection || objection->verdict != Verdict::kForbidden;
}

bool FilledTemplate::IsIn(FoodId food) const {
  const bool is_fixed =
      base::Contains(dish_.ingredients | std::views::transform(&Ingredient::food), food);
  return is_fixed || std::ranges::any_of(fillings_, [&](const auto& slot) {
           return base::Contains(slot | std::views::transform(&Filling::food), food);
         });
}

bool FilledTemplate::Put(FoodId food, const std::optional<Amount>& amount) {
  if (!IsAllowed(food)) return false;
  if (IsIn(food)) return true;
  for (std::size_t i = 0; i < dish_.slots.size(); ++i) {
    const Slot& slot = dish_.slots[i];
    if (!slot.categories.Has(knowledge_.food(food).category)) continue;
    if (fillings_[i].size() >= static_cast<std::size_t>(slot.most)) continue;
    fillings_[i].push_back({food, amount});
    return true;
  }
  return false;
}

std::size_t FilledTemplate::PutWanted(const CookingRequest& request) {
  std::size_t put = 0;
  for (const WantedFood& wanted : request.wanted) {
    // "Lamb" is in pieces before it is ground.
    std::vector<FoodId> kinds;
    for (const bool is_ground : {false, true}) {
      std::ranges::copy_if(wanted.foods, std::back_inserter(kinds), [&](FoodId food) {
        return knowledge_.food(food).name.starts_with("ground ") == is_ground;
      });
    }
    const auto found =
        std::ranges::find_if(kinds, [&](FoodId food) { return Put(food, wanted.amount); });
    if (found == kinds.end()) continue;
    named_.push_back(*found);
    ++put;
  }
  return put;
}

bool FilledTemplate::FillUp(std::uint64_t seed) {
  for (std::size_t i = 0; i < dish_.slots.size(); ++i) {
    const Slot& slot = dish_.slots[i];
    if (!fillings_[i].empty() || !slot.default_food) continue;
    // What goes with what is there; else what the template takes; else anything that is allowed.
    std::vector<FoodId> fitting;
    for (const FoodId named : named_) {
      for (const FoodId pair : knowledge_.PairingsOf(named)) {
        if (slot.categories.Has(knowledge_.food(pair).category) && IsAllowed(pair) && !IsIn(pair)) {
          fitting.push_back(pair);
        }
      }
    }
    if (fitting.empty() && IsAllowed(*slot.default_food)) fitting.push_back(*slot.default_food);
    for (std::size_t food = 0; fitting.empty() && food < knowledge_.foods().size(); ++food) {
      const auto id = static_cast<FoodId>(food);
      if (slot.categories.Has(knowledge_.food(id).category) && !judge_.ObjectionTo(id)) {
        fitting.push_back(id);
      }
    }
    if (fitting.empty()) return false;
    fillings_[i].push_back({fitting[seed % fitting.size()], std::nullopt});
  }
  return true;
}

std::string FilledTemplate::Title() const {
  std::vector<FoodId> mains = named_;
  if (mains.empty()) {
    for (const auto& slot : fillings_) {
      for (const Filling& filling : slot) mains.push_back(filling.food);
    }
  }
  std::string names;
  const std::size_t count = std::min(mains.size(), kMostInTitle);
  for (std::size_t i = 0; i < count; ++i) {
    if (i != 0) names += i + 1 == count ? " and " : ", ";
    names += knowledge_.food(mains[i]).name;
  }
  constexpr std::string_view kMains = "{mains}";
  std::string title = dish_.title;
  const std::size_t at = title.find(kMains);
  if (at != std::string::npos) title.replace(at, kMains.size(), names);
  return Capitalized(std::move(title));
}

Ingredient FilledTemplate::IngredientOf(std::size_t slot, const Filling& filling) const {
  const Slot& spec = dish_.slots[slot];
  Ingredient ingredient{.food = filling.food, .preparation = spec.preparation, .role = spec.role};
  const knowledge::Food& food = knowledge_.food(filling.food);
  if (food.name.starts_with("ground ")) ingredient.preparation.clear();
  if (filling.amount && knowledge::GramsOf(food, *filling.amount).value_or(0) > 0) {
    ingredient.amount = {*knowledge::GramsOf(food, *filling.amount), "g"};
    if (food.GramsOf(filling.amount->unit)) ingredient.amount = *filling.amount;
    return ingredient;
  }
  const double grams = spec.grams / static_cast<double>(fillings_[slot].size());
  ingredient.amount = {grams, "g"};
  const bool is_counted = food.category == knowledge::FoodCategory::kEgg;
  if (is_counted && food.GramsOf("piece")) {
    ingredient.amount = {grams / *food.GramsOf("piece"), "piece"};
  }
  return ingredient;
}

bool FilledTemplate::IsDone(const knowledge::TemplateStep& step) const {
  if (!step.condition) return true;
  const auto& slot = fillings_[step.condition->slot];
  if (slot.empty()) return step.condition->when_empty;
  return step.condition->categories.Has(knowledge_.food(slot.front().food).category);
}

knowledge::Recipe FilledTemplate::Finish() const {
  knowledge::Recipe recipe{.id = "dish:" + dish_.id,
                           .title = Title(),
                           .description = dish_.description,
                           .category = dish_.category,
                           .meals = dish_.meals,
                           .cuisine = "international",
                           .technique = dish_.technique,
                           .servings = dish_.servings,
                           .equipment = dish_.equipment};
  // Of each place of the template, the places of the recipe that it became.
  std::vector<std::vector<std::uint8_t>> places(dish_.slots.size() + dish_.ingredients.size());
  const auto add = [&](std::size_t place, Ingredient ingredient) {
    places[place].push_back(static_cast<std::uint8_t>(recipe.ingredients.size()));
    recipe.ingredients.push_back(std::move(ingredient));
  };
  for (std::size_t slot = 0; slot < fillings_.size(); ++slot) {
    for (const Filling& filling : fillings_[slot]) add(slot, IngredientOf(slot, filling));
  }
  for (std::size_t i = 0; i < dish_.ingredients.size(); ++i) {
    add(dish_.slots.size() + i, dish_.ingredients[i]);
  }
  for (const knowledge::TemplateStep& done : dish_.steps) {
    if (!IsDone(done)) continue;
    knowledge::Step step = done.step;
    for (auto& sentence : step.sentences) {
      for (knowledge::StepPiece& piece : sentence) {
        auto* named = std::get_if<NamedIngredients>(&piece);
        if (named == nullptr) continue;
        NamedIngredients filled;
        for (const std::uint8_t place : named->ingredients) {
          filled.ingredients.insert(filled.ingredients.end(), places[place].begin(),
                                    places[place].end());
        }
        *named = std::move(filled);
      }
    }
    recipe.steps.push_back(std::move(step));
  }
  return recipe;
}

}  // namespace flavorbot::app::chef
