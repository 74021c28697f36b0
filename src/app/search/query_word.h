// QueryWord: one word of a search, made ready to be held against many words quickly.
//
// A word fits another in one of these ways, best first:
//   the same; a beginning of it; a typo from it; a typo from a beginning of it; two typos from
//   either.
// A typo is a letter too many, too few, wrong, or two neighbours swapped (optimal string
// alignment). None is forgiven in words under 4 letters and in words with a digit, one from 4
// letters, two from 8. The first letter of a beginning with typos has to be right.
//
// Threads: immutable after construction.
// Source:  H. Hyyrö, "A bit-vector algorithm for computing Levenshtein and Damerau edit distances"
//          (2003): a column of the distance matrix in two machine words.
#pragma once

#include <bit>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/search/token_stream.h"

namespace flavorbot::app::search {

// How well a word fits, as the factor it weighs with.
enum class Fit : std::uint8_t {
  kNone = 0,
  kBeginningWithTwoTypos = 1,
  kTwoTypos = 2,
  kBeginningWithTypo = 3,
  kTypo = 4,
  kBeginning = 8,
  kSame = 12,
};

class QueryWord {
 public:
  // REQUIRES: 1 to kMaxWordLength letters.
  explicit QueryWord(const Token& token);

  // How this word fits `token`.
  Fit FitOf(const Token& token) const {
    const std::size_t length = letters_.size();
    if (token.letters.size() >= length && token.letters.front() == letters_.front() &&
        token.letters.starts_with(letters_)) {
      return token.letters.size() == length ? Fit::kSame : Fit::kBeginning;
    }
    if (max_typos_ == 0 || !MayFitWithTypos(token)) return Fit::kNone;
    return FitWithTypos(token.letters);
  }

  const std::u32string& letters() const { return letters_; }

 private:
  // Cheap: rules out nearly every token that is too far off. Never rules out one that fits.
  bool MayFitWithTypos(const Token& token) const {
    if (token.letters.size() + max_typos_ < letters_.size()) return false;
    if (std::popcount(letter_bits_ & ~token.letter_bits) > static_cast<int>(max_typos_)) {
      return false;
    }
    if (token.letters.front() == letters_.front()) return true;
    return token.letters.size() <= letters_.size() + max_typos_ &&
           std::popcount(token.letter_bits & ~letter_bits_) <= static_cast<int>(max_typos_);
  }
  Fit FitWithTypos(std::u32string_view token) const;
  std::uint64_t PositionsOf(char32_t letter) const;

  std::u32string letters_;
  std::uint64_t letter_bits_ = 0;
  std::size_t max_typos_ = 0;
  // Bit i of a letter's positions: it is the word's letter i. By the letter for ASCII, else a list.
  std::vector<std::uint64_t> ascii_positions_;
  std::vector<std::pair<char32_t, std::uint64_t>> other_positions_;
};

}  // namespace flavorbot::app::search
