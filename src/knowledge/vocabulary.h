// Vocabulary: the names that the knowledge base's files and FlavorBot's API give to its
// enumerations.
//
// Threads: pure functions.
// Source:  knowledge/README.md.
#pragma once

#include <optional>
#include <string_view>

#include "knowledge/recipe.h"

namespace flavorbot::knowledge {

std::optional<FoodCategory> FoodCategoryNamed(std::string_view name);
std::optional<Origin> OriginNamed(std::string_view name);
std::optional<Allergen> AllergenNamed(std::string_view name);
std::optional<Meal> MealNamed(std::string_view name);
std::optional<Skill> SkillNamed(std::string_view name);
std::optional<Mood> MoodNamed(std::string_view name);
std::optional<Equipment> EquipmentNamed(std::string_view name);
std::optional<Role> RoleNamed(std::string_view name);
std::optional<Phase> PhaseNamed(std::string_view name);

std::string_view NameOf(FoodCategory category);
std::string_view NameOf(Origin origin);
std::string_view NameOf(Allergen allergen);
std::string_view NameOf(Meal meal);
std::string_view NameOf(Skill skill);
std::string_view NameOf(Mood mood);
std::string_view NameOf(Equipment equipment);

}  // namespace flavorbot::knowledge
