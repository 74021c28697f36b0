// FoodFinder: the foods that a text speaks of.
//
//   "2 cans of chickpeas, and some spinnach"   chickpea | spinach (a guess)
//
// The longest name wins: "soy milk" is no milk. A word that is no name may mean several foods
// ("chicken": breast, thigh ...) or be misspelt.
//
// Threads: any, once made.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "app/chef/dish_names.h"
#include "app/chef/words.h"
#include "knowledge/knowledge_base.h"

namespace flavorbot::app::chef {

struct FoodMention {
  // What is meant: one food, or those that a group's word stands for. Never empty.
  std::vector<knowledge::FoodId> foods;
  // [first_word, end_word) of the words that were given.
  std::size_t first_word = 0;
  std::size_t end_word = 0;
  std::string said;       // the stems, as understood: "chickpea"
  bool is_guess = false;  // what was written is nearly that
};

enum class Misspellings { kIgnore, kGuess };

class FoodFinder {
 public:
  // Borrows `knowledge`.
  explicit FoodFinder(const knowledge::KnowledgeBase& knowledge);
  FoodFinder(const FoodFinder&) = delete;  // its names point into each other
  FoodFinder& operator=(const FoodFinder&) = delete;

  // In their order; none overlaps another.
  std::vector<FoodMention> Find(std::span<const Word> words, Misspellings misspellings) const;

  // The longest name that the first of `words` begin; nullopt: none does.
  std::optional<FoodMention> LongestAt(std::span<const Word> words,
                                       Misspellings misspellings) const;
  const knowledge::KnowledgeBase& knowledge() const { return knowledge_; }
  // Of the longest name.
  std::size_t most_words() const { return most_words_; }
  // More words could make a name, or a longer one, of these.
  bool MayGoOn(std::span<const std::string> stems) const;
  // A word, in stem, that is a food's or a group's name.
  bool Knows(std::string_view stem) const { return names_.contains(std::string(stem)); }
  // How far a word is from the food that it is a misspelling of; nullopt: of none.
  std::optional<std::size_t> DistanceToFood(std::string_view stem) const;
  const DishNames& dish_names() const { return dish_names_; }

  // What one means who wants it: "tomato" is a canned or a cherry tomato, too.
  std::vector<knowledge::FoodId> KindsOf(const FoodMention& mention) const;

  // What one means who avoids it: every food with that name in its own, unless it is of another
  // kind (peanut butter has no butter in it), and groups whole.
  std::vector<knowledge::FoodId> AllOf(const FoodMention& mention) const;

 private:
  struct Name {
    std::string stems;
    std::size_t words = 1;
    std::vector<knowledge::FoodId> foods;
  };

  void AddName(std::string stems, std::vector<knowledge::FoodId> foods);
  const Name* LongestName(std::span<const std::string> stems) const;
  struct Guessed {
    const Name* name = nullptr;
    std::size_t distance = 0;
  };
  Guessed Guess(std::string_view word) const;

  const knowledge::KnowledgeBase& knowledge_;
  DishNames dish_names_;
  // Single words that mean another food in the plural: pepper is a spice, peppers are a vegetable.
  std::unordered_map<std::string, Name> plurals_;
  std::unordered_map<std::string, Name> names_;  // by stems
  std::unordered_set<std::string> beginnings_;   // of names of several words, without the last ones
  std::size_t most_words_ = 1;
  std::vector<const Name*> single_words_;    // to guess from
  std::vector<std::string> stems_of_names_;  // by food: " olive oil "
};

}  // namespace flavorbot::app::chef
