#include "app/search/scorer.h"

#include <algorithm>

namespace flavorbot::app::search {
namespace {

std::uint8_t Points(Fit fit, Field field) {
  return static_cast<std::uint8_t>(static_cast<unsigned>(fit) * static_cast<unsigned>(field));
}
static_assert(static_cast<unsigned>(Fit::kSame) * static_cast<unsigned>(Field::kTitle) <= 255);

// What a title of nothing but the query's words adds; less than any difference in fit in the title.
constexpr int kTightTitleBonus = 7;

}  // namespace

void Scorer::Begin() {
  best_.fill(0);
  title_words_ = 0;
}

bool Scorer::Wants(Field field) const {
  const std::uint8_t most = Points(Fit::kSame, field);
  for (std::size_t i = 0; i < words_.size(); ++i) {
    if (best_[i] < most) return true;
  }
  return false;
}

void Scorer::AddText(Field field, std::string_view utf8) {
  // The words that this field can still do better on.
  std::array<std::uint8_t, kMaxQueryWords> open;
  std::size_t open_count = 0;
  const std::uint8_t most = Points(Fit::kSame, field);
  for (std::size_t i = 0; i < words_.size(); ++i) {
    if (best_[i] < most) open[open_count++] = static_cast<std::uint8_t>(i);
  }
  if (open_count == 0) return;
  int tokens = 0;
  ForEachToken(utf8, TokensOf::kText, [&](const Token& token) {
    ++tokens;
    for (std::size_t i = 0; i < open_count; ++i) {
      const Fit fit = words_[open[i]].FitOf(token);
      if (fit == Fit::kNone) [[likely]]
        continue;
      best_[open[i]] = std::max(best_[open[i]], Points(fit, field));
    }
  });
  if (field == Field::kTitle) title_words_ += tokens;
}

int Scorer::Score() const {
  if (words_.empty()) return 0;
  int score = 0;
  int in_title = 0;
  for (std::size_t i = 0; i < words_.size(); ++i) {
    if (best_[i] == 0) return 0;
    if (best_[i] >= Points(Fit::kBeginning, Field::kTitle)) ++in_title;
    score += best_[i];
  }
  if (title_words_ > 0) score += kTightTitleBonus * std::min(in_title, title_words_) / title_words_;
  return score;
}

}  // namespace flavorbot::app::search
