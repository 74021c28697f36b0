#include "app/chef/kitchen/storage_answer.h"

#include <algorithm>
#include <cmath>

#include "app/chef/kitchen/kitchen_phrases.h"
#include "app/chef/kitchen/stored_things.h"

namespace flavorbot::app::chef {
namespace {

using knowledge::Keeping;

constexpr std::string_view kSigns[] = {"keep",
                                       "keeping",
                                       "last",
                                       "store",
                                       "stored",
                                       "storing",
                                       "storage",
                                       "shelf life",
                                       "still good",
                                       "still ok",
                                       "still okay",
                                       "still safe",
                                       "go bad",
                                       "gone bad",
                                       "go off",
                                       "gone off",
                                       "spoil",
                                       "expire",
                                       "expired",
                                       "freeze",
                                       "freezing",
                                       "refrigerate",
                                       "refrigerated",
                                       "in the fridge",
                                       "in fridge",
                                       "in the refrigerator",
                                       "in the freezer",
                                       "left out",
                                       "room temperature",
                                       "safe to eat",
                                       "ok to eat",
                                       "okay to eat",
                                       "good for",
                                       "still edible",
                                       "still fine",
                                       "on the counter",
                                       "moldy",
                                       "mouldy",
                                       "mold",
                                       "mould",
                                       "use by",
                                       "sit out",
                                       "sitting out",
                                       "good after",
                                       "best before"};
constexpr std::string_view kThaws[] = {"thaw",    "thawing",    "thawed",
                                       "defrost", "defrosting", "unfreeze"};
constexpr std::string_view kReheats[] = {"reheat", "reheating", "reheated", "warm up", "heat up"};
constexpr std::string_view kFreezes[] = {"freeze", "freezer", "freezing", "frozen"};
constexpr std::string_view kOut[] = {"left out",          "room temperature", "on the counter",
                                     "sit out",           "out overnight",    "sitting out",
                                     "out of the fridge", "on the table",     "unrefrigerated",
                                     "leave out",         "without a fridge"};
constexpr std::string_view kPantry[] = {"pantry", "cupboard", "shelf", "counter",
                                        "room temperature"};
// What waits, but isn't stored.
constexpr std::string_view kOthers[] = {"marinate", "marinade",   "chill",  "proof",
                                        "brine",    "restaurant", "to set", "buy"};
constexpr int kDaysAMonth = 30;

bool IsNowhere(const Keeping& keeps) {
  return !keeps.pantry_days && !keeps.fridge_days && !keeps.freezer_months;
}

std::string KeepsText(const StoredThing& thing) {
  std::vector<std::string> places;
  const Keeping& keeps = thing.keeps;
  if (keeps.fridge_days && *keeps.fridge_days == 0)
    return Capitalized(thing.name) + ": eat the same day.";
  if (keeps.fridge_days) places.push_back(DaysText(*keeps.fridge_days) + " in the fridge");
  if (keeps.pantry_days) places.push_back(DaysText(*keeps.pantry_days) + " in the pantry");
  if (keeps.freezer_months)
    places.push_back(CountText(*keeps.freezer_months, "month") + " in the freezer");
  return Capitalized(thing.name) + (thing.is_plural ? " keep " : " keeps ") +
         ListText(places, "or") + ".";
}

// The days that the question asks about; nullopt: none.
std::optional<double> DaysAsked(const KitchenQuestion& question) {
  for (const AskedAmount& amount : question.amounts()) {
    if (amount.unit == kDayUnit) return amount.most;
  }
  if (question.Says("overnight") || question.Says("yesterday")) return 1;
  return std::nullopt;
}

std::optional<int> DaysKept(const KitchenQuestion& question, const Keeping& keeps) {
  if (question.SaysAny(kFreezes)) {
    if (!keeps.freezer_months) return std::nullopt;
    return *keeps.freezer_months * kDaysAMonth;
  }
  if (question.SaysAny(kPantry) && keeps.pantry_days) return keeps.pantry_days;
  const bool says_fridge = question.Says("fridge") || question.Says("refrigerator");
  if (says_fridge && keeps.fridge_days) return keeps.fridge_days;
  if (!keeps.fridge_days) return keeps.pantry_days;
  return std::max(*keeps.fridge_days, keeps.pantry_days.value_or(0));
}

std::string VerdictText(const KitchenQuestion& question, const StoredThing& thing, double days) {
  const auto kept = DaysKept(question, thing.keeps);
  if (!kept) return KeepsText(thing);
  if (days <= *kept)
    return Capitalized(thing.name) + ": yes, if kept well all that time. " + KeepsText(thing);
  return Capitalized(thing.name) + ": no, after " + DaysText(static_cast<int>(std::lround(days))) +
         " throw it out. " + KeepsText(thing);
}

std::string OutText(const StoredThing& thing) {
  if (thing.keeps.pantry_days && !thing.keeps.fridge_days) return KeepsText(thing);
  if (thing.keeps.pantry_days) {
    return Capitalized(thing.name) + (thing.is_plural ? " keep " : " keeps ") +
           DaysText(*thing.keeps.pantry_days) + " at room temperature, unopened and uncut.";
  }
  return Capitalized(thing.name) + (thing.is_plural ? " don't" : " doesn't") +
         " belong at room temperature: throw out what stood there for more than two hours, or one "
         "when "
         "it's hot.";
}

std::string FreezeText(const StoredThing& thing) {
  if (thing.keeps.freezer_months) {
    return "Yes: " + thing.name + (thing.is_plural ? " keep " : " keeps ") +
           CountText(*thing.keeps.freezer_months, "month") + " in the freezer.";
  }
  return "I wouldn't: the freezer isn't the place for it. " + KeepsText(thing);
}

std::optional<std::string> KindText(const KitchenQuestion& question, std::string_view kind) {
  const auto* advice = AdviceOfKind(question.knowledge(), kind);
  if (advice == nullptr) return std::nullopt;
  return WithTemperatures(advice->advice);
}

std::optional<std::string> ReheatText(const KitchenQuestion& question) {
  const auto things = StoredThingsOf(question);
  if (things.empty() && !question.mentions().empty()) return std::nullopt;
  const bool knows_how = !things.empty() && things[0].advice.contains("eheat");
  if (knows_how) return Capitalized(things[0].name) + ": " + things[0].advice;
  return KindText(question, "leftovers");
}

std::string SentenceOf(const KitchenQuestion& question, const StoredThing& thing,
                       bool asks_whether_frozen) {
  if (question.SaysAny(kOut)) return OutText(thing);
  if (const auto days = DaysAsked(question)) return VerdictText(question, thing, *days);
  return asks_whether_frozen ? FreezeText(thing) : KeepsText(thing);
}

}  // namespace

std::optional<std::string> StorageAnswer(const KitchenQuestion& question) {
  if (question.SaysAny(kOthers)) return std::nullopt;
  const bool is_known_thing = !question.mentions().empty() || !StoredThingsOf(question).empty();
  const bool asks_of_meat = question.Says("meat") || question.Says("food") || is_known_thing;
  if (question.SaysAny(kThaws)) {
    if (!asks_of_meat) return std::nullopt;
    return KindText(question, "frozen food thawed");
  }
  if (question.SaysAny(kReheats)) return asks_of_meat ? ReheatText(question) : std::nullopt;
  const bool asks_days = DaysAsked(question) && (question.Says("old") || question.Says("after"));
  if (!question.SaysAny(kSigns) && !question.SaysAny(kOut) && !asks_days) return std::nullopt;
  const std::vector<StoredThing> things = StoredThingsOf(question);
  if (things.empty()) return std::nullopt;
  const bool asks_whether_frozen =
      (question.Says("freeze") || question.Says("freezing")) && !question.Says("how long");
  std::string answer;
  for (const StoredThing& thing : things) {
    if (!answer.empty()) answer += '\n';
    if (!IsNowhere(thing.keeps)) answer += SentenceOf(question, thing, asks_whether_frozen);
    // What the first is kept like says enough.
    if (&thing == things.data() && !thing.advice.empty())
      answer += (answer.empty() ? "" : " ") + thing.advice;
  }
  return answer;
}

}  // namespace flavorbot::app::chef
