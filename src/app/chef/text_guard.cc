#include "app/chef/text_guard.h"

#include <algorithm>
#include <utility>

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

// The bytes at the end of `text` that may be the beginning of a character.
std::size_t UnfinishedBytes(std::string_view text) {
  constexpr std::size_t kMostBytes = 4;
  for (std::size_t back = 1; back <= std::min(kMostBytes - 1, text.size()); ++back) {
    const auto byte = static_cast<unsigned char>(text[text.size() - back]);
    if (byte < 0x80) return 0;
    if (byte < 0xC0) continue;  // goes on
    const std::size_t needed = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2;
    return needed > back ? back : 0;
  }
  return 0;
}

bool EndsSentence(std::string_view gap) {
  return gap.find_first_of(".!?;:\n") != std::string_view::npos;
}

}  // namespace

std::string TextGuard::Pass(std::string_view piece) {
  if (judge_.constraints().empty()) return std::string(piece);
  uncut_ += piece;
  Cut(Ends::kNotYet);
  return Release(Ends::kNotYet);
}

std::string TextGuard::Finish() {
  Cut(Ends::kYes);
  std::string rest = Release(Ends::kYes);
  rest += gap_;
  gap_.clear();
  return rest;
}

// Moves whole words from `uncut_` to `held_`, and what is no word to `gap_`. A word is whole only
// if something follows it, and a character only when all of its bytes are there.
void TextGuard::Cut(Ends ends) {
  const std::size_t unfinished = ends == Ends::kYes ? 0 : UnfinishedBytes(uncut_);
  const std::string_view text = std::string_view(uncut_).substr(0, uncut_.size() - unfinished);
  std::size_t begin = 0;
  std::size_t kept_from = text.size();
  const std::vector<Word> words = WordsOf(text);
  for (const Word& word : words) {
    const bool is_whole = ends == Ends::kYes || &word != &words.back() ||
                          EndsWord(text.substr(word.end)) || text.size() - word.begin > kMostUncut;
    if (!is_whole) {
      kept_from = word.begin;
      break;
    }
    gap_ += text.substr(begin, word.begin - begin);
    held_.push_back({std::exchange(gap_, {}),
                     std::string(text.substr(word.begin, word.end - word.begin)), word});
    begin = word.end;
  }
  gap_ += text.substr(begin, kept_from - begin);
  uncut_.erase(0, kept_from);
}

void TextGuard::Remember(const Held& held) {
  if (EndsSentence(held.before)) behind_.clear();
  behind_.push_back(StemOf(held.folded.text));
}

bool TextGuard::IsRuledOut(std::size_t end_word) const {
  if (end_word < held_.size() && held_[end_word].folded.text == "free") return true;
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

std::optional<FoodMention> TextGuard::MentionAtFront() const {
  std::vector<Word> words;
  for (std::size_t i = 0; i < std::min(held_.size(), finder_.most_words()); ++i) {
    // "garlic, salt" is no garlic salt.
    if (i != 0 && !IsJoining(held_[i].before)) break;
    words.push_back(held_[i].folded);
  }
  return finder_.LongestAt(words, MisspellingsOf(author_));
}

std::optional<Objection> TextGuard::ObjectionTo(const FoodMention& mention) const {
  if (author_ == Author::kUs && std::ranges::all_of(mention.foods, [this](knowledge::FoodId food) {
        return judge_.AvoidsOnlyPartsOf(food);
      })) {
    return std::nullopt;
  }
  return judge_.ObjectionToAnyOf(mention.foods);
}

std::string TextGuard::Release(Ends ends) {
  std::string out;
  while (!held_.empty()) {
    // Do the words from here to the end of what has come begin a name that goes on?
    if (ends == Ends::kNotYet && held_.size() < finder_.most_words()) {
      std::vector<std::string> stems;
      for (const Held& held : held_) stems.push_back(StemOf(held.folded.text));
      if (finder_.MayGoOn(stems)) return out;
    }
    const auto mention = MentionAtFront();
    const std::size_t size = mention ? mention->end_word : 1;
    const std::string name = mention ? mention->said : StemOf(held_.front().folded.text);
    const auto objection = mention ? ObjectionTo(*mention) : judge_.ObjectionToWords(name);
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

bool TextGuard::IsClean(const FoodFinder& finder, const FoodJudge& judge, std::string_view text,
                        Author author) {
  TextGuard guard(finder, judge, author);
  guard.Pass(text);
  guard.Finish();
  return guard.left_out().empty();
}

}  // namespace flavorbot::app::chef
