#include "app/chef/stated_allergies.h"

#include <algorithm>
#include <vector>

#include "app/chef/avoidance.h"
#include "app/chef/request_words.h"
#include "app/chef/words.h"

namespace flavorbot::app::chef {
namespace {

// Where what is spoken of stands: behind the sign, right behind it, before it, or before it where
// something in the clause says that it does harm ("makes me sick", but no soup for a sick friend);
// or the sign is its name.
enum class Points { kAhead, kNext, kBack, kBackOfHarm, kItself };

struct Sign {
  std::string_view stems;
  Points points = Points::kAhead;
};

// The longer ones before those that they begin with.
constexpr Sign kSigns[] = {{"alpha gal", Points::kItself},
                           {"allergic to"},
                           {"allergy to"},
                           {"allergy list"},
                           {"allergy are"},
                           {"allergy is"},
                           {"intolerant to"},
                           {"intolerant of"},
                           {"intolerance to"},
                           {"anaphylactic to"},
                           {"anaphylaxi to"},
                           {"sensitive to"},
                           {"sensitivity to"},
                           {"reaction to"},
                           {"react to"},
                           {"anaphylaxi from"},
                           {"hive from"},
                           {"rash from"},
                           {"sick from"},
                           {"ill from"},
                           {"epipen for"},
                           {"epipen"},
                           {"cant eat"},
                           {"cannot eat"},
                           {"can not eat"},
                           {"cant have"},
                           {"cannot have"},
                           {"can not have"},
                           {"cant tolerate"},
                           {"cannot tolerate"},
                           {"can not tolerate"},
                           {"dont tolerate"},
                           {"doesnt tolerate"},
                           {"cant stomach"},
                           {"cannot stomach"},
                           {"shouldnt eat"},
                           {"should not eat"},
                           {"shouldnt have"},
                           {"should not have"},
                           {"stay away from"},
                           {"keep away from"},
                           {"stay clear of"},
                           {"never eat"},
                           {"must avoid"},
                           {"have to avoid"},
                           {"not allowed", Points::kBack},
                           {"cut out", Points::kNext},
                           {"give up", Points::kNext},
                           {"dont do", Points::kNext},
                           {"doesnt do", Points::kNext},
                           {"cant do", Points::kNext},
                           {"non", Points::kNext},
                           {"are off limit", Points::kBack},
                           {"were off", Points::kNext},
                           {"im off", Points::kNext},
                           {"am off", Points::kNext},
                           {"are off", Points::kNext},
                           {"off limit", Points::kBack},
                           {"no go", Points::kBack},
                           {"a problem", Points::kBack},
                           {"none of it", Points::kBack},
                           {"taste like soap", Points::kBack},
                           {"ill", Points::kBackOfHarm},
                           {"sick", Points::kBackOfHarm},
                           {"hive", Points::kBack},
                           {"rash", Points::kBack},
                           {"deadly", Points::kBack},
                           {"kill", Points::kBack},
                           {"toxic", Points::kBack},
                           {"allergic"},
                           {"allergy", Points::kBack},
                           {"allergen", Points::kBack},
                           {"intolerance", Points::kBack},
                           {"intolerant", Points::kBack},
                           {"sensitivity", Points::kBack}};

// Words that leave no doubt that an allergy is spoken of, ...
constexpr std::string_view kAllergyWords[] = {
    "allergic", "allergy", "intolerant", "intolerance", "anaphylactic", "anaphylaxi", "epipen"};
constexpr std::string_view kHarms[] = {"make", "made", "get", "got", "feel"};
// ... unless it is said that there is none.
constexpr std::string_view kNone[] = {"no allergy",      "not allergic",   "no known allergy",
                                      "any allergy",     "isnt allergic",  "without allergy",
                                      "no food allergy", "arent allergic", "not intolerant"};

constexpr std::string_view kJoiners[] = {"and", "or", "nor", "any", "all", "of", "the",
                                         "a",   "an", "my",  "her", "his", "to", "food"};

// Words at which another thought begins.
constexpr std::string_view kTurns[] = {"but", "so", "please", "want", "make", "love", "however"};

class Net {
 public:
  Net(const FoodFinder& finder, std::string_view text)
      : finder_(finder), text_(text), words_(WordsOf(text)) {
    for (const Word& word : words_) stems_.push_back(StemOf(word.text));
    mentions_ = finder.Find(words_, Misspellings::kGuess);
  }

  StatedAllergies Read() {
    for (std::size_t at = 0; at < words_.size();) {
      const auto [sign, size] = SignAt(at);
      if (sign == nullptr) {
        ++at;
        continue;
      }
      if (!IsDenied(at)) Take(*sign, at, at + size);
      at += size;
    }
    stated_.is_unclear = SpeaksOfAllergy() && stated_.constraints.empty();
    return std::move(stated_);
  }

 private:
  bool At(std::size_t at, std::string_view stems) const {
    std::string joined;
    for (std::size_t i = at; i < stems_.size() && joined.size() < stems.size(); ++i) {
      if (i != at) joined += ' ';
      joined += stems_[i];
    }
    return joined == stems;
  }

  std::pair<const Sign*, std::size_t> SignAt(std::size_t at) const {
    for (const Sign& sign : kSigns) {
      if (!At(at, sign.stems)) continue;
      return {&sign, static_cast<std::size_t>(std::ranges::count(sign.stems, ' ')) + 1};
    }
    return {nullptr, 0};
  }

