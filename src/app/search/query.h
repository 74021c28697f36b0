// Query: what a person typed into the search field, as words to look for.
//
// Threads: immutable after parsing.
#pragma once

#include <string_view>
#include <vector>

#include "app/search/query_word.h"
#include "base/result.h"

namespace flavorbot::app::search {

inline constexpr std::size_t kMaxQueryCharacters = 200;  // code points, after trimming blanks
inline constexpr std::size_t kMaxQueryWords = 12;

enum class QueryError { kBlank, kTooLong };

class Query {
 public:
  // Words after the twelfth are left out; a word given twice counts once. A text of punctuation
  // alone has no words: it finds nothing.
  static base::Result<Query, QueryError> Parse(std::string_view text);

  const std::vector<QueryWord>& words() const { return words_; }

 private:
  std::vector<QueryWord> words_;
};

}  // namespace flavorbot::app::search
