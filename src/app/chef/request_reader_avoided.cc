// What RequestReader reads of what isn't wanted or isn't there.
#include <algorithm>

#include "app/chef/avoidance.h"
#include "app/chef/plain_words.h"
#include "app/chef/request_reader.h"
#include "app/chef/request_words.h"

namespace flavorbot::app::chef {
namespace {

// In stems. What follows one of these is not wanted.
constexpr std::string_view kNegations[] = {"allergic to",
                                           "allergy to",
                                           "intolerant to",
                                           "intolerant of",
                                           "dont like",
                                           "do not like",
                                           "anaphylactic to",
                                           "sensitive to",
                                           "react to",
                                           "reacts to",
                                           "dont want",
                                           "do not want",
                                           "dont eat",
                                           "do not eat",
                                           "dont have",
                                           "do not have",
                                           "dont use",
                                           "do not use",
                                           "cant eat",
                                           "cannot eat",
                                           "cant have",
                                           "cannot have",
                                           "cant stand",
                                           "cant tolerate",
                                           "does not eat",
                                           "doesnt eat",
                                           "doesnt like",
                                           "does not like",
                                           "wont eat",
                                           "will not eat",
                                           "havent got",
                                           "leave out",
                                           "leave off",
                                           "hold the",
                                           "free of",
                                           "free from",
                                           "other than",
                                           "anything but",
                                           "get rid of",
                                           "none of",
                                           "without",
                                           "avoid",
                                           "avoiding",
                                           "except",
                                           "excluding",
                                           "exclude",
                                           "skip",
                                           "hate it when there is",
                                           "hate it when",
                                           "hate",
                                           "hates",
                                           "dislike",
                                           "minus",
                                           "w o",
                                           "w out",
                                           "non",
                                           "doesnt contain",
                                           "does not contain",
                                           "can not eat",
                                           "can not have",
                                           "shouldnt eat",
                                           "should not eat",
                                           "remove",
                                           "omit",
                                           "out of",
                                           "neither",
                                           "nothing",
                                           "san",
                                           "no",
                                           "not",
                                           "zero",
                                           "never"};

// After one of these it is wanted, and nothing else.
constexpr std::string_view kNothingBut[] = {"nothing but", "no more", "not only",    "no problem",
                                            "not sure",    "no idea", "not too long"};

// Words between a negation and what it negates, and between two that are negated.
constexpr std::string_view kListWords[] = {
    "and",        "or",     "nor",    "any",     "the",     "a",    "an",    "my",   "of",
    "to",         "no",     "not",    "all",     "kind",    "type", "sort",  "too",  "much",
    "other",      "with",   "use",    "using",   "please",  "also", "added", "add",  "contain",
    "containing", "either", "that",   "which",   "ha",      "have", "made",  "from", "in",
    "so",         "very",   "really", "neither", "anything"};

// Of those, the ones that can't go on without a negation of their own.
constexpr std::string_view kEndsOfLists[] = {"with", "use", "using", "please", "add", "made",
                                             "from", "in",  "that",  "which",  "ha",  "have"};

constexpr std::string_view kReplacements[] = {"instead of", "in place of", "rather than"};

constexpr std::string_view kOnly[] = {"only have a", "only have an",  "only a",   "only an",
                                      "just a",      "only have the", "only the", "only have"};

constexpr std::string_view kBroken[] = {
    "is broken",     "broke",        "is dead",        "broken",      "doesnt work",
    "does not work", "isnt working", "is not working", "not working", "is out of order"};

constexpr std::string_view kNothingHot[] = {"no cook",        "without cooking", "no cooking",
                                            "nothing cooked", "not cook",        "without heat"};

constexpr knowledge::EquipmentSet kHot = {
    knowledge::Equipment::kOven,      knowledge::Equipment::kPot,
    knowledge::Equipment::kPan,       knowledge::Equipment::kWok,
    knowledge::Equipment::kGrill,     knowledge::Equipment::kMicrowave,
    knowledge::Equipment::kSteamer,   knowledge::Equipment::kCasserole,
    knowledge::Equipment::kWaffleIron};

template <std::size_t kCount>
bool Contains(const std::string_view (&list)[kCount], std::string_view text) {
  return std::ranges::find(list, text) != std::end(list);
}

}  // namespace

// "olive oil instead of butter": butter is avoided; olive oil was taken as wanted before it.
bool RequestReader::TakeReplacement() {
  if (!TakeAny(kReplacements)) return false;
  TakeAvoidedList();
  return true;
}

bool RequestReader::RulesOut(std::size_t at) const {
  constexpr std::string_view kSigns[] = {"free",       "allergy",     "allergic",
                                         "intolerant", "intolerance", "sensitivity"};
  // "egg-less cake", but "more cheddar, less salt".
  if (at < stems_.size() && stems_[at] == "less") {
    const bool is_ending = GapBefore(at).empty() || GapBefore(at) == "-";
    return is_ending || (words_[at].is_joined && MentionAt(at + 1) == nullptr);
  }
  return at < stems_.size() && !IsBreakBefore(at) && Contains(kSigns, stems_[at]);
}

// "egg-free", "onion free", "milk and egg allergy"; "pasta, nut allergy" asks for pasta.
bool RequestReader::TakeFreeFrom() {
  std::vector<const FoodMention*> mentions;
  std::size_t at = at_;
  while (const FoodMention* mention = MentionAt(at)) {
    mentions.push_back(mention);
    at = mention->end_word;
    if (GapBefore(at).contains(',') && TechniqueCalled(mention->said)) return false;
    while (at < stems_.size() && !IsBreakBefore(at) &&
           (stems_[at] == "and" || stems_[at] == "or")) {
      ++at;
    }
  }
  if (mentions.empty() || !RulesOut(at)) return false;
  for (const FoodMention* mention : mentions) Avoid(*mention);
  at_ = at + 1;
  return true;
}

// "my oven is broken", "only a microwave", "no-cook".
bool RequestReader::TakeEquipment() {
  if (TakeAny(kNothingHot)) {
    request_.without |= kHot;
    return true;
  }
  const std::size_t begin = at_;
  const bool is_only = TakeAny(kOnly);
  for (const std::size_t count : {std::size_t{2}, std::size_t{1}}) {
    const auto equipment = EquipmentCalled(Stems(at_, count));
    if (equipment.empty() || at_ + count > words_.size()) continue;
    at_ += count;
    if (is_only) {
      request_.without |= kHot - equipment;
      return true;
    }
    if (at_ < words_.size() && !IsBreakBefore(at_) && TakeAny(kBroken)) {
      request_.without |= equipment;
      return true;
    }
    at_ -= count;
  }
  at_ = begin;
  return false;
}

bool RequestReader::TakeNegation() {
  if (TakeAny(kNothingBut)) return true;
  // "Allergic: peanuts, soy"
  const bool is_heading =
      (stems_[at_] == "allergic" || stems_[at_] == "allergy") && GapBefore(at_ + 1).contains(':');
  if (is_heading) {
    ++at_;
  } else if (!TakeAny(kNegations)) {
    return false;
  }
  TakeAvoidedList();
  return true;
}

void RequestReader::TakeAvoidedList() {
  bool is_first = true;
  while (at_ < words_.size() && !(is_first ? IsEndBefore(at_) : IsBreakBefore(at_))) {
    if (Contains(kListWords, stems_[at_])) {
      if (!is_first && Contains(kEndsOfLists, stems_[at_])) return;
      is_first = is_first || stems_[at_] == "no";  // "no cilantro and no flurbish"
      ++at_;
      continue;
    }
    // "no onions, quick pasta": what follows a comma belongs to the list only if it may be avoided.
    if (!TakeAvoided()) {
      if (!IsUnknownInList(is_first)) return;
      request_.avoided.unknown_words.push_back(stems_[at_++]);
    }
    // "no onions and quick", but "no onions, tomatoes": a list goes on after a comma or "or".
    is_first = false;
    const bool goes_on = at_ < words_.size() && (IsCommaBefore(at_) || stems_[at_] == "or" ||
                                                 stems_[at_] == "and" || stems_[at_] == "nor");
    if (!goes_on) return;
  }
}

// What nothing knows is left out by its word: the first of a list, and one that the list goes on
// behind.
bool RequestReader::IsUnknownInList(bool is_first) const {
  if (IsPlainWord(stems_[at_]) || NumberCalled(stems_[at_])) return false;
  if (is_first) return true;
  std::size_t next = at_ + 1;
  const bool is_listed = next < words_.size() &&
                         (IsCommaBefore(next) || stems_[next] == "or" || stems_[next] == "and");
  while (next < words_.size() && Contains(kListWords, stems_[next])) ++next;
  return is_listed && MentionAt(next) != nullptr;
}

bool RequestReader::TakeAvoided() {
  for (const std::size_t count : {std::size_t{2}, std::size_t{1}}) {
    if (at_ + count > words_.size()) continue;
    const std::string stems = Stems(at_, count);
    if (const auto equipment = EquipmentCalled(stems); !equipment.empty()) {
      request_.without |= equipment;
      at_ += count;
      return true;
    }
    if (const auto mood = MoodCalled(stems); mood && MentionAt(at_) == nullptr) {
      request_.unwanted_moods.Add(*mood);
      at_ += count;
      return true;
    }
  }
  if (const FoodMention* mention = MentionAt(at_)) {
    Avoid(*mention);
    at_ = mention->end_word;
    return true;
  }
  return false;
}

void RequestReader::Avoid(const FoodMention& mention) {
  AddUnwanted(finder_, mention, request_.avoided);
}

}  // namespace flavorbot::app::chef
