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

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/chef/food_finder.h"
#include "app/chef/food_judge.h"
#include "app/chef/words.h"

namespace flavorbot::app::chef {

// Who wrote a text. A model's words are read as people's are: one that is nearly a food's is taken
// for it. In our own a dish may be called what it is without one of its parts that is left out by
// wish: guacamole without cilantro.
enum class Author : std::uint8_t { kModel, kUs };

constexpr Misspellings MisspellingsOf(Author author) {
  return author == Author::kUs ? Misspellings::kIgnore : Misspellings::kGuess;
}

class TextGuard {
 public:
  // Borrows both.
  TextGuard(const FoodFinder& finder, const FoodJudge& judge, Author author = Author::kModel)
      : finder_(finder), judge_(judge), author_(author) {}

  // The text that may be shown now, after this piece has come.
  std::string Pass(std::string_view piece);
  // The rest.
  std::string Finish();

  // The foods that were left out, each once.
  const std::vector<std::string>& left_out() const { return left_out_; }

  // Whether a whole text would pass as it is.
  static bool IsClean(const FoodFinder& finder, const FoodJudge& judge, std::string_view text,
                      Author author = Author::kModel);

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
  std::optional<Objection> ObjectionTo(const FoodMention& mention) const;
  bool IsRuledOut(std::size_t end_word) const;
  void Remember(const Held& held);

  const FoodFinder& finder_;
  const FoodJudge& judge_;
  const Author author_;
  std::string gap_;    // behind the last word that is held; no word
  std::string uncut_;  // may be the beginning of a word
  std::deque<Held> held_;
  std::vector<std::string> behind_;  // the stems of this sentence that went out
  std::vector<std::string> left_out_;
};

}  // namespace flavorbot::app::chef
