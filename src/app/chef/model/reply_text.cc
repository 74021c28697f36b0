#include "app/chef/model/reply_text.h"

#include <algorithm>
#include <utility>

#include "base/ascii_case.h"

namespace flavorbot::app::chef {
namespace {

constexpr std::size_t kLongestLabel = 300;
constexpr std::size_t kLongestTarget = 2'000;
constexpr std::string_view kBullet = "• ";
constexpr std::string_view kAddresses[] = {"<http://", "<https://", "http://", "https://", "www."};

enum class Match { kNo, kYes, kMaybe };  // kMaybe: what follows decides

bool IsLetterOrDigit(char c) {
  return (base::AsciiLower(c) >= 'a' && base::AsciiLower(c) <= 'z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80;
}

// Whether `text` begins with `word`, in any case.
Match BeginsWith(std::string_view text, std::string_view word) {
  const std::size_t count = std::min(text.size(), word.size());
  for (std::size_t i = 0; i < count; ++i) {
    if (base::AsciiLower(text[i]) != word[i]) return Match::kNo;
  }
  return text.size() >= word.size() ? Match::kYes : Match::kMaybe;
}

struct Link {
  Match match = Match::kNo;
  std::size_t size = 0;
  std::string_view label;
};

// "[label](target)" or "![label](target)" at the beginning of `text`.
Link LinkAt(std::string_view text) {
  const std::size_t open = text.starts_with('!') ? 1 : 0;
  if (text.size() <= open) return {.match = Match::kMaybe};
  if (text[open] != '[') return {};
  const std::size_t label = open + 1;
  const std::size_t close = text.find_first_of("]\n", label);
  if (close == std::string_view::npos) {
    return {.match = text.size() - label > kLongestLabel ? Match::kNo : Match::kMaybe};
  }
  if (text[close] == '\n' || close - label > kLongestLabel) return {};
  if (text.size() == close + 1) return {.match = Match::kMaybe};
  if (text[close + 1] != '(') return {};
  const std::size_t target = close + 2;
  const std::size_t end = text.find_first_of(")\n", target);
  if (end == std::string_view::npos) {
    return {.match = text.size() - target > kLongestTarget ? Match::kNo : Match::kMaybe};
  }
  if (text[end] == '\n') return {};
  return {.match = Match::kYes, .size = end + 1, .label = text.substr(label, close - label)};
}

bool EndsAddress(char c) {
  return static_cast<unsigned char>(c) <= 0x20 || std::string_view("<>()[]\"'*").contains(c);
}

// Labels may have addresses in them.
bool HasAddress(std::string_view text) {
  const std::string lower = base::InLowerCase(text);
  return lower.contains("://") || lower.contains("www.");
}

}  // namespace

std::string ReplyText::Add(std::string_view piece) {
  held_ += piece;
  return Bounded(Take(Ending::kOpen));
}

std::string ReplyText::Finish() { return Bounded(Take(Ending::kEnd)); }

std::string ReplyText::Take(Ending ending) {
  std::string out;
  std::size_t at = 0;
  while (at < held_.size()) {
    const std::string_view rest = std::string_view(held_).substr(at);
    const char c = rest[0];
    if (address_ != Address::kNone) {
      if (!EndsAddress(c)) {
        ++at;
        continue;
      }
      if (std::exchange(address_, Address::kNone) == Address::kInBrackets && c == '>') ++at;
      continue;
    }
    if (c == '[' || c == '!') {
      const Link link = LinkAt(rest);
      if (link.match == Match::kMaybe && ending == Ending::kOpen) break;
      if (link.match == Match::kYes) {
        if (!HasAddress(link.label)) out += link.label;
        before_ = ')';
        at += link.size;
        continue;
      }
    }
    if (c == kBullet[0]) {
      const Match bullet = BeginsWith(rest, kBullet);
      if (bullet == Match::kMaybe && ending == Ending::kOpen) break;
      if (bullet == Match::kYes) {
        out += "- ";
        before_ = ' ';
        at += kBullet.size();
        continue;
      }
    }
    if (!IsLetterOrDigit(before_)) {
      Match address = Match::kNo;
      for (const std::string_view word : kAddresses) {
        const Match match = BeginsWith(rest, word);
        if (match == Match::kYes) {
          address_ = word[0] == '<' ? Address::kInBrackets : Address::kBare;
          at += word.size();
          address = match;
          break;
        }
        if (match == Match::kMaybe) address = match;
      }
      if (address == Match::kYes) {
        before_ = ' ';
        continue;
      }
      if (address == Match::kMaybe && ending == Ending::kOpen) break;
    }
    const bool is_control = static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
    if (!is_control || c == '\n' || c == '\t') out += c;
    before_ = c;
    ++at;
  }
  held_.erase(0, at);
  return out;
}

std::string ReplyText::Bounded(std::string text) {
  if (text.size() > left_) {
    // Not within a character.
    std::size_t end = left_;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    text.resize(end);
    left_ = 0;
  } else {
    left_ -= text.size();
  }
  return text;
}

std::string WithoutLinks(std::string_view text) {
  ReplyText reply;
  std::string out = reply.Add(text);
  return out += reply.Finish();
}

}  // namespace flavorbot::app::chef