  bool IsDenied(std::size_t at) const {
    for (const std::string_view none : kNone) {
      const auto words = static_cast<std::size_t>(std::ranges::count(none, ' ')) + 1;
      if (at + 1 >= words && At(at + 1 - words, none)) return true;
    }
    return false;
  }

  bool SpeaksOfAllergy() const {
    for (std::size_t at = 0; at < stems_.size(); ++at) {
      if (IsAllergyWord(at) && !IsDenied(at)) return true;
    }
    return false;
  }

  std::string_view GapBefore(std::size_t at) const {
    if (at == 0 || at >= words_.size()) return {};
    return text_.substr(words_[at - 1].end, words_[at].begin - words_[at - 1].end);
  }
  bool IsBreakBefore(std::size_t at) const {
    return GapBefore(at).find_first_of(".;!?\n") != std::string_view::npos;
  }
  bool IsClauseBefore(std::size_t at) const {
    return IsBreakBefore(at) || GapBefore(at).find(',') != std::string_view::npos;
  }

  const FoodMention* MentionFrom(std::size_t at) const {
    const auto found = std::ranges::find(mentions_, at, &FoodMention::first_word);
    return found == mentions_.end() ? nullptr : &*found;
  }
  const FoodMention* MentionUpTo(std::size_t end) const {
    const auto found = std::ranges::find(mentions_, end, &FoodMention::end_word);
    return found == mentions_.end() ? nullptr : &*found;
  }

  void Take(const Sign& sign, std::size_t begin, std::size_t end) {
    switch (sign.points) {
      case Points::kAhead:
        if (!TakeAhead(end)) TakeBack(begin);
        return;
      case Points::kNext:
        while (end < words_.size() && IsJoiner(end)) ++end;
        if (end < words_.size() && !IsClauseBefore(end)) TakeList(end);
        return;
      case Points::kBackOfHarm:
        if (SpeaksOfHarm(begin)) TakeBack(begin);
        return;
      case Points::kItself:
        TakeList(begin);
        return;
      case Points::kBack:
        // "Allergies: eggs", but "less salt" is no sign of one.
        if (!TakeBack(begin) && IsAllergyWord(begin)) TakeAhead(end);
        return;
    }
  }

  bool IsAllergyWord(std::size_t at) const {
    return std::ranges::find(kAllergyWords, stems_[at]) != std::end(kAllergyWords);
  }

  // Before it in the clause; "I'll" isn't ill.
  bool SpeaksOfHarm(std::size_t at) const {
    if (words_[at].end - words_[at].begin != words_[at].text.size()) return false;
    for (std::size_t i = at; i > 0 && !IsClauseBefore(i); --i) {
      if (std::ranges::find(kHarms, stems_[i - 1]) != std::end(kHarms)) return true;
    }
    return false;
  }

  // The first list of foods behind `at` in the clause; without any, the one that the next begins
  // with.
  bool TakeAhead(std::size_t at) {
    for (std::size_t i = at; i < words_.size(); ++i) {
      if (i != at && IsClauseBefore(i)) break;
      if (std::ranges::find(kTurns, stems_[i]) != std::end(kTurns)) return false;
      if (MentionFrom(i) != nullptr) {
        TakeList(i);
        return true;
      }
    }
    std::size_t next = at;
    while (next < words_.size() && !IsClauseBefore(next)) ++next;
    while (next < words_.size() && IsJoiner(next)) ++next;
    if (next >= words_.size() || MentionFrom(next) == nullptr) return false;
    TakeList(next);
    return true;
  }

  // The last list of foods before `at` in the clause.
  bool TakeBack(std::size_t at) {
    for (std::size_t end = at; end > 0; --end) {
      if (end != at && IsClauseBefore(end)) return false;
      const FoodMention* mention = MentionUpTo(end);
      if (mention == nullptr) continue;
      AddAllergy(finder_, *mention, stated_.constraints);
      // "milk and eggs make me ill"
      std::size_t before = mention->first_word;
      while (before > 0 && IsJoiner(before - 1)) --before;
      const FoodMention* joined = MentionUpTo(before);
      // "milk, nut allergy", but "pasta, nut allergy" asks for pasta.
      const bool is_list = joined != nullptr && !IsBreakBefore(mention->first_word) &&
                           (before < mention->first_word ||
                            (IsClauseBefore(before) && !TechniqueCalled(joined->said)));
      if (is_list) AddAllergy(finder_, *joined, stated_.constraints);
      return true;
    }
    return false;
  }

  bool IsJoiner(std::size_t at) const {
    return std::ranges::find(kJoiners, stems_[at]) != std::end(kJoiners);
  }

  // "eggs, milk and soy"
  void TakeList(std::size_t at) {
    while (const FoodMention* mention = at < words_.size() ? MentionFrom(at) : nullptr) {
      AddAllergy(finder_, *mention, stated_.constraints);
      std::size_t next = mention->end_word;
      if (next >= words_.size() || IsBreakBefore(next)) return;
      const bool is_joined = IsClauseBefore(next) || IsJoiner(next);
      while (next < words_.size() && IsJoiner(next) && !IsBreakBefore(next)) ++next;
      if (!is_joined) return;
      at = next;
    }
  }

  const FoodFinder& finder_;
  const std::string_view text_;
  const std::vector<Word> words_;
  std::vector<std::string> stems_;
  std::vector<FoodMention> mentions_;
  StatedAllergies stated_;
};

}  // namespace

StatedAllergies ReadStatedAllergies(const FoodFinder& finder, std::string_view text) {
  return Net(finder, text).Read();
}

}  // namespace flavorbot::app::chef
