// RequestReader: one pass over one text, for understand.h.
//
// Threads: one.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/chef/cooking_request.h"
#include "app/chef/food_finder.h"
#include "app/chef/words.h"

namespace flavorbot::app::chef {

class RequestReader {
 public:
  // Borrows both.
  RequestReader(const FoodFinder& finder, std::string_view text);

  CookingRequest Read();

 private:
  // Each takes the words at `at_` that it knows, and says whether there were any.
  bool TakeGreeting();
  bool TakeNegation();
  bool TakeReplacement();
  bool TakeFreeFrom();
  bool TakeEquipment();
  bool TakeDishName();
  bool TakeDiet();
  bool TakeTime();
  bool TakeServings();
  bool TakeCompany();
  bool TakeMultiple();
  bool TakeAmount();
  bool TakeAnother();
  bool TakeMention();
  bool TakeRequestWord();
  void TakeOther();
  void TakeTechnique(std::string_view stems, std::string_view technique);

  // The list of what is avoided that begins at `at_`: "onions, garlic or any nuts".
  void TakeAvoidedList();
  bool TakeAvoided();
  bool IsUnknownInList(bool is_first) const;
  void Avoid(const FoodMention& mention);
  void Want(const FoodMention& mention, std::optional<knowledge::Amount> amount);

  // "2.5", "thirty five", "a couple of", "three quarters of an".
  struct NumberRead {
    double value = 0;
    std::size_t end = 0;  // of the words
  };
  std::optional<NumberRead> NumberAt(std::size_t at) const;
  std::optional<NumberRead> MinutesAt(std::size_t at) const;
  // The word at `at` rules out the food before it: "free", "allergy".
  bool RulesOut(std::size_t at) const;
  // A word of a misspelling that is nearest to what people ask for; else as it is.
  std::string Corrected(const std::string& word) const;
  // The word at `at` is something that one has, and not what one wants made.
  bool IsHad(std::size_t at) const;

  bool At(std::string_view stems) const;  // the words at `at_` are these
  bool TakeAny(std::span<const std::string_view> phrases);
  std::string Stems(std::size_t at, std::size_t count) const;
  const FoodMention* MentionAt(std::size_t at) const;
  // A full stop, a semicolon or a line's end stands between these two words.
  bool IsBreakBefore(std::size_t at) const;
  bool IsEndBefore(std::size_t at) const;  // not a full stop: "no... onions"
  bool IsCommaBefore(std::size_t at) const;
  std::string_view GapBefore(std::size_t at) const;

  const FoodFinder& finder_;
  const std::string_view text_;
  std::vector<Word> words_;
  std::vector<std::string> stems_;
  std::vector<FoodMention> mentions_;
  std::size_t at_ = 0;
  CookingRequest request_;
};

}  // namespace flavorbot::app::chef
