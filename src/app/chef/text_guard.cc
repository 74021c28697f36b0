#include "app/chef/text_guard.h"

#include <algorithm>

#include "app/chef/words.h"
#include "base/contains.h"

namespace flavorbot::app::chef {
namespace {

constexpr std::string_view kRuleOut[] = {"without", "no", "of", "avoid", "skip"};
constexpr std::string_view kTurnsAround[] = {"not",  "dont", "never", "isnt",
                                             "cant", "wont", "doesnt"};
// A word is held back no longer than this; a longer one is cut, so that no text can fill the
// memory.
constexpr std::size_t kMostUncut = 256;

bool EndsSentence(std::string_view gap) {
  return gap.find_first_of(".!?;:\n") != std::string_view::npos;
}

}  // namespace

std::string TextGuard::Pass(std::string_view piece) {
  uncut_ += piece;
  Cut(Ends::kNotYet);
  return Release(Ends::kNotYet);
}

std::string TextGuard::Finish() {
  Cut(Ends::kYes);
  std::string rest = Release(Ends::kYes);
  rest += uncut_;  // what stands behind the last word
  uncut_.clear();
  return rest;
}

// Moves whole words from `uncut_` to `held_`; the last one is whole only if something follows it.
void TextGuard::Cut(Ends ends) {
  const std::vector<Word> words = WordsOf(uncut_);
  std::size_t begin = 0;
  for (const Word& word : words) {
    const bool is_whole = word.end < uncut_.size() || ends == Ends::kYes || word.end > kMostUncut;
    if (!is_whole) break;
    held_.push_back({uncut_.substr(begin, word.begin - begin),
                     uncut_.substr(word.begin, word.end - word.begin), StemOf(word.text)});
    begin = word.end;
  }
  uncut_.erase(0, begin);
}

void TextGuard::Remember(const Held& held) {
  if (EndsSentence(held.before)) behind_.clear();
  behind_.push_back(held.stem);
}

bool TextGuard::IsRuledOut(std::size_t end_word) const {
  if (end_word < held_.size() && held_[end_word].stem == "free") return true;
  if (behind_.empty() || EndsSentence(held_.front().before)) return false;
  if (!base::Contains(kRuleOut, behind_.back())) return false;
  // "of" rules out only as "free of" and "instead of".
  if (behind_.back() == "of") {
    if (behind_.size() < 2) return false;
    const std::string& word = behind_[behind_.size() - 2];
    if (word != "free" && word != "instead") return false;
  }
  return std::ranges::none_of(
      behind_, [](const std::string& word) { return base::Contains(kTurnsAround, word); });
}

std::string TextGuard::Release(Ends ends) {
  std::string out;
  while (!held_.empty()) {
    std::vector<std::string> stems;
    for (const Held& held : held_) stems.push_back(held.stem);
    const auto mention = finder_.LongestAt(stems, Misspellings::kGuess);
    const std::size_t size = mention ? mention->end_word : 1;
    // Do the words from here to the end of what has come begin a name that goes on?
    const bool may_go_on = ends == Ends::kNotYet && finder_.MayGoOn(stems);
    if (may_go_on) return out;
    std::optional<Objection> objection;
    std::string name;
    if (mention) {
      objection = judge_.ObjectionToAnyOf(mention->foods);
      name = mention->said;
    } else {
      objection = judge_.ObjectionToWords(stems.front());
      name = stems.front();
    }
    const bool is_forbidden = objection && objection->verdict == Verdict::kForbidden;
    // "free" may still come, and rule it out.
    if (is_forbidden && ends == Ends::kNotYet && held_.size() <= size) return out;
    if (is_forbidden && !IsRuledOut(size)) {
      out += held_.front().before + "[left out: " + name + "]";
      if (!base::Contains(left_out_, name)) left_out_.push_back(name);
    } else {
      for (std::size_t i = 0; i < size; ++i) out += held_[i].before + held_[i].word;
    }
    for (std::size_t i = 0; i < size; ++i) {
      Remember(held_.front());
      held_.pop_front();
    }
  }
  return out;
}

std::string TextGuard::Clean(const FoodFinder& finder, const FoodJudge& judge,
                             std::string_view text) {
  TextGuard guard(finder, judge);
  std::string clean = guard.Pass(text);
  clean += guard.Finish();
  return clean;
}

bool TextGuard::IsClean(const FoodFinder& finder, const FoodJudge& judge, std::string_view text) {
  TextGuard guard(finder, judge);
  guard.Pass(text);
  guard.Finish();
  return guard.left_out().empty();
}

}  // namespace flavorbot::app::chef
