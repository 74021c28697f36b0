// Phrases: what the built-in chef says around its dishes.
//
// Threads: pure functions.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "app/chef/chef.h"
#include "app/chef/danger_check.h"
#include "knowledge/recipe.h"

namespace flavorbot::app::chef {

// "Red lentil dal: ready in 35 minutes, for 4."
std::string Introduction(const Dish& dish);

// That the dish that was named can't be made to fit, as it goes before the words that introduce
// another.
std::string InsteadText(std::string_view title, std::string_view reason);

// That these, which were asked for, aren't in a dish; empty for none.
std::string MissingText(std::span<const std::string> foods);

// What was done to a dish to make it fit, as it goes behind the words that introduce it; empty when
// there is nothing to say.
std::string NotesText(std::span<const GuardNote> notes);

// The heading that a recipe of so many minutes stands under: "Under 20 minutes", "Make-ahead" ...
std::string_view TimeHeading(const knowledge::Recipe& recipe);

// A list of ideas under their headings, as people read it and as clients find suggestions in it:
//
//   **Under 20 minutes:**
//   - Shakshuka
std::string IdeasText(std::string_view opening, std::span<const Suggestion> ideas);

// A whole recipe in plain words, for those who see only the text.
std::string TextOf(const Dish& dish);

// The refusal of what is dangerous to eat, with the safe way; nullopt: no danger is known in it.
std::optional<ChefReply> RefusalOf(const DangerCheck& dangers, std::string_view words);

std::string GreetingText();
std::string ThanksText();
std::string UnclearText();
std::string UnknownDishText();
std::string UnknownAnswerText();
std::string UnclearAllergyText();

}  // namespace flavorbot::app::chef
