#include "app/chef/proposals.h"

#include <algorithm>
#include <optional>

#include "app/text_rules.h"
#include "base/ascii_case.h"
#include "base/contains.h"

namespace flavorbot::app::chef {
namespace {

constexpr std::string_view kBullet = "•";
constexpr std::string_view kBold = "**";
constexpr std::size_t kLeastEntry = 6;
constexpr std::size_t kMostEntry = 99;
constexpr std::size_t kLeastBold = 4;
constexpr std::size_t kMostBold = 49;
constexpr std::string_view kNoEntries[] = {"what i can help", "speaking of food",
                                           "help you with:", "today?", "right now?"};
constexpr std::string_view kNoEntryBegins[] = {"what ", "speaking "};
constexpr std::string_view kNoBold[] = {"quick",       "minutes",        "options",        "ideas",
                                        "grab-and-go", "protein-packed", "energy-boosting"};

std::string WithoutBold(std::string text) {
  for (auto at = text.find(kBold); at != std::string::npos; at = text.find(kBold, at)) {
    text.erase(at, kBold.size());
  }
  return text;
}

// What follows a list's mark; nullopt: the line is no entry.
std::optional<std::string_view> EntryOf(std::string_view line) {
  const auto begin = line.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return std::nullopt;
  line.remove_prefix(begin);
  if (line.starts_with(kBullet)) return line.substr(kBullet.size());
  // "**bold**" and "---" are none.
  if (line.starts_with('-') && !line.starts_with("--")) return line.substr(1);
  return std::nullopt;
}

template <typename Visit>
void ForEachLine(std::string_view text, Visit visit) {
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    visit(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

bool IsOlderEntry(const std::string& entry) {
  if (entry.size() < kLeastEntry || entry.size() > kMostEntry) return false;
  const auto lower = base::InLowerCase(entry);
  return std::ranges::none_of(kNoEntries, [&](auto part) { return lower.contains(part); }) &&
         std::ranges::none_of(kNoEntryBegins, [&](auto part) { return lower.starts_with(part); });
}

bool IsOlderBold(const std::string& bold) {
  if (bold.size() < kLeastBold || bold.size() > kMostBold) return false;
  const auto lower = base::InLowerCase(bold);
  return std::ranges::none_of(kNoBold, [&](auto part) { return lower.contains(part); });
}

void AddOnce(std::vector<std::string>& texts, std::string text) {
  if (texts.size() < kMostSuggestions && !base::Contains(texts, text)) {
    texts.push_back(std::move(text));
  }
}

}  // namespace

std::vector<std::string> OlderProposalsIn(std::string_view text) {
  std::vector<std::string> proposals;
  ForEachLine(text, [&](std::string_view line) {
    const auto entry = EntryOf(line);
    if (!entry) return;
    auto said = WithoutBold(TrimBlanks(*entry));
    if (IsOlderEntry(said)) AddOnce(proposals, std::move(said));
  });
  for (auto begin = text.find(kBold); begin != std::string_view::npos;) {
    const auto end = text.find(kBold, begin + kBold.size());
    if (end == std::string_view::npos) break;
    auto bold = TrimBlanks(text.substr(begin + kBold.size(), end - begin - kBold.size()));
    if (IsOlderBold(bold)) AddOnce(proposals, std::move(bold));
    begin = text.find(kBold, end + kBold.size());
  }
  return proposals;
}

std::string WithPlainBullets(std::string text) {
  const std::string bullet = std::string(kBullet) + " ";
  for (auto at = text.find(bullet); at != std::string::npos; at = text.find(bullet, at)) {
    text.replace(at, bullet.size(), "- ");
  }
  return text;
}

}  // namespace flavorbot::app::chef
