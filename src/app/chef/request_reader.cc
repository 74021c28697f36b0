#include "app/chef/request_reader.h"

#include <algorithm>
#include <cmath>

#include "app/chef/food_groups.h"
#include "app/chef/plain_words.h"
#include "app/chef/request_words.h"
#include "base/contains.h"

namespace flavorbot::app::chef {
namespace {

using knowledge::Amount;
using knowledge::FoodId;

// In stems. What follows one of these is not wanted.
constexpr std::string_view kNegations[] = {
    "allergic to",  "allergy to", "intolerant to", "dont like",    "do not like", "dont want",
    "do not want",  "dont eat",   "do not eat",    "dont have",    "do not have", "dont use",
    "do not use",   "cant eat",   "cannot eat",    "cant have",    "cannot have", "cant stand",
    "does not eat", "doesnt eat", "doesnt like",   "leave out",    "leave off",   "hold the",
    "free of",      "free from",  "other than",    "anything but", "get rid of",  "without",
    "avoid",        "avoiding",   "except",        "excluding",    "exclude",     "skip",
    "hate",         "hates",      "dislike",       "minu",         "remove",      "omit",
    "out of",       "no",         "not",           "zero",         "never"};

// Words between a negation and what it negates, and between two that are negated.
constexpr std::string_view kListWords[] = {
    "and", "or",    "nor",    "any",  "the",   "a",    "an",      "my",         "of",    "to",
    "no",  "not",   "all",    "kind", "type",  "sort", "too",     "much",       "other", "with",
    "use", "using", "please", "also", "added", "add",  "contain", "containing", "either"};
// Of those, the ones that can't go on without a negation of their own.
constexpr std::string_view kEndsOfLists[] = {"with", "use", "using", "please", "add"};

constexpr std::string_view kReplacements[] = {"instead of", "in place of", "rather than"};
constexpr std::string_view kAnother[] = {
    "something else", "something different", "another one",      "another recipe", "another idea",
    "another dish",   "different one",       "different recipe", "anything else",  "what else",
    "next one",       "try again",           "one more",         "other option",   "other idea"};
constexpr std::string_view kPeople[] = {"people", "person", "serving", "portion",
                                        "guest",  "adult",  "kid",     "child",
                                        "of us",  "plate",  "eater",   "friend"};
constexpr std::string_view kServes[] = {"for",     "serve",     "serves",   "feed",     "feeding",
                                        "serving", "family of", "group of", "party of", "table of"};
constexpr std::string_view kMinutes[] = {"minute", "min", "mn"};
constexpr std::string_view kHours[] = {"hour", "hr", "h"};

constexpr int kMostServings = 100;
constexpr int kMostMinutes = 24 * 60;

template <std::size_t kCount>
bool Contains(const std::string_view (&list)[kCount], std::string_view text) {
  return std::ranges::find(list, text) != std::end(list);
}

std::size_t WordCount(std::string_view stems) {
  return static_cast<std::size_t>(std::ranges::count(stems, ' ')) + 1;
}

}  // namespace

RequestReader::RequestReader(const FoodFinder& finder, std::string_view text)
    : finder_(finder), text_(text), words_(WordsOf(text)) {
  stems_.reserve(words_.size());
  for (const Word& word : words_) stems_.push_back(StemOf(word.text));
  mentions_ = finder.Find(words_, Misspellings::kGuess);
}

CookingRequest RequestReader::Read() {
  while (at_ < words_.size()) {
    const bool is_taken = TakeAnother() || TakeReplacement() || TakeDiet() || TakeFreeFrom() ||
                          TakeNegation() || TakeTime() || TakeServings() || TakeAmount() ||
                          TakeMention() || TakeRequestWord();
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

bool RequestReader::IsCommaBefore(std::size_t at) const {
  return GapBefore(at).find(',') != std::string_view::npos;
}

bool RequestReader::TakeAnother() {
  if (!TakeAny(kAnother)) return false;
  request_.wants_another = true;
  return true;
}

// "olive oil instead of butter": butter is avoided; olive oil was taken as wanted before it.
bool RequestReader::TakeReplacement() {
  if (!TakeAny(kReplacements)) return false;
  TakeAvoidedList();
  return true;
}

// "egg-free", "onion free".
bool RequestReader::TakeFreeFrom() {
  const FoodMention* mention = MentionAt(at_);
  if (mention == nullptr || mention->end_word >= words_.size()) return false;
  if (stems_[mention->end_word] != "free" || IsBreakBefore(mention->end_word)) return false;
  Avoid(*mention);
  at_ = mention->end_word + 1;
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

bool RequestReader::TakeNegation() {
  if (!TakeAny(kNegations)) return false;
  TakeAvoidedList();
  return true;
}

void RequestReader::TakeAvoidedList() {
  bool is_first = true;
  while (at_ < words_.size() && (is_first || !IsBreakBefore(at_))) {
    if (Contains(kListWords, stems_[at_])) {
      if (!is_first && Contains(kEndsOfLists, stems_[at_])) return;
      ++at_;
      continue;
    }
    // "no onions, quick pasta": what follows a comma belongs to the list only if it may be avoided.
    if (!TakeAvoided()) {
      if (is_first && !IsPlainWord(stems_[at_]) && !NumberCalled(stems_[at_])) {
        request_.avoided.unknown_words.push_back(stems_[at_++]);
        is_first = false;
        continue;
      }
      return;
    }
    // "no onions and quick", but "no onions, tomatoes": a list goes on after a comma or "or".
    is_first = false;
    const bool goes_on = at_ < words_.size() && (IsCommaBefore(at_) || stems_[at_] == "or" ||
                                                 stems_[at_] == "and" || stems_[at_] == "nor");
    if (!goes_on) return;
  }
}

bool RequestReader::TakeAvoided() {
  for (const std::size_t count : {std::size_t{2}, std::size_t{1}}) {
    if (at_ + count > words_.size()) continue;
    const std::string stems = Stems(at_, count);
    if (const auto equipment = EquipmentCalled(stems)) {
      request_.without.Add(*equipment);
      at_ += count;
      return true;
    }
    if (const auto mood = MoodCalled(stems); mood && MentionAt(at_) == nullptr) {
      request_.unwanted_moods.Add(*mood);
      at_ += count;
      return true;
    }
  }
  if (const FoodMention* mention = MentionAt(at_)) {
    Avoid(*mention);
    at_ = mention->end_word;
    return true;
  }
  return false;
}

void RequestReader::Avoid(const FoodMention& mention) {
  if (const auto group = ConstraintsOfGroup(mention.said)) return request_.avoided.Add(*group);
  for (const FoodId food : finder_.AllOf(mention)) request_.avoided.AddFood(food);
}

void RequestReader::Want(const FoodMention& mention, std::optional<Amount> amount) {
  const auto same = std::ranges::find(request_.wanted, mention.said, &WantedFood::said);
  if (same != request_.wanted.end()) return;
  request_.wanted.push_back({finder_.KindsOf(mention), mention.said, std::move(amount)});
}

// "20 minutes", "an hour and a half", "1 h 30 min", "half an hour".
bool RequestReader::TakeTime() {
  std::size_t at = at_;
  double minutes = 0;
  bool is_time = false;
  while (at < words_.size()) {
    std::optional<double> number = NumberCalled(stems_[at]);
    std::size_t next = at + 1;
    if (number && *number == 0.5 && next < words_.size() &&
        (stems_[next] == "an" || stems_[next] == "a")) {
      ++next;
    }
    if (!number || next >= words_.size()) break;
    if (Contains(kMinutes, stems_[next])) {
      minutes += *number;
    } else if (Contains(kHours, stems_[next])) {
      minutes += *number * 60;
    } else {
      break;
    }
    is_time = true;
    at = next + 1;
    if (Stems(at, 3) == "and a half") {
      minutes += 30;
      at += 3;
    }
    if (at < words_.size() && stems_[at] == "and") ++at;
  }
  // "30min", "30m" are one word.
  if (!is_time) {
    const std::string& word = words_[at_].text;
    const std::size_t digits = word.find_first_not_of("0123456789");
    if (digits == 0 || digits == std::string::npos) return false;
    const std::string unit = StemOf(std::string_view(word).substr(digits));
    const auto number = NumberCalled(word.substr(0, digits));
    if (!number || (!Contains(kMinutes, unit) && !Contains(kHours, unit))) return false;
    minutes = Contains(kHours, unit) ? *number * 60 : *number;
    at = at_ + 1;
  }
  if (minutes < 1 || minutes > kMostMinutes) return false;
  request_.most_minutes = static_cast<int>(std::lround(minutes));
  at_ = at;
  return true;
}

// "for six", "serves 4", "6 people", "a family of five"; "for me" is one.
bool RequestReader::TakeServings() {
  std::size_t at = at_;
  bool is_said = false;
  for (const std::string_view phrase : kServes) {
    if (At(phrase)) {
      at += WordCount(phrase);
      is_said = true;
      break;
    }
  }
  if (at >= words_.size()) return false;
  if (is_said && (Stems(at, 1) == "me" || Stems(at, 2) == "just me" || Stems(at, 2) == "only me" ||
                  stems_[at] == "myself")) {
    request_.servings = 1;
    at_ = at + (stems_[at] == "me" || stems_[at] == "myself" ? 1 : 2);
    return true;
  }
  const auto number = NumberCalled(stems_[at]);
  if (!number || *number < 1 || *number > kMostServings || *number != std::floor(*number))
    return false;
  const bool is_article = stems_[at] == "a" || stems_[at] == "an";
  const std::size_t next = at + 1;
  const bool names_people = next < words_.size() &&
                            (Contains(kPeople, stems_[next]) || Contains(kPeople, Stems(next, 2)));
  const bool is_of_food =
      MentionAt(next) != nullptr || (next < words_.size() && UnitCalled(stems_[next]));
  if (!names_people && (!is_said || is_article || is_of_food)) return false;
  if (is_article) return false;
  request_.servings = static_cast<int>(*number);
  at_ = next + (names_people ? 1 : 0);
  return true;
}

// "2 cans of chickpeas", "300 g spinach", "three eggs", "300g spinach".
bool RequestReader::TakeAmount() {
  std::optional<double> number = NumberCalled(stems_[at_]);
  std::size_t at = at_ + 1;
  std::string unit = "piece";
  if (!number) {
    const std::string& word = words_[at_].text;
    const std::size_t digits = word.find_first_not_of("0123456789");
    if (digits == 0 || digits == std::string::npos) return false;
    const auto glued = UnitCalled(StemOf(std::string_view(word).substr(digits)));
    number = NumberCalled(word.substr(0, digits));
    if (!glued || !number) return false;
    unit = *glued;
  } else if (at < words_.size() && UnitCalled(stems_[at])) {
    unit = *UnitCalled(stems_[at++]);
  }
  if (at < words_.size() && stems_[at] == "of") ++at;
  const FoodMention* mention = MentionAt(at);
  if (mention == nullptr || Stems(mention->end_word, 1) == "free") return false;
  const bool is_article = stems_[at_] == "a" || stems_[at_] == "an";
  Want(*mention, is_article && unit == "piece" ? std::nullopt
                                               : std::optional(Amount{*number, std::move(unit)}));
  at_ = mention->end_word;
  return true;
}

bool RequestReader::TakeMention() {
  const FoodMention* mention = MentionAt(at_);
  if (mention == nullptr) return false;
  // "a chicken salad": what is also a technique is that, and no food ("stew", "pasta" are both).
  if (const auto technique = TechniqueCalled(mention->said)) {
    request_.techniques.emplace_back(*technique);
  }
  Want(*mention, std::nullopt);
  at_ = mention->end_word;
  return true;
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
      if (!base::Contains(request_.techniques, *technique)) {
        request_.techniques.emplace_back(*technique);
      }
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
  if (IsPlainWord(stem) || NumberCalled(stem)) return;
  if (!base::Contains(request_.dish_words, stem)) request_.dish_words.push_back(stem);
}

}  // namespace flavorbot::app::chef
