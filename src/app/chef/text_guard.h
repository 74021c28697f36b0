// TextGuard: lets a reply's words through as they come, but for the foods that this person must not
// be told to use.
//
//   "Finish with peanut butter and lime."   ->   "Finish with [left out: peanut butter] and lime."
//
// Words are held back only while they may still become a longer name; what is certainly no name
// goes out at once. A food that the text itself rules out ("without peanuts", "nut-free") stays.
//
// Threads: one.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/chef/food_finder.h"
#include "app/chef/food_judge.h"
#include "app/chef/words.h"

namespace flavorbot::app::chef {

class TextGuard {
 public:
  // Borrows both. kIgnore: for texts of our own, which have no misspellings; else a word that is
  // nearly a food's is taken for it.
  TextGuard(const FoodFinder& finder, const FoodJudge& judge,
            Misspellings misspellings = Misspellings::kGuess)
      : finder_(finder), judge_(judge), misspellings_(misspellings) {}

  // The text that may be shown now, after this piece has come.
  std::string Pass(std::string_view piece);
  // The rest.
  std::string Finish();

  // The foods that were left out, each once.
  const std::vector<std::string>& left_out() const { return left_out_; }

  // Whether a whole text would pass as it is.
  static bool IsClean(const FoodFinder& finder, const FoodJudge& judge, std::string_view text,
                      Misspellings misspellings = Misspellings::kGuess);

 private:
  struct Held {
    std::string before;  // what stands between the word before and this one
    std::string word;    // as it came
    Word folded;
  };
  enum class Ends { kNotYet, kYes };

  void Cut(Ends ends);
  std::string Release(Ends ends);
  std::optional<FoodMention> MentionAtFront() const;
  bool IsRuledOut(std::size_t end_word) const;
  void Remember(const Held& held);

  const FoodFinder& finder_;
  const FoodJudge& judge_;
  const Misspellings misspellings_;
  std::string gap_;    // behind the last word that is held; no word
  std::string uncut_;  // may be the beginning of a word
  std::deque<Held> held_;
  std::vector<std::string> behind_;  // the stems of this sentence that went out
  std::vector<std::string> left_out_;
};

}  // namespace flavorbot::app::chef
