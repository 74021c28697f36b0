#include "app/chef/talk.h"

#include <algorithm>

#include "app/chef/words.h"

namespace flavorbot::app::chef {
namespace {

bool HoldsAny(const std::string& padded, std::span<const std::string_view> phrases) {
  return std::ranges::any_of(phrases, [&](std::string_view phrase) {
    return padded.contains(" " + std::string(phrase) + " ");
  });
}

// In stems.
constexpr std::string_view kQuestionSigns[] = {
    "how long",   "how much",      "how many",        "how hot",          "what temperature",
    "substitute", "substitution",  "replacement for", "instead of what",  "use instead",
    "replace",    "convert",       "conversion",      "in gram",          "in ounce",
    "in celsius", "in fahrenheit", "safe to eat",     "still good",       "go bad",
    "store",      "keep in",       "freeze",          "what go with",     "what goe with",
    "pair with",  "pairs with",    "is it safe",      "core temperature", "internal temperature",
    "in season",  "what is in",    "shelf life",      "does it keep",     "do they keep",
    "thaw",       "defrost",       "reheat"};
constexpr std::string_view kIsItSigns[] = {"is", "are", "does", "do", "can"};
constexpr std::string_view kIsItOf[] = {"vegan",      "vegetarian", "gluten free",
                                        "dairy free", "halal",      "kosher",
                                        "contain",    "keto",       "nut free"};
constexpr std::string_view kIdeaSigns[] = {
    "idea",    "option",     "suggestion",  "what can i",  "what could i", "what should i",
    "what to", "inspire me", "inspiration", "some recipe", "list"};
constexpr std::string_view kGreetings[] = {
    "hi", "hello", "hey", "good morning", "good evening", "good afternoon", "good day"};
constexpr std::string_view kThanks[] = {"thank", "thank you", "thx", "great", "perfect", "cheer"};
constexpr std::size_t kShortTalk = 4;  // words of a greeting that is nothing else

}  // namespace

Topic TopicOf(std::string_view text, const CookingRequest& read) {
  const std::string padded = " " + StemsOf(text) + " ";
  const auto words = static_cast<std::size_t>(std::ranges::count(padded, ' ')) - 1;
  const bool asks_whether = std::ranges::any_of(kIsItSigns, [&](std::string_view verb) {
    return padded.starts_with(" " + std::string(verb) + " ");
  });
  if (HoldsAny(padded, kQuestionSigns)) return Topic::kQuestion;
  if (asks_whether && HoldsAny(padded, kIsItOf)) return Topic::kQuestion;
  if (words <= kShortTalk && !read.names_a_dish()) {
    if (HoldsAny(padded, kGreetings)) return Topic::kGreeting;
    if (HoldsAny(padded, kThanks)) return Topic::kThanks;
  }
  if (HoldsAny(padded, kIdeaSigns)) return Topic::kIdeas;
  return read.empty() ? Topic::kUnclear : Topic::kDish;
}

TalkSoFar ReadTalk(const Understanding& understanding, std::span<const Turn> turns) {
  TalkSoFar talk;
  for (const Turn& turn : turns) {
    if (turn.speaker == Speaker::kChef) {
      if (turn.dish && !turn.dish->known_recipe.empty())
        talk.given.push_back(turn.dish->known_recipe);
      continue;
    }
    const CookingRequest read = understanding.Read(turn.text);
    talk.topic = TopicOf(turn.text, read);
    if (talk.topic != Topic::kDish && talk.topic != Topic::kIdeas) continue;
    talk.request = understanding.Continue(std::move(talk.request), turn.text);
    talk.is_follow_up = !talk.request.wants_another && !talk.given.empty() &&
                        (!read.names_a_dish() || IsAboutTheLast(turn.text));
  }
  return talk;
}

}  // namespace flavorbot::app::chef
