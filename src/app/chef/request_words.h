// Request words: how people call meals, cuisines, moods, techniques and equipment.
//
// Threads: pure functions. All take stems, as StemsOf writes them, of one word or of two.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "knowledge/recipe.h"

namespace flavorbot::app::chef {

std::optional<knowledge::Meal> MealCalled(std::string_view stems);
std::optional<std::string_view> CuisineCalled(std::string_view stems);
std::optional<knowledge::Mood> MoodCalled(std::string_view stems);
std::optional<std::string_view> TechniqueCalled(std::string_view stems);
// All that goes with it: who has no stove has no pot to use, either. Empty: it is none.
knowledge::EquipmentSet EquipmentCalled(std::string_view stems);
std::optional<knowledge::Skill> SkillCalled(std::string_view stems);

// "two", "dozen", "12"; nullopt: no number.
std::optional<double> NumberCalled(std::string_view word);

// One of the words that the tables of this file are made of, or another that says how one wants it:
// no food and no dish is meant by it.
bool IsRequestWord(std::string_view stem);
std::span<const std::string_view> RequestWords();

// A word that is in every kitchen, and still the name of a dish: "pie", "taco".
bool IsDishNoun(std::string_view stem);

// The unit of an amount: "gram" is "g", "tablespoon" is "tbsp". nullopt: none.
std::optional<std::string_view> UnitCalled(std::string_view stem);

}  // namespace flavorbot::app::chef
