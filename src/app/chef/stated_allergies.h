// Stated allergies: what a text says that somebody must not eat, in whatever words.
//
//   "chicken satay, severe peanut allergy"      peanuts
//   "Eggs are a no-go. Milk gives me hives"     eggs; milk
//   "EpiPen for sesame, falafel please"         sesame
//   "I'm allergic to zorb"                      it isn't clear to what
//
// It is a net below RequestReader, which reads wishes: a sign of such a thing is looked for by
// itself, and what stands nearest to it is taken. It would rather leave out too much.
//
// Threads: pure functions.
#pragma once

#include <string_view>

#include "app/chef/constraints.h"
#include "app/chef/food_finder.h"

namespace flavorbot::app::chef {

struct StatedAllergies {
  Constraints constraints;
  bool is_unclear = false;  // an allergy is spoken of, and nothing is known that it may be to
};

StatedAllergies ReadStatedAllergies(const FoodFinder& finder, std::string_view text);

}  // namespace flavorbot::app::chef
