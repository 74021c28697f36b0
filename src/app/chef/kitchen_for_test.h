// The shipped knowledge base, read once for all tests of a program.
#pragma once

#include <gtest/gtest.h>

#include "app/chef/food_finder.h"
#include "app/chef/understand.h"
#include "knowledge/knowledge_base.h"
#include "knowledge/shipped_files.h"

namespace flavorbot::app::chef {

inline const knowledge::KnowledgeBase& ShippedKnowledge() {
  static const auto knowledge = [] {
    auto read = knowledge::KnowledgeBase::Read(knowledge::ShippedFiles());
    if (!read) ADD_FAILURE() << read.error();
    return std::move(*read);
  }();
  return knowledge;
}

inline const FoodFinder& ShippedFinder() {
  static const FoodFinder finder(ShippedKnowledge());
  return finder;
}

inline const Understanding& ShippedUnderstanding() {
  static const Understanding understanding(ShippedFinder());
  return understanding;
}

inline knowledge::FoodId IdOf(std::string_view name) {
  const knowledge::Food* food = ShippedKnowledge().FindFood(name);
  EXPECT_NE(food, nullptr) << name;
  return food == nullptr ? knowledge::FoodId{0} : ShippedKnowledge().IdOf(*food);
}

}  // namespace flavorbot::app::chef
