// Talk: what a conversation asks for as a whole, read turn by turn.
//
// Threads: any.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/chef/chef.h"
#include "app/chef/understand.h"

namespace flavorbot::app::chef {

// What a person's words are about.
enum class Topic : std::uint8_t {
  kDish,      // cook me something
  kIdeas,     // what could I cook?
  kQuestion,  // how long, how much, instead of what ... (kitchen_questions.h answers)
  kGreeting,
  kThanks,
  kUnclear
};

Topic TopicOf(std::string_view text, const CookingRequest& read);

struct TalkSoFar {
  Topic topic = Topic::kUnclear;     // of the last turn
  CookingRequest request;            // after all turns
  std::vector<std::string> given;    // ids of the recipes that the chef gave, oldest first
  bool is_follow_up = false;         // it changes the last dish, rather than asks for another
  bool said_unknown_name = false;    // what is unclear may be a dish of that name
  bool has_unclear_allergy = false;  // the last turn speaks of one, and doesn't say what to
};

// What the person says in `turns[at]`. After the chef's question what an allergy is to, "peanuts"
// is its answer, and no wish: "allergic to peanuts".
std::string SaidAt(std::span<const Turn> turns, std::size_t at);

// What the person asks for after all `turns`, from `read` on, whatever each turn is about.
CookingRequest ReadSaid(const Understanding& understanding, CookingRequest read,
                        std::span<const Turn> turns);

TalkSoFar ReadTalk(const Understanding& understanding, std::span<const Turn> turns);

}  // namespace flavorbot::app::chef
