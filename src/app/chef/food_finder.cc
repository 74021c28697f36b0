#include "app/chef/food_finder.h"

#include <algorithm>
#include <tuple>

#include "app/chef/food_groups.h"
#include "app/chef/plain_words.h"
#include "app/chef/request_words.h"
#include "base/contains.h"

namespace flavorbot::app::chef {
namespace {

using knowledge::Food;
using knowledge::FoodId;

constexpr std::size_t kShortestGuessed = 5;
constexpr std::size_t kLongerWords = 8;  // in which two letters may be wrong
constexpr std::size_t kShortestDoubled = 3;

// Words of foods' names that say how or in what, and are no food by themselves.
constexpr std::string_view kNoFoods[] = {
    "ball",      "beech",   "blend",     "bone",   "canned", "char",    "crisp",  "crust",  "cube",
    "dough",     "flake",   "flattened", "golden", "heart",  "instant", "juice",  "king",   "leg",
    "lion",      "liquid",  "mix",       "paper",  "paste",  "pearl",   "powder", "puffed", "rack",
    "roll",      "root",    "sheet",     "shell",  "skin",   "split",   "stick",  "sticky", "straw",
    "strip",     "tail",    "thinly",    "wild",   "wood",   "wrapper", "zest",   "bun",    "patty",
    "seasoning", "pancake", "snow",      "shoot",  "sprout"};

std::size_t WordCount(std::string_view stems) {
  return static_cast<std::size_t>(std::ranges::count(stems, ' ')) + 1;
}

bool Belongs(const Food& food, const std::string& padded_stems, const FoodGroup& group) {
  return group.categories.Has(food.category) || food.origin.HasAny(group.origins) ||
         food.allergens.HasAny(group.allergens) ||
         std::ranges::any_of(group.words, [&](std::string_view word) {
           return padded_stems.contains(" " + std::string(word) + " ");
         });
}

// Whether a food that only has a group's word in its name is what one wants of the group: stock of
// chicken isn't.
bool IsMerelyFlavour(const Food& food) {
  using enum knowledge::FoodCategory;
  constexpr knowledge::FoodCategories kFlavours = {kStock, kSauce, kCondiment, kSpice,
                                                   kFat,   kOil,   kPrepared,  kSweet};
  return kFlavours.Has(food.category);
}

// Of these the first word is the food ("salmon fillet", "basmati rice"); of others it says how it
// is.
bool IsCalledByFirstWord(const Food& food) {
  using enum knowledge::FoodCategory;
  constexpr knowledge::FoodCategories kByFirst = {kMeat,  kPoultry, kFish,  kSeafood,
                                                  kPasta, kGrain,   kBread, kMushroom};
  return kByFirst.Has(food.category);
}

// "egs", "chese": letters that stand double are written once.
std::string WithoutDoubles(std::string_view word) {
  std::string single;
  for (const char c : word) {
    if (single.empty() || single.back() != c) single += c;
  }
  return single;
}

struct NamedFood {
  std::string stem;
  std::string name;
  FoodId id = 0;
};

// All names. Of two with one stem the singular comes first ("pepper" before "peppers").
std::vector<NamedFood> NamedFoods(const knowledge::KnowledgeBase& knowledge) {
  std::vector<NamedFood> named;
  for (const auto& [name, id] : knowledge.food_names()) named.push_back({StemsOf(name), name, id});
  std::ranges::sort(named, {}, [](const NamedFood& food) {
    return std::tuple(food.name != food.stem, food.id, std::string_view(food.name));
  });
  return named;
}

}  // namespace

FoodFinder::FoodFinder(const knowledge::KnowledgeBase& knowledge)
    : knowledge_(knowledge), dish_names_(knowledge) {
  stems_of_names_.resize(knowledge.foods().size());
  // Words that foods share stand for all of them ("chicken"), unless a food is called so itself.
  std::unordered_map<std::string, std::vector<FoodId>> sharing;
  for (std::size_t i = 0; i < knowledge.foods().size(); ++i) {
    const Food& food = knowledge.foods()[i];
    stems_of_names_[i] = " " + StemsOf(food.name) + " ";
    const std::vector<Word> words = WordsOf(food.name);
    if (words.size() < 2 || IsMerelyFlavour(food)) continue;
    for (const std::size_t at : {std::size_t{0}, words.size() - 1}) {
      if (at == 0 && !IsCalledByFirstWord(food)) continue;
      const std::string stem = StemOf(words[at].text);
      const bool is_food = std::ranges::find(kNoFoods, stem) == std::end(kNoFoods);
      if (is_food && !IsPlainWord(stem) && !IsRequestWord(stem))
        sharing[stem].push_back(static_cast<FoodId>(i));
    }
  }
  const std::vector<NamedFood> named = NamedFoods(knowledge);
  for (const auto& [stem, name, id] : named) AddName(stem, {id});
  for (const auto& [stem, name, id] : named) {
    if (name == stem || name.contains(' ') || names_.at(stem).foods[0] == id) continue;
    plurals_.emplace(name, Name{stem, 1, {id}});
  }
  for (const FoodGroup& group : FoodGroups()) {
    if (names_.contains(std::string(group.stems))) continue;
    std::vector<FoodId> foods;
    for (std::size_t i = 0; i < knowledge.foods().size(); ++i) {
      if (Belongs(knowledge.foods()[i], stems_of_names_[i], group))
        foods.push_back(static_cast<FoodId>(i));
    }
    if (!foods.empty()) AddName(std::string(group.stems), std::move(foods));
  }
  for (auto& [stem, foods] : sharing) {
    if (!names_.contains(stem)) AddName(stem, std::move(foods));
  }
  for (const auto& [stems, name] : names_) {
    most_words_ = std::max(most_words_, name.words);
    if (name.words == 1) single_words_.push_back(&name);
    for (std::size_t end = stems.find(' '); end != std::string::npos;
         end = stems.find(' ', end + 1)) {
      beginnings_.insert(stems.substr(0, end));
    }
  }
  std::ranges::sort(single_words_, {}, &Name::stems);
}

void FoodFinder::AddName(std::string stems, std::vector<FoodId> foods) {
  const std::size_t words = WordCount(stems);
  // A food's own name is worth more than what another is also called.
  const auto [found, is_new] = names_.try_emplace(stems, Name{stems, words, foods});
  if (!is_new && StemsOf(knowledge_.food(foods[0]).name) == stems) found->second.foods = foods;
}

const FoodFinder::Name* FoodFinder::LongestName(std::span<const std::string> stems) const {
  std::string joined;
  const Name* longest = nullptr;
  for (std::size_t i = 0; i < std::min(stems.size(), most_words_); ++i) {
    if (i != 0) joined += ' ';
    joined += stems[i];
    const auto found = names_.find(joined);
    if (found != names_.end()) longest = &found->second;
  }
  return longest;
}

FoodFinder::Guessed FoodFinder::Guess(std::string_view word) const {
  const bool is_known = IsPlainWord(word) || IsRequestWord(word) || dish_names_.IsWordOfOne(word);
  if (is_known || word.size() < kShortestDoubled - 1) return {};
  const std::size_t most = word.size() >= kLongerWords ? 2 : 1;
  const std::string single = WithoutDoubles(word);
  Guessed best{nullptr, most + 1};
  for (const Name* name : single_words_) {
    // People err inside of words.
    if (name->stems[0] != word[0]) continue;
    const std::string own = WithoutDoubles(name->stems);
    // "egss" is "eggs", too.
    if (own == single || (single.ends_with('s') && own + "s" == single)) return {name, 1};
    if (word.size() < kShortestGuessed || name->stems.size() < kShortestGuessed - 1) continue;
    const std::size_t distance = SpellingDistance(word, name->stems, most);
    if (distance < best.distance) best = {name, distance};
  }
  return best;
}

std::optional<FoodMention> FoodFinder::LongestAt(std::span<const Word> words,
                                                 Misspellings misspellings) const {
  if (words.empty()) return std::nullopt;
  std::vector<std::string> stems;
  for (const Word& word : words.first(std::min(words.size(), most_words_))) {
    stems.push_back(StemOf(word.text));
  }
  const Name* name = LongestName(stems);
  const auto plural = plurals_.find(words.front().text);
  if (plural != plurals_.end() && (name == nullptr || name->words == 1)) name = &plural->second;
  const bool is_guess = name == nullptr && misspellings == Misspellings::kGuess;
  if (is_guess) name = Guess(stems.front()).name;
  if (name == nullptr) return std::nullopt;
  return FoodMention{name->foods, 0, name->words, name->stems, is_guess};
}

bool FoodFinder::MayGoOn(std::span<const std::string> stems) const {
  std::string joined;
  for (const std::string& stem : stems) {
    if (!joined.empty()) joined += ' ';
    joined += stem;
  }
  return beginnings_.contains(joined);
}

std::optional<std::size_t> FoodFinder::DistanceToFood(std::string_view stem) const {
  const Guessed guessed = Guess(stem);
  if (guessed.name == nullptr) return std::nullopt;
  return guessed.distance;
}

std::vector<FoodMention> FoodFinder::Find(std::span<const Word> words,
                                          Misspellings misspellings) const {
  std::vector<FoodMention> mentions;
  for (std::size_t i = 0; i < words.size();) {
    // "garlic, salt" is no garlic salt.
    std::size_t end = i + 1;
    while (end < words.size() && words[end].is_joined) ++end;
    auto mention = LongestAt(words.subspan(i, end - i), misspellings);
    if (!mention) {
      ++i;
      continue;
    }
    mention->first_word = i;
    mention->end_word += i;
    i = mention->end_word;
    mentions.push_back(std::move(*mention));
  }
  return mentions;
}

std::vector<FoodId> FoodFinder::KindsOf(const FoodMention& mention) const {
  if (mention.foods.size() != 1) return mention.foods;
  std::vector<FoodId> kinds = mention.foods;
  const Food& meant = knowledge_.food(mention.foods[0]);
  const std::string ending = " " + mention.said + " ";
  for (std::size_t i = 0; i < stems_of_names_.size(); ++i) {
    const auto id = static_cast<FoodId>(i);
    if (id != mention.foods[0] && stems_of_names_[i].ends_with(ending) &&
        knowledge_.food(id).category == meant.category) {
      kinds.push_back(id);
    }
  }
  return kinds;
}

std::vector<FoodId> FoodFinder::AllOf(const FoodMention& mention) const {
  std::vector<FoodId> all = mention.foods;
  const bool is_one = mention.foods.size() == 1;
  const std::string part = " " + mention.said + " ";
  for (std::size_t i = 0; i < stems_of_names_.size(); ++i) {
    const auto id = static_cast<FoodId>(i);
    if (base::Contains(all, id) || !stems_of_names_[i].contains(part)) continue;
    const bool is_of_another_kind =
        is_one && knowledge_.food(id).category != knowledge_.food(mention.foods[0]).category &&
        stems_of_names_[i].ends_with(part);
    if (!is_of_another_kind) all.push_back(id);
  }
  return all;
}

}  // namespace flavorbot::app::chef
