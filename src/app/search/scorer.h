// Scorer: how well one recipe fits a query.
//
//   Scorer scorer(query);              // one for a whole cookbook
//   scorer.Begin();
//   scorer.AddText(Field::kTitle, "Crème brûlée");
//   scorer.AddText(Field::kIngredients, "4 eggs"); ...
//   scorer.Score();                    // 0: a word of the query fits nowhere
//
// Each word of the query counts with the best of (fit * weight of the field); the score is their
// sum, and more for a title that has little beside them. Give the fields heaviest first: a field
// that can't raise the score any more is not read.
//
// Threads: one thread at a time.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "app/search/query.h"

namespace flavorbot::app::search {

// A field's weight.
enum class Field : std::uint8_t { kTitle = 8, kCategory = 4, kIngredients = 3, kDescription = 1 };

class Scorer {
 public:
  // REQUIRES: `query` outlives the scorer.
  explicit Scorer(const Query& query) : words_(query.words()) {}

  void Begin();
  // Adds one text of `field`; a field of several texts is added text by text.
  void AddText(Field field, std::string_view utf8);
  // Whether a text in `field` could still raise the score.
  bool Wants(Field field) const;
  int Score() const;

 private:
  const std::vector<QueryWord>& words_;
  std::array<std::uint8_t, kMaxQueryWords> best_{};  // by word
  int title_words_ = 0;
};

}  // namespace flavorbot::app::search
