// Diet: what a way of eating leaves out, decided food by food from what a food comes from and what
// is in it.
//
// Low-carb, keto, low-sodium and the kosher rule on meat with milk are rules on whole dishes:
// dish_rules.h has these.
//
// Threads: pure functions.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "knowledge/food.h"

namespace flavorbot::app::chef {

enum class Diet : std::uint8_t {
  kVegan,
  kVegetarian,
  kPescatarian,
  kGlutenFree,
  kDairyFree,
  kNutFree,
  kEggFree,
  kHalal,
  kKosher,
  kKeto,
  kLowCarb,
  kLowSodium
};
using Diets = knowledge::EnumSet<Diet>;
inline constexpr Diet kAllDiets[] = {Diet::kVegan,      Diet::kVegetarian, Diet::kPescatarian,
                                     Diet::kGlutenFree, Diet::kDairyFree,  Diet::kNutFree,
                                     Diet::kEggFree,    Diet::kHalal,      Diet::kKosher,
                                     Diet::kKeto,       Diet::kLowCarb,    Diet::kLowSodium};

std::string_view NameOf(Diet diet);  // "gluten-free"
// By its name or another that people use ("plant-based", "coeliac"), however it is written.
std::optional<Diet> DietNamed(std::string_view text);

enum class Verdict : std::uint8_t {
  kFine,
  kCantTell,  // it depends on who made it
  kForbidden
};

struct DietRule {
  knowledge::Origins origins;      // that it leaves out
  knowledge::Allergens allergens;  // that it leaves out
};
DietRule RuleOf(Diet diet);

Verdict Judge(const knowledge::Food& food, Diet diet);

}  // namespace flavorbot::app::chef
