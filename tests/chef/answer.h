// Answer: what the built-in chef says to a request case, turn by turn.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/chef/built_in_chef.h"
#include "request_case.h"

namespace flavorbot::app::chef {

struct Answer {
  ChefReply reply;           // the last
  std::string error;         // instead of it
  std::vector<Dish> before;  // the dishes of the turns before
  std::vector<Dish> ideas;   // what comes of choosing one of the first suggestions
  Constraints constraints;   // of the profile and of all that was said
};

Answer AnswerTo(const RequestCase& request, const BuiltInChef& chef);

// The answer as it is read: the text, the dish, the suggestions.
std::string Printed(const Answer& answer);

}  // namespace flavorbot::app::chef
