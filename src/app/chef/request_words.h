// Request words: how people call meals, cuisines, moods, techniques and equipment.
//
// Threads: pure functions. All take stems, as StemsOf writes them, of one word or of two.
#pragma once

#include <optional>
#include <string_view>

#include "knowledge/recipe.h"

namespace flavorbot::app::chef {

std::optional<knowledge::Meal> MealCalled(std::string_view stems);
std::optional<std::string_view> CuisineCalled(std::string_view stems);
std::optional<knowledge::Mood> MoodCalled(std::string_view stems);
std::optional<std::string_view> TechniqueCalled(std::string_view stems);
std::optional<knowledge::Equipment> EquipmentCalled(std::string_view stems);
std::optional<knowledge::Skill> SkillCalled(std::string_view stems);

// "two", "dozen", "12"; nullopt: no number.
std::optional<double> NumberCalled(std::string_view word);

// The unit of an amount: "gram" is "g", "tablespoon" is "tbsp". nullopt: none.
std::optional<std::string_view> UnitCalled(std::string_view stem);

}  // namespace flavorbot::app::chef
