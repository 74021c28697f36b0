// ChefKnowledge: what a chef and its guard look things up in, made once for all of them.
//
// Threads: any, once made. It stays where it is: its parts borrow from each other.
#pragma once

#include "app/chef/danger_check.h"
#include "app/chef/food_finder.h"
#include "app/chef/understand.h"
#include "knowledge/knowledge_base.h"

namespace flavorbot::app::chef {

struct ChefKnowledge {
  explicit ChefKnowledge(const knowledge::KnowledgeBase& knowledge)  // borrows
      : base(knowledge), finder(knowledge), understanding(finder), dangers(knowledge) {}
  ChefKnowledge(const ChefKnowledge&) = delete;
  ChefKnowledge& operator=(const ChefKnowledge&) = delete;

  const knowledge::KnowledgeBase& base;
  const FoodFinder finder;
  const Understanding understanding;
  const DangerCheck dangers;
};

}  // namespace flavorbot::app::chef
