#include "app/chef/danger_check.h"

#include <algorithm>

#include "app/chef/words.h"

namespace flavorbot::app::chef {
namespace {

std::string Padded(std::string_view phrase) { return " " + StemsOf(phrase) + " "; }

bool HoldsAny(const std::string& text, const std::vector<std::string>& phrases) {
  return std::ranges::any_of(phrases,
                             [&](const std::string& phrase) { return text.contains(phrase); });
}

}  // namespace

DangerCheck::DangerCheck(const knowledge::KnowledgeBase& knowledge) {
  for (const knowledge::Danger& danger : knowledge.dangers()) {
    Phrases phrases{.danger = &danger};
    for (const auto& alternatives : danger.words) {
      auto& padded = phrases.words.emplace_back();
      for (const std::string& phrase : alternatives) padded.push_back(Padded(phrase));
    }
    for (const std::string& phrase : danger.unless) phrases.unless.push_back(Padded(phrase));
    dangers_.push_back(std::move(phrases));
  }
}

const knowledge::Danger* DangerCheck::Find(std::string_view text) const {
  const std::string stems = Padded(text);
  for (const Phrases& phrases : dangers_) {
    const bool is_asked = std::ranges::all_of(
        phrases.words, [&](const auto& alternatives) { return HoldsAny(stems, alternatives); });
    if (is_asked && !HoldsAny(stems, phrases.unless)) return phrases.danger;
  }
  return nullptr;
}

}  // namespace flavorbot::app::chef
