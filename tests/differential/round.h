// Round: one sequence of requests to two engines, on two tables of its own.
//
// Everything in it follows from a number, so that a round can be repeated alone.
//
// Threads: rounds are independent of each other; each is run by one thread.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "answer.h"

namespace flavorbot::differential {

struct Engines {
  conformance::HttpAddress ours;
  conformance::HttpAddress theirs;
};

struct Sequence {
  std::uint64_t number = 0;
  std::vector<const TableShape*> shapes;  // one for each of kTableNames
  std::vector<Request> requests;
};

Sequence MakeSequence(std::uint64_t seed, std::uint64_t number);

// An unexplained difference of the last of `requests`.
struct Finding {
  Difference difference;
  Sequence sequence;
};

// How many differences of each kind, by signature.
using Kinds = std::map<std::string, std::size_t>;

struct Outcome {
  bool abandoned = false;                  // Amazon's engine didn't answer in time
  std::size_t calls = 0;                   // to our engine
  std::size_t requests = 0;                // of the sequence
  std::map<std::string, Kinds> explained;  // known differences, by name
  std::vector<Finding> findings;
};

// Ends early when the tables may no longer hold the same.
Outcome RunSequence(const Engines& engines, const Sequence& sequence);

// The shortest sequence found that still ends in a difference of the same signature.
Finding Shrink(const Engines& engines, Finding finding);

}  // namespace flavorbot::differential
