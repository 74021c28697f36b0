#include "app/chef/food_judge.h"

#include <algorithm>

#include "app/chef/words.h"
#include "knowledge/vocabulary.h"

namespace flavorbot::app::chef {
namespace {

using knowledge::Food;
using knowledge::FoodId;

// Of a group's foods, from which on its word means something forbidden.
constexpr double kForbiddenShare = 0.4;

template <typename Enum>
std::string First(knowledge::EnumSet<Enum> values) {
  std::string name;
  values.ForEach([&](Enum value) {
    if (name.empty()) name = knowledge::NameOf(value);
  });
  std::ranges::replace(name, '-', ' ');
  return name;
}

std::optional<Diet> FirstDiet(const Food& food, Diets diets, Verdict verdict) {
  std::optional<Diet> first;
  diets.ForEach([&](Diet diet) {
    if (!first && Judge(food, diet) == verdict) first = diet;
  });
  return first;
}

}  // namespace

FoodJudge::FoodJudge(const knowledge::KnowledgeBase& knowledge, Constraints constraints)
    : knowledge_(knowledge),
      constraints_(std::move(constraints)),
      avoided_(knowledge.foods().size()),
      avoided_part_(knowledge.foods().size()) {
  const auto avoid = [this](FoodId food) {
    avoided_[food] = true;
    avoided_part_[food] = food;
  };
  for (const FoodId food : constraints_.foods) avoid(food);
  for (std::size_t i = 0; i < avoided_.size(); ++i) {
    if (constraints_.categories.Has(knowledge.foods()[i].category)) avoid(static_cast<FoodId>(i));
  }
  // What is made of an avoided food is avoided, and what is made of that: until nothing is added.
  const bool has_any = !constraints_.foods.empty() || !constraints_.categories.empty();
  for (bool is_changed = has_any; is_changed;) {
    is_changed = false;
    for (std::size_t i = 0; i < avoided_.size(); ++i) {
      if (avoided_[i]) continue;
      const auto& parts = knowledge.foods()[i].made_of;
      const auto part = std::ranges::find_if(parts, [&](FoodId id) { return avoided_[id]; });
      if (part == parts.end()) continue;
      avoided_[i] = true;
      avoided_part_[i] = avoided_part_[*part];
      is_changed = true;
    }
  }
}

std::optional<std::string> FoodJudge::ForbidsByRule(const Food& food) const {
  if (const auto allergens = food.allergens & constraints_.allergens; !allergens.empty()) {
    return "contains " + First(allergens);
  }
  if (const auto diet = FirstDiet(food, constraints_.diets, Verdict::kForbidden)) {
    return "isn't " + std::string(NameOf(*diet));
  }
  if (const auto origins = food.origin & constraints_.origins; !origins.empty()) {
    return "contains " + First(origins);
  }
  return std::nullopt;
}

std::optional<std::string> FoodJudge::Forbids(const Food& food, FoodId id) const {
  if (auto reason = ForbidsByRule(food)) return reason;
  if (!avoided_[id]) return std::nullopt;
  if (avoided_part_[id] == id) return "is left out by wish";
  return "contains " + knowledge_.food(avoided_part_[id]).name;
}

bool FoodJudge::AvoidsOnlyPartsOf(FoodId food) const {
  return avoided_[food] && avoided_part_[food] != food && !ForbidsByRule(knowledge_.food(food));
}

std::optional<std::string> FoodJudge::MayForbid(const Food& food) const {
  if (const auto may = food.allergens_may & constraints_.allergens; !may.empty()) {
    return "may contain " + First(may);
  }
  if (const auto diet = FirstDiet(food, constraints_.diets, Verdict::kCantTell)) {
    return "may not be " + std::string(NameOf(*diet));
  }
  if (const auto may = food.origin_may & constraints_.origins; !may.empty()) {
    return "may contain " + First(may);
  }
  return std::nullopt;
}

std::optional<Objection> FoodJudge::ObjectionTo(FoodId id) const {
  const Food& food = knowledge_.food(id);
  if (auto reason = Forbids(food, id)) return Objection{Verdict::kForbidden, std::move(*reason)};
  if (auto reason = MayForbid(food)) return Objection{Verdict::kCantTell, std::move(*reason)};
  return std::nullopt;
}

std::optional<Objection> FoodJudge::ObjectionToAnyOf(std::span<const FoodId> foods) const {
  std::optional<Objection> first;
  std::size_t forbidden = 0;
  for (const FoodId food : foods) {
    auto objection = ObjectionTo(food);
    if (!objection) continue;
    if (objection->verdict == Verdict::kForbidden) ++forbidden;
    if (!first || objection->verdict > first->verdict) first = std::move(objection);
  }
  if (first &&
      static_cast<double>(forbidden) < kForbiddenShare * static_cast<double>(foods.size())) {
    first->verdict = Verdict::kCantTell;
  }
  return first;
}

std::optional<Objection> FoodJudge::ObjectionToWords(std::string_view stems) const {
  const std::string padded = " " + std::string(stems) + " ";
  for (const std::string& word : constraints_.unknown_words) {
    if (padded.find(" " + word + " ") != std::string::npos) {
      return Objection{Verdict::kForbidden, "is left out by wish"};
    }
  }
  return std::nullopt;
}

}  // namespace flavorbot::app::chef
