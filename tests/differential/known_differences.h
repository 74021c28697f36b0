// KnownDifference: what is known of Amazon's DynamoDB Local, told as narrowly as it is so.
//
//   known_words.cc     the same refusal in other words
//   known_orders.cc    of several faults of a request another one is told
//   known_capacity.cc  it counts other capacity units
//   known_answers.cc   it answers, but otherwise
//
// Each entry says who is right and how we know. Where nothing else is said, the service is: its
// texts were recorded (dynalite answers with them), and so was which fault it tells.
//
// Threads: from any thread.
#pragma once

#include <string_view>

#include "answer.h"

namespace flavorbot::differential {

// One difference, and the whole answers that it was found in.
struct Disagreement {
  const Request& request;
  const Difference& difference;
  const Answer& ours;
  const Answer& theirs;
};

// The name of what explains it; empty when nothing does.
std::string_view Explanation(const Disagreement& disagreement);

// Whether two texts of a Difference are the same refusal in other words: the entry's name, or
// empty.
std::string_view SameRefusal(const Request& request, std::string_view ours,
                             std::string_view theirs);

std::string_view OrderExplanation(const Disagreement& disagreement);
std::string_view CapacityExplanation(const Disagreement& disagreement);
std::string_view AnswerExplanation(const Disagreement& disagreement);

}  // namespace flavorbot::differential
