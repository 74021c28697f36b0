// DishNames: the names of the recipes: "shakshuka", "mac and cheese", "phở".
//
// Threads: any, once made.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "knowledge/knowledge_base.h"

namespace flavorbot::app::chef {

class DishNames {
 public:
  explicit DishNames(const knowledge::KnowledgeBase& knowledge);  // borrows

  struct Match {
    const knowledge::Recipe* recipe = nullptr;
    std::size_t words = 0;
  };
  // The longest name that these stems begin with; nullopt: none.
  std::optional<Match> LongestAt(std::span<const std::string> stems) const;

  // The stem is in some recipe's name, and says something: "with" doesn't.
  bool IsWordOfOne(std::string_view stem) const;
  std::span<const std::string> words() const { return words_; }  // in the order of their letters

 private:
  std::unordered_map<std::string, const knowledge::Recipe*> names_;  // by stems
  std::vector<std::string> words_;
  std::size_t most_words_ = 1;
};

}  // namespace flavorbot::app::chef
