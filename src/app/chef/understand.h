// Understanding: what a person wants cooked, read from their words.
//
//   "quick vegan curry for six with 2 cans of chickpeas, no onions, I'm allergic to nuts"
//     moods {quick}, diets {vegan}, techniques {curry}, servings 6, wanted {2 cans of chickpeas},
//     avoided {onion; tree nuts, peanut}
//
// Every word is looked at once, from left to right; what a word belongs to is decided by the table
// it is in (request_words.h, food_groups.h, the knowledge base). What nothing knows may be a dish's
// name.
//
// Threads: any, once made.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "app/chef/cooking_request.h"
#include "app/chef/food_finder.h"

namespace flavorbot::app::chef {

// The words change what was asked for ("make it vegan"), rather than ask anew.
bool IsAboutTheLast(std::string_view text);

class Understanding {
 public:
  explicit Understanding(const FoodFinder& finder) : finder_(finder) {}  // borrows

  CookingRequest Read(std::string_view text) const;

  // What is asked for now, after `before` was: "make it vegan" changes what was wanted, "a soup"
  // replaces it. What is avoided stays avoided, unless it is now asked for by name; allergies and
  // diets stay in any case.
  CookingRequest Continue(CookingRequest before, std::string_view text) const;

  // What a person's own list of diets and of foods that they don't eat means, each entry a text:
  // "vegan", "cilantro".
  Constraints ReadConstraints(std::span<const std::string> entries) const;
  // The same for allergies: what a food has in it is left out, too ("casein" is milk).
  Constraints ReadAllergies(std::span<const std::string> entries) const;

  const FoodFinder& finder() const { return finder_; }

 private:
  enum class Entries { kDiets, kAllergies };
  Constraints ReadEntry(const std::string& entry, Entries entries) const;

  const FoodFinder& finder_;
};

}  // namespace flavorbot::app::chef
