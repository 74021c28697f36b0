// Folding: one code point -> what search compares: case folded, compatibility forms and accents
// taken away, so that "Crème", "CREME" and "ｃｒｅｍｅ" are the same letters.
//
// The rule is Unicode's NFKC_Casefold, then NFD without the marks that accent a letter. Marks that
// are letters to their readers (vowel signs of Indic scripts, Thai) stay. Letters that have no
// decomposition but a plain look-alike (ø, ł, đ, æ ...) become it.
//
// Context plays no part, so a text is folded code point by code point: nothing is allocated, and
// ICU is asked once a page of 256 code points.
//
// Threads: FoldCodePoint may be called from any thread.
// Source:  Unicode Standard Annex 15 (normalisation) and 24 (scripts).
#pragma once

#include <array>
#include <cstdint>

namespace flavorbot::app {

enum class FoldedKind : std::uint8_t {
  kSeparator,  // stands between words
  kDropped,    // an accent or an invisible character: as if it weren't there
  kWord,       // part of a word
  kUnspaced    // part of a text in a script that writes words without blanks between them
};

// Expansions are cut after three code points; only ligatures of whole Arabic words have more.
struct FoldedCodePoint {
  FoldedKind kind = FoldedKind::kSeparator;
  std::uint8_t count = 0;
  // 0 among them stands for a separator ("½" is "1", separator, "2").
  std::array<char32_t, 3> code_points{};
};

// `code_point` folded. REQUIRES: code_point <= 0x10FFFF. Never fails: what is unassigned separates.
FoldedCodePoint FoldCodePoint(char32_t code_point);

// The same for ASCII: the folded letter or digit; 0 for a separator.
inline constexpr std::array<char, 128> kFoldedAscii = [] {
  std::array<char, 128> table{};
  for (char c = '0'; c <= '9'; ++c) table[static_cast<std::size_t>(c)] = c;
  for (char c = 'a'; c <= 'z'; ++c) {
    table[static_cast<std::size_t>(c)] = c;
    table[static_cast<std::size_t>(c - 'a' + 'A')] = c;
  }
  return table;
}();

}  // namespace flavorbot::app
