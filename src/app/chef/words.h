// Words: a text cut into its words, folded as search folds them, each with its place.
//
//   "I don't like Crème fraîche (30%)"   i | dont | like | creme | fraiche | 30
//
// Threads: pure functions.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace flavorbot::app::chef {

struct Word {
  std::string text;       // folded; apostrophes within it are left out
  std::size_t begin = 0;  // [begin, end) in bytes of the text
  std::size_t end = 0;
  bool is_joined = false;  // to the word before it: IsJoining()
};

// Whether words with `gap` between them may be one name: "garlic salt", "garlic-salt", "garlic
// **salt**", but not "garlic, salt".
bool IsJoining(std::string_view gap);

// Whether `gap` ends the word that it stands behind: accents and invisible characters don't.
bool EndsWord(std::string_view gap);

// What is malformed UTF-8 separates words.
std::vector<Word> WordsOf(std::string_view text);

// A word without its English plural: "tomatoes" and "tomato" have one stem. Made for comparing, not
// for reading: "leaves" becomes "leave".
std::string StemOf(std::string_view word);

// The stems of the words of `text`, with blanks between.
std::string StemsOf(std::string_view text);

// How many letters must be inserted, left out, changed or swapped with their neighbour to make one
// of the other; more than `most`: most + 1.
// Source: the optimal string alignment distance.
std::size_t SpellingDistance(std::string_view a, std::string_view b, std::size_t most);

}  // namespace flavorbot::app::chef
