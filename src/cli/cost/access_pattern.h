// AccessPattern: something people do that the table takes part in, and how to do it.
//
// The one list of them is what docs/access-patterns.md, the projection and the simulation are made
// of. A new route with an access to the table is a new line here, and a member of the profile.
//
// Threads: constants.
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace flavorbot::cli::cost {

class Visitor;

struct AccessPattern {
  std::string_view name;       // "POST /api/login, right password"
  std::string_view done;       // at the table, in words
  std::string_view frequency;  // the member of the profile: times a user a month
  // What comes before, uncounted; nullptr: nothing.
  void (*prepare)(Visitor&) = nullptr;
  void (*run)(Visitor&) = nullptr;
};

// One table of docs/access-patterns.md.
struct PatternSection {
  std::string_view name;   // "accounts", of the marks in the document
  std::string_view title;  // "Accounts"
  std::span<const AccessPattern> patterns;
};

std::span<const AccessPattern> AccountPatterns();
std::span<const AccessPattern> RecipePatterns();
std::span<const AccessPattern> ChefPatterns();

std::vector<PatternSection> AllPatterns();

}  // namespace flavorbot::cli::cost
