#include "app/search/query.h"

#include <algorithm>

namespace flavorbot::app::search {
namespace {

std::string_view WithoutBlanks(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const auto first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

std::size_t CountCodePoints(std::string_view utf8) {
  return static_cast<std::size_t>(std::ranges::count_if(
      utf8, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

}  // namespace

base::Result<Query, QueryError> Query::Parse(std::string_view text) {
  text = WithoutBlanks(text);
  if (text.empty()) return std::unexpected(QueryError::kBlank);
  if (CountCodePoints(text) > kMaxQueryCharacters) return std::unexpected(QueryError::kTooLong);
  Query query;
  ForEachToken(text, TokensOf::kQuery, [&](const Token& token) {
    const bool known = std::ranges::any_of(
        query.words_, [&](const QueryWord& word) { return word.letters() == token.letters; });
    if (!known && query.words_.size() < kMaxQueryWords) query.words_.emplace_back(token);
  });
  return query;
}

}  // namespace flavorbot::app::search
