#include "app/chef/words.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <array>

#include "app/folding.h"

namespace flavorbot::app::chef {
namespace {

constexpr UChar32 kCurlyApostrophe = 0x2019;
constexpr std::size_t kLongestCompared = 32;

void Append(std::string& text, char32_t code_point) {
  std::array<char, U8_MAX_LENGTH> bytes{};
  std::int32_t length = 0;
  U8_APPEND_UNSAFE(bytes.data(), length, static_cast<UChar32>(code_point));
  text.append(bytes.data(), static_cast<std::size_t>(length));
}

bool IsApostrophe(UChar32 c) { return c == '\'' || c == kCurlyApostrophe; }

FoldedCodePoint Folded(UChar32 c) {
  return c < 0 ? FoldedCodePoint{} : FoldCodePoint(static_cast<char32_t>(c));
}

// What stands between two words.
class Gap {
 public:
  void Take(UChar32 c) {
    constexpr std::string_view kApart = ",;:.!?()[]|";
    const bool is_ascii = c >= 0 && c < 0x80;
    if (is_ascii && kApart.contains(static_cast<char>(c))) is_apart_ = true;
    const bool is_blank = c == ' ' || c == '\t' || c == 0xA0 || c == '*' || c == '_';
    ++(is_blank ? blanks_ : others_);
  }
  bool IsJoining() const { return !is_apart_ && (others_ == 0 || (others_ == 1 && blanks_ == 0)); }
  bool empty() const { return blanks_ + others_ == 0; }

 private:
  std::size_t blanks_ = 0;  // and marks of emphasis
  std::size_t others_ = 0;
  bool is_apart_ = false;
};

Gap GapOf(std::string_view text) {
  Gap gap;
  const auto length = static_cast<std::int32_t>(text.size());
  for (std::int32_t i = 0; i < length;) {
    UChar32 c = 0;
    U8_NEXT(text.data(), i, length, c);
    if (!IsApostrophe(c) && Folded(c).kind == FoldedKind::kSeparator) gap.Take(c);
  }
  return gap;
}

class WordCutter {
 public:
  void Take(UChar32 c, std::size_t begin, std::size_t end) {
    if (IsApostrophe(c) && !word_.text.empty()) return;
    const FoldedCodePoint folded = Folded(c);
    if (folded.kind == FoldedKind::kDropped) return;
    if (folded.kind == FoldedKind::kSeparator) {
      End();
      gap_.Take(c);
      return;
    }
    if (word_.text.empty()) {
      word_.begin = begin;
      word_.is_joined = !words_.empty() && gap_.IsJoining();
    }
    for (std::size_t i = 0; i < folded.count; ++i) {
      if (folded.code_points[i] != 0) Append(word_.text, folded.code_points[i]);
    }
    word_.end = end;
  }

  void End() {
    if (word_.text.empty()) return;
    words_.push_back(std::move(word_));
    word_ = {};
    gap_ = {};
  }

  std::vector<Word> words() && { return std::move(words_); }

 private:
  Word word_;
  Gap gap_;  // behind the last of `words_`
  std::vector<Word> words_;
};

// Their plural only adds an s.
constexpr std::string_view kInIe[] = {"brownie", "calorie", "cookie",   "foodie", "hoagie",
                                      "movie",   "pie",     "smoothie", "veggie"};

bool EndsWithHissing(std::string_view word) {
  return word.ends_with('s') || word.ends_with('x') || word.ends_with('z') ||
         word.ends_with("ch") || word.ends_with("sh");
}

}  // namespace

std::vector<Word> WordsOf(std::string_view text) {
  WordCutter cutter;
  const auto length = static_cast<std::int32_t>(text.size());
  for (std::int32_t i = 0; i < length;) {
    const std::int32_t begin = i;
    UChar32 c = 0;
    U8_NEXT(text.data(), i, length, c);
    cutter.Take(c, static_cast<std::size_t>(begin), static_cast<std::size_t>(i));
  }
  cutter.End();
  return std::move(cutter).words();
}

bool IsJoining(std::string_view gap) { return GapOf(gap).IsJoining(); }

bool EndsWord(std::string_view gap) { return !GapOf(gap).empty(); }

std::string StemOf(std::string_view word) {
  if (word.ends_with("ies")) {
    const std::string_view singular = word.substr(0, word.size() - 1);
    if (std::ranges::find(kInIe, singular) != std::end(kInIe)) return std::string(singular);
  }
  if (word.size() > 3 && word.ends_with("ies")) {
    return std::string(word.substr(0, word.size() - 3)) + "y";
  }
  if (word.size() > 3 && word.ends_with("es")) {
    const std::string_view singular = word.substr(0, word.size() - 2);
    if (EndsWithHissing(singular) || singular.ends_with('o')) return std::string(singular);
  }
  if (word.size() > 2 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us")) {
    return std::string(word.substr(0, word.size() - 1));
  }
  return std::string(word);
}

std::string StemsOf(std::string_view text) {
  std::string stems;
  for (const Word& word : WordsOf(text)) {
    if (!stems.empty()) stems += ' ';
    stems += StemOf(word.text);
  }
  return stems;
}

std::size_t SpellingDistance(std::string_view a, std::string_view b, std::size_t most) {
  const std::size_t difference = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  if (difference > most || a.size() > kLongestCompared || b.size() > kLongestCompared) {
    return a == b ? 0 : most + 1;
  }
  // Three rows of the table of distances of their beginnings.
  std::array<std::array<std::size_t, kLongestCompared + 1>, 3> rows{};
  for (std::size_t j = 0; j <= b.size(); ++j) rows[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    auto& row = rows[i % 3];
    const auto& above = rows[(i + 2) % 3];
    const auto& two_above = rows[(i + 1) % 3];
    row[0] = i;
    std::size_t least = row[0];
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] =
          std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], two_above[j - 2] + 1);
      }
      least = std::min(least, row[j]);
    }
    if (least > most) return most + 1;
  }
  return rows[a.size() % 3][b.size()];
}

}  // namespace flavorbot::app::chef
