// The shipped knowledge base, read once for all tests of a program.
#pragma once

#include <gtest/gtest.h>

#include "app/chef/chef_knowledge.h"
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

inline const ChefKnowledge& ShippedChefKnowledge() {
  static const ChefKnowledge knowledge(ShippedKnowledge());
  return knowledge;
}

inline const FoodFinder& ShippedFinder() { return ShippedChefKnowledge().finder; }

inline const Understanding& ShippedUnderstanding() { return ShippedChefKnowledge().understanding; }

inline knowledge::FoodId IdOf(std::string_view name) {
  const knowledge::Food* food = ShippedKnowledge().FindFood(name);
  EXPECT_NE(food, nullptr) << name;
  return food == nullptr ? knowledge::FoodId{0} : ShippedKnowledge().IdOf(*food);
}

}  // namespace flavorbot::app::chef
