#include "app/search/query_word.h"

#include <algorithm>

namespace flavorbot::app::search {
namespace {

constexpr std::size_t kAsciiLetters = 128;
constexpr std::size_t kLettersForOneTypo = 4;
constexpr std::size_t kLettersForTwoTypos = 8;

std::size_t MaxTypos(std::u32string_view letters) {
  const bool has_digit =
      std::ranges::any_of(letters, [](char32_t c) { return c >= '0' && c <= '9'; });
  if (has_digit || letters.size() < kLettersForOneTypo) return 0;
  return letters.size() < kLettersForTwoTypos ? 1 : 2;
}

}  // namespace

QueryWord::QueryWord(const Token& token)
    : letters_(token.letters),
      letter_bits_(token.letter_bits),
      max_typos_(MaxTypos(token.letters)),
      ascii_positions_(kAsciiLetters) {
  for (std::size_t i = 0; i < letters_.size(); ++i) {
    const char32_t letter = letters_[i];
    const std::uint64_t position = std::uint64_t{1} << i;
    if (letter < kAsciiLetters) {
      ascii_positions_[letter] |= position;
      continue;
    }
    const auto found = std::ranges::find(other_positions_, letter, [](auto& p) { return p.first; });
    if (found == other_positions_.end()) {
      other_positions_.emplace_back(letter, position);
    } else {
      found->second |= position;
    }
  }
}

std::uint64_t QueryWord::PositionsOf(char32_t letter) const {
  if (letter < kAsciiLetters) return ascii_positions_[letter];
  for (const auto& [other, positions] : other_positions_) {
    if (other == letter) return positions;
  }
  return 0;
}

Fit QueryWord::FitWithTypos(std::u32string_view token) const {
  // The matrix has the word's letters down and the token's across; vertical_* are the differences
  // down the column reached, and `distance` is its lowest cell: from the whole word to the token's
  // first letters. Names as in the paper in comments.
  const std::uint64_t last_row = std::uint64_t{1} << (letters_.size() - 1);
  std::uint64_t vertical_up = ~std::uint64_t{0};  // VP
  std::uint64_t vertical_down = 0;                // VN
  std::uint64_t diagonal_same = 0;                // D0
  std::uint64_t positions_before = 0;
  std::size_t distance = letters_.size();
  std::size_t best_of_beginnings = distance;
  const std::size_t reach = std::min(token.size(), letters_.size() + max_typos_);
  for (std::size_t i = 0; i < reach; ++i) {
    const std::uint64_t positions = PositionsOf(token[i]);
    const std::uint64_t swapped = ((~diagonal_same & positions) << 1) & positions_before;
    diagonal_same = (((positions & vertical_up) + vertical_up) ^ vertical_up) | positions |
                    vertical_down | swapped;
    std::uint64_t horizontal_up = vertical_down | ~(diagonal_same | vertical_up);  // HP
    std::uint64_t horizontal_down = diagonal_same & vertical_up;                   // HN
    if (horizontal_up & last_row) ++distance;
    if (horizontal_down & last_row) --distance;
    horizontal_up = (horizontal_up << 1) | 1;
    horizontal_down <<= 1;
    vertical_up = horizontal_down | ~(diagonal_same | horizontal_up);
    vertical_down = diagonal_same & horizontal_up;
    positions_before = positions;
    best_of_beginnings = std::min(best_of_beginnings, distance);
  }
  Fit fit = Fit::kNone;
  if (reach == token.size() && distance <= max_typos_) {
    fit = distance == 1 ? Fit::kTypo : Fit::kTwoTypos;
  }
  if (best_of_beginnings <= max_typos_ && token.front() == letters_.front()) {
    fit = std::max(fit,
                   best_of_beginnings == 1 ? Fit::kBeginningWithTypo : Fit::kBeginningWithTwoTypos);
  }
  return fit;
}

}  // namespace flavorbot::app::search
