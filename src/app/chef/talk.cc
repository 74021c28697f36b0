#include "app/chef/talk.h"

#include <algorithm>
#include <cmath>

#include "app/chef/phrases.h"
#include "app/chef/words.h"

namespace flavorbot::app::chef {
namespace {

bool HoldsAny(const std::string& padded, std::span<const std::string_view> phrases) {
  return std::ranges::any_of(phrases, [&](std::string_view phrase) {
    return padded.contains(" " + std::string(phrase) + " ");
  });
}

bool StartsWithAny(const std::string& padded, std::span<const std::string_view> phrases) {
  return std::ranges::any_of(phrases, [&](std::string_view phrase) {
    return padded.starts_with(" " + std::string(phrase) + " ");
  });
}

// Only of words that nothing knows: of how many, how long, at the most.
bool IsOfUnknownWords(const CookingRequest& read) {
  return !read.unknown_words.empty() && !read.names_a_dish() && read.avoided.empty() &&
         read.moods.empty() && read.unwanted_moods.empty() && !read.most_skill &&
         read.without.empty() && !read.wants_another;
}

// In stems.
constexpr std::string_view kQuestionSigns[] = {"how long",         "how much",
                                               "how many",         "how hot",
                                               "what temperature", "substitute",
                                               "substitution",     "replacement for",
                                               "instead of what",  "use instead",
                                               "convert",          "conversion",
                                               "in gram",          "in ounce",
                                               "in celsius",       "in fahrenheit",
                                               "safe to eat",      "still good",
                                               "go bad",           "what go with",
                                               "what goe with",    "pair with",
                                               "pairs with",       "is it safe",
                                               "core temperature", "internal temperature",
                                               "in season",        "what is in",
                                               "shelf life",       "does it keep",
                                               "do they keep"};
// These are said of dishes, too: only in a question are they asked about.
constexpr std::string_view kWeakSigns[] = {"replace", "store",   "keep",  "freeze",
                                           "thaw",    "defrost", "reheat"};
constexpr std::string_view kAskingWords[] = {"how",   "what", "can",  "could",  "is",
                                             "are",   "does", "do",   "should", "when",
                                             "which", "why",  "where"};
// What begins so asks for a dish, however it is put.
constexpr std::string_view kAskingFor[] = {"can you",     "could you",   "can i have", "can i get",
                                           "can we have", "do you have", "do you know"};
constexpr std::string_view kIsItSigns[] = {"is", "are", "does", "do", "can"};
constexpr std::string_view kIsItOf[] = {"vegan",      "vegetarian", "gluten free",
                                        "dairy free", "halal",      "kosher",
                                        "contain",    "keto",       "nut free"};
constexpr std::string_view kIdeaSigns[] = {
    "idea",    "option",     "suggestion",  "what can i",  "what could i", "what should i",
    "what to", "inspire me", "inspiration", "some recipe", "list of"};
constexpr std::string_view kGreetings[] = {
    "hi", "hello", "hey", "good morning", "good evening", "good afternoon", "good day"};
constexpr std::string_view kThanks[] = {"thank", "thank you", "thx", "great", "perfect", "cheer"};
constexpr std::size_t kLongName = 3;   // in unknown words
constexpr std::size_t kShortTalk = 4;  // words of a greeting that is nothing else

}  // namespace

Topic TopicOf(std::string_view text, const CookingRequest& read) {
  const std::string padded = " " + StemsOf(text) + " ";
  const auto words = static_cast<std::size_t>(std::ranges::count(padded, ' ')) - 1;
  const bool asks_for = StartsWithAny(padded, kAskingFor);
  const bool asks_whether = StartsWithAny(padded, kIsItSigns) && !asks_for;
  if (HoldsAny(padded, kQuestionSigns)) return Topic::kQuestion;
  const bool asks = StartsWithAny(padded, kAskingWords) && !asks_for;
  if (asks && HoldsAny(padded, kWeakSigns)) return Topic::kQuestion;
  if (asks_whether && HoldsAny(padded, kIsItOf)) return Topic::kQuestion;
  if (words <= kShortTalk && !read.names_a_dish()) {
    if (HoldsAny(padded, kGreetings)) return Topic::kGreeting;
    if (HoldsAny(padded, kThanks)) return Topic::kThanks;
  }
  if (HoldsAny(padded, kIdeaSigns)) return Topic::kIdeas;
  return read.empty() || IsOfUnknownWords(read) ? Topic::kUnclear : Topic::kDish;
}

std::string SaidAt(std::span<const Turn> turns, std::size_t at) {
  constexpr std::string_view kNothing[] = {"no", "none", "nothing", "never mind", "nevermind"};
  const std::string& text = turns[at].text;
  const bool is_asked = at > 0 && turns[at - 1].speaker == Speaker::kChef &&
                        turns[at - 1].text == UnclearAllergyText();
  if (!is_asked || StartsWithAny(" " + StemsOf(text) + " ", kNothing)) return text;
  return "allergic to " + text;
}

CookingRequest ReadSaid(const Understanding& understanding, CookingRequest read,
                        std::span<const Turn> turns) {
  for (std::size_t at = 0; at < turns.size(); ++at) {
    if (turns[at].speaker != Speaker::kPerson) continue;
    read = understanding.Continue(std::move(read), SaidAt(turns, at));
  }
  return read;
}

TalkSoFar ReadTalk(const Understanding& understanding, std::span<const Turn> turns) {
  TalkSoFar talk;
  int last_servings = 0;
  for (std::size_t at = 0; at < turns.size(); ++at) {
    const Turn& turn = turns[at];
    if (turn.speaker == Speaker::kChef) {
      if (!turn.dish || turn.dish->known_recipe.empty()) continue;
      talk.given.push_back(turn.dish->known_recipe);
      last_servings = turn.dish->servings;
      continue;
    }
    const std::string said = SaidAt(turns, at);
    const CookingRequest read = understanding.Read(said);
    talk.topic = TopicOf(said, read);
    talk.has_unclear_allergy = read.has_unclear_allergy;
    talk.request.allergies.Add(read.allergies);  // whatever the turn asks
    talk.said_unknown_name = !read.unknown_words.empty() && read.unknown_words.size() <= kLongName;
    const bool is_of_last = !talk.given.empty() && (read.servings || read.most_minutes);
    if (talk.topic == Topic::kUnclear && is_of_last) talk.topic = Topic::kDish;
    if (talk.topic != Topic::kDish && talk.topic != Topic::kIdeas) continue;
    talk.request = understanding.Continue(std::move(talk.request), said);
    if (talk.request.times_servings && last_servings != 0) {
      talk.request.servings =
          std::max(1, static_cast<int>(std::lround(last_servings * *talk.request.times_servings)));
    }
    // What is to be added isn't in the last dish; another meal is another dish.
    talk.is_follow_up = !talk.request.wants_another && !talk.given.empty() && read.wanted.empty() &&
                        read.meals.empty() && read.named.empty() &&
                        (!read.names_a_dish() || IsAboutTheLast(turn.text));
  }
  return talk;
}

}  // namespace flavorbot::app::chef
