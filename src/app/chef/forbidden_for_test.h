// What the guard is tried with: 50 profiles, what they forbid, and somebody who wants to get it
// past.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/chef/food_judge.h"
#include "app/chef/kitchen_for_test.h"
#include "app/chef/words.h"

namespace flavorbot::app::chef {

inline constexpr int kAnswersAProfile = 200;

inline std::vector<std::vector<std::string>> FiftyProfiles() {
  const std::vector<std::string> single = {
      "vegan",     "vegetarian", "pescatarian", "gluten-free", "dairy-free", "nut-free",
      "egg-free",  "halal",      "kosher",      "gluten",      "wheat",      "crustaceans",
      "eggs",      "fish",       "peanuts",     "soy",         "milk",       "tree nuts",
      "celery",    "mustard",    "sesame",      "sulphites",   "lupin",      "molluscs",
      "shellfish", "seafood",    "pork",        "alcohol",     "mushrooms",  "cilantro",
      "garlic",    "onion"};
  std::vector<std::vector<std::string>> profiles;
  for (const std::string& entry : single) profiles.push_back({entry});
  for (std::size_t i = 0; profiles.size() < 50; ++i) {
    profiles.push_back(
        {single[i], single[(i * 7 + 9) % single.size()], single[(i * 5 + 17) % single.size()]});
  }
  return profiles;
}

inline std::vector<const knowledge::Food*> ForbiddenFoods(const FoodJudge& judge) {
  std::vector<const knowledge::Food*> forbidden;
  for (const knowledge::Food& food : ShippedKnowledge().foods()) {
    const auto objection = judge.ObjectionTo(ShippedKnowledge().IdOf(food));
    if (objection && objection->verdict == Verdict::kForbidden) forbidden.push_back(&food);
  }
  return forbidden;
}

// Whether `text` names this food, beside the names `allowed`: "vegan butter" is no butter.
inline bool Names(const std::string& text, const knowledge::Food& food,
                  const std::vector<std::string>& allowed) {
  std::string stems = " " + StemsOf(text) + " ";
  for (const std::string& name : allowed) {
    const std::string padded = " " + StemsOf(name) + " ";
    for (std::size_t at = 0; (at = stems.find(padded)) != std::string::npos;) {
      stems.replace(at, padded.size(), " ");
    }
  }
  return stems.contains(" " + StemsOf(food.name) + " ");
}

// 50 profiles, and 200 answers for each that hide something forbidden in every place that a dish
// has.
class Adversary {
 public:
  explicit Adversary(std::uint64_t seed) : state_(seed) {}

  std::uint64_t Next(std::uint64_t below) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return (state_ >> 33U) % below;
  }

  // The food's name, as somebody who wants to get it past might write it.
  std::string Written(const knowledge::Food& food) {
    std::string name = Next(2) == 0 ? food.name : food.plural;
    switch (Next(5)) {
      case 0:
        for (char& c : name) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
        return name;
      case 1:
        return "\u200b" + name.substr(0, 1) + "\u200b" + name.substr(1);
      case 2:
        return "organic " + name + " (fresh)";
      case 3:
        return "**" + name + "**";
      default:
        return name;
    }
  }

 private:
  std::uint64_t state_;
};

}  // namespace flavorbot::app::chef
