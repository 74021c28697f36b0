// Expectations: what a request case expects of its answer, held against the answer.
//
// Threads: pure functions.
#pragma once

#include <string>
#include <vector>

#include "answer.h"
#include "app/chef/food_finder.h"
#include "knowledge/knowledge_base.h"
#include "request_case.h"

namespace flavorbot::app::chef {

struct Outcome {
  int hard = 0;  // how many were checked
  int soft = 0;
  std::vector<std::string> hard_misses;  // what was expected, each in a few words
  std::vector<std::string> soft_misses;
};

Outcome Check(const RequestCase& request, const Answer& answer,
              const knowledge::KnowledgeBase& knowledge, const FoodFinder& finder);

}  // namespace flavorbot::app::chef
