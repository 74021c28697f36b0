// KitchenQuestion: a question, cut up once for all kinds of answers, and what they look things up
// in.
//
// Each kind of answer is a function of one file (conversion_answer.h ...): the answer, or nullopt
// where the question isn't of that kind or the knowledge base doesn't know.
//
// Threads: one.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/chef/food_finder.h"
#include "app/chef/food_judge.h"
#include "app/chef/kitchen/asked_amount.h"
#include "app/chef/words.h"
#include "knowledge/knowledge_base.h"

namespace flavorbot::app::chef {

class KitchenQuestion {
 public:
  // Borrows all.
  KitchenQuestion(const knowledge::KnowledgeBase& knowledge, const FoodFinder& finder,
                  const FoodJudge& judge, std::string_view text);

  const knowledge::KnowledgeBase& knowledge() const { return knowledge_; }
  const FoodFinder& finder() const { return finder_; }
  const FoodJudge& judge() const { return judge_; }

  const std::vector<Word>& words() const { return words_; }
  const std::vector<std::string>& stems() const { return stems_; }
  // Without those that are the unit of an amount of another food ("a clove of garlic").
  const std::vector<FoodMention>& mentions() const { return mentions_; }
  const std::vector<AskedAmount>& amounts() const { return amounts_; }

  // Whether it says this, or any of these, in stems, as whole words.
  bool Says(std::string_view phrase) const;
  bool SaysAny(std::span<const std::string_view> phrases) const;
  // The word behind the first place where it says this; nullopt: it doesn't.
  std::optional<std::size_t> WordAfter(std::string_view phrase) const;
  // The stem of a word; empty behind the last.
  std::string_view StemAt(std::size_t word) const;
  std::string StemsAt(std::size_t word, std::size_t count) const;

  // The first mention that begins at `word` or behind it; nullptr: none.
  const FoodMention* MentionFrom(std::size_t word) const;
  const FoodMention* MentionAt(std::size_t word) const;

  // What is meant itself, rather than merely tastes of it: no stock among "beef".
  std::vector<knowledge::FoodId> MainFoodsOf(const FoodMention& mention) const;

  // The amount that is said right before `mention` ("2 cups of", "3"); nullptr: none.
  const AskedAmount* AmountOf(const FoodMention& mention) const;

 private:
  const knowledge::KnowledgeBase& knowledge_;
  const FoodFinder& finder_;
  const FoodJudge& judge_;
  std::vector<Word> words_;
  std::vector<std::string> stems_;
  std::string padded_;  // the stems with blanks around each
  std::vector<FoodMention> mentions_;
  std::vector<AskedAmount> amounts_;
};

// A function of each kind of answer.
using KitchenAnswer = std::optional<std::string> (*)(const KitchenQuestion& question);

}  // namespace flavorbot::app::chef
