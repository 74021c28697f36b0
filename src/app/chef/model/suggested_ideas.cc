#include "app/chef/model/suggested_ideas.h"

#include <algorithm>

#include "base/ascii_case.h"
#include "base/utf8.h"

namespace flavorbot::app::chef {
namespace {

struct Length {
  std::size_t least;
  std::size_t most;
};
constexpr Length kLine = {6, 99};
constexpr Length kBold = {4, 49};

constexpr std::string_view kNotInLines[] = {"what i can help", "speaking of food",
                                            "help you with:", "today?", "right now?"};
// Headings, not ideas.
constexpr std::string_view kNotInBold[] = {"quick",      "minutes",        "options",
                                           "ideas",      "grab-and-go",    "make-ahead",
                                           "make ahead", "protein-packed", "energy-boosting"};

std::string_view Trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

bool IsOfLength(std::string_view text, Length length) {
  const std::size_t count = base::CodePointCount(text);
  return count >= length.least && count <= length.most;
}

template <typename Phrases>
bool HasAny(std::string_view text, const Phrases& phrases) {
  return std::ranges::any_of(phrases,
                             [text](std::string_view phrase) { return text.contains(phrase); });
}

// What is behind a line's bullet; empty: it has none.
std::string IdeaOf(std::string_view line) {
  line = Trimmed(line);
  if (line.starts_with("•")) {
    line.remove_prefix(std::string_view("•").size());
  } else if (line.starts_with("-") || line.starts_with("* ")) {
    line.remove_prefix(1);
  } else {
    return "";
  }
  std::string idea(line);
  for (std::size_t at = 0; (at = idea.find("**", at)) != std::string::npos;) idea.erase(at, 2);
  idea = Trimmed(idea);
  const std::string lower = base::InLowerCase(idea);
  const bool is_idea = IsOfLength(idea, kLine) && !HasAny(lower, kNotInLines) &&
                       !lower.starts_with("what ") && !lower.starts_with("speaking ");
  return is_idea ? idea : "";
}

// "**Under 5 minutes:**", on a line of its own; empty: it is none.
std::string HeadingOf(std::string_view line) {
  line = Trimmed(line);
  if (!line.starts_with("**") && !line.starts_with("#")) return "";
  std::string heading;
  for (const char c : line) {
    if (c != '*' && c != '#') heading += c;
  }
  while (heading.ends_with(':') || heading.ends_with(' ')) heading.pop_back();
  heading = Trimmed(heading);
  const std::size_t close = line.starts_with('#') ? line.size() - 2 : line.find("**", 2);
  const bool is_alone = close != std::string_view::npos && close + 3 >= line.size();
  return is_alone && IsOfLength(heading, kBold) ? heading : "";
}

void Add(std::vector<Suggestion>& ideas, std::string idea, const std::string& group) {
  const bool is_known =
      std::ranges::any_of(ideas, [&idea](const Suggestion& known) { return known.text == idea; });
  if (idea.empty() || ideas.size() == kMostSuggestions || is_known) return;
  ideas.push_back({std::move(idea), group});
}

}  // namespace

std::vector<Suggestion> SuggestedIdeas(std::string_view reply) {
  std::vector<Suggestion> ideas;
  std::string group;
  for (std::string_view rest = reply; !rest.empty();) {
    const std::size_t end = rest.find('\n');
    const std::string_view line = rest.substr(0, end);
    if (std::string heading = HeadingOf(line); !heading.empty()) group = std::move(heading);
    Add(ideas, IdeaOf(line), group);
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
  }
  for (std::size_t at = reply.find("**"); at != std::string_view::npos;) {
    const std::size_t end = reply.find("**", at + 2);
    if (end == std::string_view::npos) break;
    const std::string_view bold = Trimmed(reply.substr(at + 2, end - at - 2));
    const bool is_idea = IsOfLength(bold, kBold) && !bold.ends_with(':') && !bold.contains('\n') &&
                         !HasAny(base::InLowerCase(bold), kNotInBold);
    // What is in a bullet's text is an idea already.
    const bool is_known = std::ranges::any_of(
        ideas, [bold](const Suggestion& idea) { return idea.text.contains(bold); });
    if (is_idea && !is_known) Add(ideas, std::string(bold), "");
    at = reply.find("**", end + 2);
  }
  return ideas;
}

}  // namespace flavorbot::app::chef
