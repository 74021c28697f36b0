#include "app/chef/request_reader.h"

#include <algorithm>

#include "app/chef/plain_words.h"
#include "app/chef/request_words.h"
#include "base/contains.h"

namespace flavorbot::app::chef {
namespace {

using knowledge::Amount;
using knowledge::FoodId;

constexpr std::string_view kAnother[] = {
    "something else", "something different", "another one",   "another recipe",
    "another idea",   "another dish",        "different one", "different recipe",
    "anything else",  "what else",           "next one",      "try again",
    "one more",       "other option",        "other idea",    "another"};
// "something quicker" is another that is quick.
constexpr std::string_view kSomething[] = {"something", "anything", "one", "a"};
constexpr std::string_view kGreetings[] = {"good morning", "good evening", "good afternoon",
                                           "good day", "good night"};
// What goes before that which one has.
constexpr std::string_view kHad[] = {"with", "have", "got",    "some", "and", "leftover", "stale",
                                     "old",  "my",   "cooked", "of",   "use", "only",     "extra",
                                     "add",  "plus", "fresh",  "ive",  "from"};
constexpr std::string_view kLeft[] = {"leftover", "cooked"};

constexpr std::size_t kShortestCorrected = 4;
constexpr std::size_t kLongerWords = 8;  // in which two letters may be wrong

template <std::size_t kCount>
bool Contains(const std::string_view (&list)[kCount], std::string_view text) {
  return std::ranges::find(list, text) != std::end(list);
}

std::size_t WordCount(std::string_view stems) {
  return static_cast<std::size_t>(std::ranges::count(stems, ' ')) + 1;
}

// "based", "cooler", "mixing": no misspellings.
bool IsFormOfPlainWord(std::string_view stem) {
  constexpr std::string_view kEndings[] = {"d", "ed", "r", "er", "ing", "ly", "y", "st", "est"};
  return std::ranges::any_of(kEndings, [&](std::string_view ending) {
    if (!stem.ends_with(ending) || stem.size() < ending.size() + kShortestCorrected) return false;
    const std::string_view rest = stem.substr(0, stem.size() - ending.size());
    return IsPlainWord(rest) || IsPlainWord(std::string(rest) + "e");
  });
}

// "eggless" is two words, egg and less; "boneless" is one.
std::vector<Word> CutBeforeLess(const FoodFinder& finder, std::vector<Word> words) {
  constexpr std::string_view kLess = "less";
  constexpr std::string_view kOfOneFood[] = {"bone", "skin", "seed", "shell", "rind", "crust"};
  std::vector<Word> cut;
  for (Word& word : words) {
    const std::string food =
        word.text.ends_with(kLess) ? word.text.substr(0, word.text.size() - kLess.size()) : "";
    const bool is_one = word.end - word.begin != word.text.size() || DietNamed(word.text) ||
                        Contains(kOfOneFood, food);
    if (food.empty() || is_one || !finder.Knows(StemOf(food))) {
      cut.push_back(std::move(word));
      continue;
    }
    const std::size_t middle = word.begin + food.size();
    cut.push_back({food, word.begin, middle, word.is_joined});
    cut.push_back({std::string(kLess), middle, word.end, true});
  }
  return cut;
}

}  // namespace

RequestReader::RequestReader(const FoodFinder& finder, std::string_view text)
    : finder_(finder), text_(text), words_(CutBeforeLess(finder, WordsOf(text))) {
  for (Word& word : words_) word.text = Corrected(word.text);
  stems_.reserve(words_.size());
  for (const Word& word : words_) stems_.push_back(StemOf(word.text));
  mentions_ = finder.Find(words_, Misspellings::kGuess);
}

CookingRequest RequestReader::Read() {
  while (at_ < words_.size()) {
    const bool is_taken = TakeGreeting() || TakeAnother() || TakeReplacement() || TakeDishName() ||
                          TakeDiet() || TakeFreeFrom() || TakeEquipment() || TakeNegation() ||
                          TakeTime() || TakeMultiple() || TakeServings() || TakeCompany() ||
                          TakeAmount() || TakeMention() || TakeRequestWord();
    if (!is_taken) TakeOther();
  }
  return std::move(request_);
}

bool RequestReader::At(std::string_view stems) const {
  return Stems(at_, WordCount(stems)) == stems;
}

std::string RequestReader::Stems(std::size_t at, std::size_t count) const {
  std::string joined;
  for (std::size_t i = at; i < std::min(at + count, stems_.size()); ++i) {
    if (i != at) joined += ' ';
    joined += stems_[i];
  }
  return joined;
}

bool RequestReader::TakeAny(std::span<const std::string_view> phrases) {
  for (const std::string_view phrase : phrases) {
    if (!At(phrase)) continue;
    at_ += WordCount(phrase);
    return true;
  }
  return false;
}

const FoodMention* RequestReader::MentionAt(std::size_t at) const {
  const auto found = std::ranges::find(mentions_, at, &FoodMention::first_word);
  return found == mentions_.end() ? nullptr : &*found;
}

std::string_view RequestReader::GapBefore(std::size_t at) const {
  if (at == 0 || at >= words_.size()) return {};
  return text_.substr(words_[at - 1].end, words_[at].begin - words_[at - 1].end);
}

bool RequestReader::IsBreakBefore(std::size_t at) const {
  return GapBefore(at).find_first_of(".;:!?\n") != std::string_view::npos;
}

bool RequestReader::IsEndBefore(std::size_t at) const {
  return GapBefore(at).find_first_of("!?\n") != std::string_view::npos;
}

bool RequestReader::IsCommaBefore(std::size_t at) const {
  return GapBefore(at).find(',') != std::string_view::npos;
}

std::string RequestReader::Corrected(const std::string& word) const {
  // "heyyy"
  std::string squeezed;
  for (const char c : word) {
    const std::size_t size = squeezed.size();
    if (size < 2 || squeezed[size - 1] != c || squeezed[size - 2] != c) squeezed += c;
  }
  const std::string stem = StemOf(squeezed);
  const DishNames& names = finder_.dish_names();
  if (stem.size() < kShortestCorrected || IsPlainWord(stem) || IsRequestWord(stem) ||
      finder_.Knows(stem) || names.IsWordOfOne(stem) || DietNamed(stem) ||
      IsFormOfPlainWord(stem) || stem.find_first_of("0123456789") != std::string::npos) {
    return squeezed;
  }
  std::size_t least = stem.size() >= kLongerWords ? 3 : 2;
  if (const auto food = finder_.DistanceToFood(stem)) least = std::min(least, *food + 1);
  std::string_view best;
  const auto consider = [&](std::string_view known) {
    if (known.empty() || known[0] != stem[0] || known.size() < kShortestCorrected) return;
    const std::size_t distance = SpellingDistance(stem, known, least);
    if (distance >= least) return;
    least = distance;
    best = known;
  };
  for (const std::string_view known : RequestWords()) consider(known);
  for (const std::string& known : names.words()) consider(known);
  return best.empty() ? squeezed : std::string(best);
}

bool RequestReader::IsHad(std::size_t at) const {
  if (at == 0) return false;
  const bool is_article = stems_[at - 1] == "a" || stems_[at - 1] == "an";
  const bool is_counted = NumberCalled(stems_[at - 1]) && !is_article;
  return IsCommaBefore(at) || Contains(kHad, stems_[at - 1]) || is_counted ||
         UnitCalled(stems_[at - 1]) || (at >= 2 && MentionAt(at - 1) != nullptr);
}

// "good evening" is no wish for dinner.
bool RequestReader::TakeGreeting() { return TakeAny(kGreetings); }

bool RequestReader::TakeAnother() {
  const bool is_comparison = Contains(kSomething, stems_[at_]) && at_ + 1 < stems_.size() &&
                             stems_[at_ + 1].ends_with("er") &&
                             (MoodCalled(stems_[at_ + 1]) || SkillCalled(stems_[at_ + 1]));
  if (is_comparison) {
    ++at_;
  } else if (!TakeAny(kAnother)) {
    if (words_.size() != 1 || (stems_[0] != "next" && stems_[0] != "other")) return false;
    ++at_;
  }
  request_.wants_another = true;
  return true;
}

// "mac and cheese", with what its words say beside: "carrot cake" is of carrots, and a cake.
bool RequestReader::TakeDishName() {
  const auto match = finder_.dish_names().LongestAt(std::span(stems_).subspan(at_));
  if (!match) return false;
  const std::size_t end = at_ + match->words;
  const bool is_food = (match->words == 1 && MentionAt(at_) != nullptr && IsHad(at_)) ||
                       (at_ > 0 && Contains(kLeft, stems_[at_ - 1]));
  if (is_food || (end < stems_.size() && stems_[end] == "free")) return false;
  if (!base::Contains(request_.named, match->recipe->id))
    request_.named.push_back(match->recipe->id);
  // What is like it is made the same way.
  if (request_.techniques.empty()) request_.techniques.push_back(match->recipe->technique);
  for (std::size_t i = at_; i < end; ++i) {
    for (const std::size_t count : {std::size_t{1}, std::size_t{2}}) {
      if (const auto diet = DietNamed(Stems(i, count)); diet && i + count <= end) {
        request_.avoided.diets.Add(*diet);
      }
    }
    const FoodMention* mention = MentionAt(i);
    if (mention == nullptr || mention->end_word > end) continue;
    const bool is_in_it = std::ranges::any_of(match->recipe->ingredients, [&](const auto& part) {
      return base::Contains(mention->foods, part.food);
    });
    if (is_in_it) Want(*mention, std::nullopt);
  }
  at_ = end;
  return true;
}

bool RequestReader::TakeDiet() {
  for (const std::size_t count : {std::size_t{2}, std::size_t{1}}) {
    if (at_ + count > words_.size()) continue;
    const auto diet = DietNamed(Stems(at_, count));
    if (!diet) continue;
    request_.avoided.diets.Add(*diet);
    at_ += count;
    return true;
  }
  return false;
}

void RequestReader::Want(const FoodMention& mention, std::optional<Amount> amount) {
  const auto same = std::ranges::find(request_.wanted, mention.said, &WantedFood::said);
  if (same != request_.wanted.end()) return;
  request_.wanted.push_back({finder_.KindsOf(mention), mention.said, std::move(amount)});
}

bool RequestReader::TakeMention() {
  const FoodMention* mention = MentionAt(at_);
  if (mention == nullptr) return false;
  // "chili for six", "bread": what is also a way to cook is that, unless one has it. Pasta is both.
  const auto technique = TechniqueCalled(mention->said);
  const bool is_had = IsHad(at_);
  if (technique && !is_had) TakeTechnique(mention->said, *technique);
  if (!technique || is_had || *technique == "pasta") Want(*mention, std::nullopt);
  at_ = mention->end_word;
  return true;
}

// "Chili" says more than that it is a stew.
void RequestReader::TakeTechnique(std::string_view stems, std::string_view technique) {
  if (!base::Contains(request_.techniques, technique)) request_.techniques.emplace_back(technique);
  const bool says_more = stems != technique && finder_.dish_names().IsWordOfOne(stems);
  if (says_more && !base::Contains(request_.dish_words, stems)) {
    request_.dish_words.emplace_back(stems);
  }
}

bool RequestReader::TakeRequestWord() {
  for (const std::size_t count : {std::size_t{2}, std::size_t{1}}) {
    if (at_ + count > words_.size()) continue;
    const std::string stems = Stems(at_, count);
    bool is_taken = false;
    if (const auto meal = MealCalled(stems)) {
      request_.meals.Add(*meal);
      is_taken = true;
    }
    if (const auto technique = TechniqueCalled(stems)) {
      TakeTechnique(stems, *technique);
      is_taken = true;
    }
    if (const auto cuisine = CuisineCalled(stems)) {
      request_.cuisine = *cuisine;
      is_taken = true;
    }
    if (const auto mood = MoodCalled(stems)) {
      request_.moods.Add(*mood);
      is_taken = true;
    }
    if (const auto skill = SkillCalled(stems)) {
      request_.most_skill = *skill;
      is_taken = true;
    }
    if (!is_taken) continue;
    at_ += count;
    return true;
  }
  return false;
}

void RequestReader::TakeOther() {
  const std::string& stem = stems_[at_++];
  if ((IsPlainWord(stem) && !IsDishNoun(stem)) || NumberCalled(stem) || IsRequestWord(stem)) return;
  const bool is_of_dish = IsDishNoun(stem) || finder_.dish_names().IsWordOfOne(stem);
  auto& words = is_of_dish ? request_.dish_words : request_.unknown_words;
  if (!base::Contains(words, stem)) words.push_back(stem);
}

}  // namespace flavorbot::app::chef
