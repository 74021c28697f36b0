#include "app/chef/dish_names.h"

#include <algorithm>

#include "app/chef/plain_words.h"
#include "app/chef/request_words.h"
#include "app/chef/words.h"

namespace flavorbot::app::chef {

DishNames::DishNames(const knowledge::KnowledgeBase& knowledge) {
  const auto add = [&](const knowledge::Recipe& recipe, std::string_view name) {
    names_.try_emplace(StemsOf(name), &recipe);
    const std::vector<Word> words = WordsOf(name);
    most_words_ = std::max(most_words_, words.size());
    for (const Word& word : words) {
      const std::string stem = StemOf(word.text);
      if (!IsPlainWord(stem) || IsDishNoun(stem)) words_.push_back(stem);
    }
  };
  for (const knowledge::Recipe& recipe : knowledge.recipes()) {
    add(recipe, recipe.title);
    for (const std::string& name : recipe.also) add(recipe, name);
  }
  std::ranges::sort(words_);
  const auto repeated = std::ranges::unique(words_);
  words_.erase(repeated.begin(), repeated.end());
}

bool DishNames::IsWordOfOne(std::string_view stem) const {
  return std::ranges::binary_search(words_, stem);
}

std::optional<DishNames::Match> DishNames::LongestAt(std::span<const std::string> stems) const {
  std::string joined;
  std::optional<Match> longest;
  for (std::size_t i = 0; i < std::min(stems.size(), most_words_); ++i) {
    if (i != 0) joined += ' ';
    joined += stems[i];
    const auto found = names_.find(joined);
    if (found != names_.end()) longest = Match{found->second, i + 1};
  }
  return longest;
}

}  // namespace flavorbot::app::chef
