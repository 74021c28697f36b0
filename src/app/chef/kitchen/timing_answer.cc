#include "app/chef/kitchen/timing_answer.h"

#include "app/chef/dish.h"
#include "app/chef/kitchen/cooking_ways.h"
#include "app/chef/kitchen/kitchen_phrases.h"

namespace flavorbot::app::chef {
namespace {

using knowledge::CookingTime;

constexpr std::string_view kSigns[] = {
    "how long",     "how many minute", "how many hour", "cooking time", "cook time",
    "what time",    "time for",        "time to",       "timing",       "when is",
    "when are",     "how do i know",   "how much time", "minute for",   "minute per",
    "boiling time", "roasting time",   "baking time",   "time"};
// These ask for a time where a technique is named, too.
constexpr std::string_view kHows[] = {"how do i", "how to", "how do you", "how should i",
                                      "how can i"};
constexpr std::string_view kMakes[] = {"make", "recipe", "prepare"};
// What takes time, but isn't cooking.
constexpr std::string_view kOthers[] = {"marinate", "marinade", "rise",    "proof",
                                        "digest",   "grow",     "ferment", "season",
                                        "pickle",   "cure",     "smoke",   "dehydrate"};

// "eggs, soft-boiled: 6 to 7 minutes ..."
std::string Line(const KitchenQuestion& question, const CookingTime& time) {
  const knowledge::Food& food = question.knowledge().food(time.food);
  std::string line = Capitalized(std::string(GerundOf(time.technique))) + " " + food.plural;
  if (!time.variant.empty()) line += " (" + time.variant + ")";
  line += ": " + MinutesText(time.least_minutes, time.most_minutes);
  if (time.celsius) line += " at " + TemperatureText(*time.celsius);
  if (!time.per.empty()) line += ", " + time.per;
  line += ". Done when: " + WithTemperatures(time.cue);
  if (time.core_celsius) line += "; " + TemperatureText(*time.core_celsius) + " in the middle";
  return line + ".";
}

}  // namespace

std::optional<std::string> TimingAnswer(const KitchenQuestion& question) {
  if (question.SaysAny(kOthers)) return std::nullopt;
  const bool asks_how = question.SaysAny(kHows) && !question.SaysAny(kMakes) &&
                        (!TechniqueOf(question).empty() || question.Says("cook"));
  if (!question.SaysAny(kSigns) && !asks_how) return std::nullopt;
  const MeantTimes meant = TimesMeant(question);
  if (meant.times.empty()) return std::nullopt;
  std::string answer;
  if (meant.is_other_technique) {
    answer =
        "I have no time for " + std::string(GerundOf(TechniqueOf(question))) + ", but for these:";
  }
  for (const CookingTime* time : meant.times) {
    if (!answer.empty()) answer += '\n';
    if (meant.times.size() > 1 || meant.is_other_technique) answer += "- ";
    answer += Line(question, *time);
  }
  return answer;
}

}  // namespace flavorbot::app::chef
