#include "app/chef/kitchen/kitchen_question.h"
#include "base/contains.h"

#include <algorithm>

namespace flavorbot::app::chef {
namespace {

// Between an amount and its food: "2 cups of chopped onions", "2 of the large eggs".
constexpr std::string_view kBetween[] = {"of",    "the",    "fresh",   "large",  "medium", "small",
                                         "big",   "sized",  "chopped", "dry",    "raw",    "sliced",
                                         "diced", "grated", "ground",  "minced", "whole",  "plain"};

// Words of questions that begin a food's name ("freeze-dried strawberry"), or are nearly one.
constexpr std::string_view kNoFoods[] = {"shelf",   "self", "freeze", "life", "instead", "kitchen",
                                         "instant", "gas",  "stick",  "boil", "ready"};

constexpr knowledge::FoodCategories kFlavours = {
    knowledge::FoodCategory::kStock,     knowledge::FoodCategory::kSauce,
    knowledge::FoodCategory::kCondiment, knowledge::FoodCategory::kSpice,
    knowledge::FoodCategory::kFat,       knowledge::FoodCategory::kOil,
    knowledge::FoodCategory::kPrepared,  knowledge::FoodCategory::kSweet};

}  // namespace

KitchenQuestion::KitchenQuestion(const knowledge::KnowledgeBase& knowledge,
                                 const FoodFinder& finder, const FoodJudge& judge,
                                 std::string_view text)
    : knowledge_(knowledge),
      finder_(finder),
      judge_(judge),
      words_(WordsOf(text)),
      padded_(" "),
      mentions_(finder.Find(words_, Misspellings::kGuess)),
      amounts_(AmountsIn(text)) {
  stems_.reserve(words_.size());
  for (const Word& word : words_) {
    stems_.push_back(StemOf(word.text));
    padded_ += stems_.back() + " ";
  }
  std::erase_if(mentions_, [&](const FoodMention& mention) {
    return mention.end_word == mention.first_word + 1 &&
           base::Contains(kNoFoods, stems_[mention.first_word]);
  });
  if (mentions_.size() < 2) return;
  std::erase_if(mentions_, [&](const FoodMention& mention) {
    const std::size_t begin = words_[mention.first_word].begin;
    return std::ranges::any_of(amounts_, [&](const AskedAmount& amount) {
      return amount.begin <= begin && begin < amount.end && !amount.unit.empty();
    });
  });
}

bool KitchenQuestion::Says(std::string_view phrase) const {
  return padded_.contains(" " + std::string(phrase) + " ");
}

bool KitchenQuestion::SaysAny(std::span<const std::string_view> phrases) const {
  return std::ranges::any_of(phrases, [&](std::string_view phrase) { return Says(phrase); });
}

std::optional<std::size_t> KitchenQuestion::WordAfter(std::string_view phrase) const {
  const std::size_t found = padded_.find(" " + std::string(phrase) + " ");
  if (found == std::string::npos) return std::nullopt;
  const std::string_view until = std::string_view(padded_).substr(0, found + phrase.size() + 2);
  return static_cast<std::size_t>(std::ranges::count(until, ' ')) - 1;
}

std::string_view KitchenQuestion::StemAt(std::size_t word) const {
  return word < stems_.size() ? std::string_view(stems_[word]) : std::string_view();
}

std::string KitchenQuestion::StemsAt(std::size_t word, std::size_t count) const {
  std::string joined;
  for (std::size_t i = word; i < std::min(word + count, stems_.size()); ++i) {
    if (i != word) joined += ' ';
    joined += stems_[i];
  }
  return joined;
}

const FoodMention* KitchenQuestion::MentionFrom(std::size_t word) const {
  const auto found = std::ranges::find_if(
      mentions_, [&](const FoodMention& mention) { return mention.first_word >= word; });
  return found == mentions_.end() ? nullptr : &*found;
}

const FoodMention* KitchenQuestion::MentionAt(std::size_t word) const {
  const auto found = std::ranges::find(mentions_, word, &FoodMention::first_word);
  return found == mentions_.end() ? nullptr : &*found;
}

std::vector<knowledge::FoodId> KitchenQuestion::MainFoodsOf(const FoodMention& mention) const {
  std::vector<knowledge::FoodId> foods;
  std::ranges::copy_if(mention.foods, std::back_inserter(foods), [&](knowledge::FoodId id) {
    return !kFlavours.Has(knowledge_.food(id).category);
  });
  return foods.empty() ? mention.foods : foods;
}

const AskedAmount* KitchenQuestion::AmountOf(const FoodMention& mention) const {
  std::size_t first = mention.first_word;
  while (first > 0 && base::Contains(kBetween, stems_[first - 1])) --first;
  const AskedAmount* nearest = nullptr;
  for (const AskedAmount& amount : amounts_) {
    if (first < words_.size() && amount.end <= words_[mention.first_word].begin &&
        (first == 0 || amount.end >= words_[first - 1].end)) {
      nearest = &amount;
    }
  }
  return nearest;
}

}  // namespace flavorbot::app::chef
