#include "cli/table_goal.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/contains.h"
#include "base/utf8.h"

namespace flavorbot::cli {
namespace {

constexpr std::size_t kMaxKeyCharacters = 128;
constexpr std::size_t kMaxValueCharacters = 256;

// What is wrong with a region; empty: nothing.
std::string WrongWithReplica(const std::string& region, const storage::TableGoal& goal,
                             const Settings& settings) {
  const bool is_region = std::ranges::all_of(
      region, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
  if (!is_region || !region.contains('-')) return "it must be a region such as eu-west-1";
  if (settings.table_mode == TableMode::kEmbedded) {
    return "replicas are not supported here: the built-in table is in one place, and only Amazon "
           "DynamoDB has them";
  }
  if (region == settings.region) return "the table itself is there";
  if (base::Contains(goal.replica_regions, region)) return "it is given twice";
  return {};
}

std::string WrongWithTag(const dynamodb::Tag& tag, const storage::TableGoal& goal) {
  const auto characters = base::CodePointCount(tag.key);
  if (characters == 0 || characters > kMaxKeyCharacters) {
    return "its key must have 1 to 128 characters";
  }
  if (base::CodePointCount(tag.value) > kMaxValueCharacters) {
    return "its value may have 256 characters at most";
  }
  if (tag.key.starts_with("aws:")) return "keys that begin with aws: are AWS's own";
  if (std::ranges::find(goal.tags, tag.key, &dynamodb::Tag::key) != goal.tags.end()) {
    return "its key is given twice";
  }
  return {};
}

}  // namespace

base::Result<storage::TableGoal, std::string> ReadTableGoal(const GoalOptions& options,
                                                            const Settings& settings) {
  storage::TableGoal goal{.table_name = settings.table_name};
  if (options.is_production) goal.protection = storage::DeletionProtection::kProtected;
  for (const auto& region : options.replicas) {
    const auto wrong = WrongWithReplica(region, goal, settings);
    if (!wrong.empty()) return std::unexpected("--replica " + region + ": " + wrong);
    goal.replica_regions.push_back(region);
  }
  for (const auto& text : options.tags) {
    const auto equals = text.find('=');
    if (equals == std::string::npos) {
      return std::unexpected("--tags " + text + ": it must be KEY=VALUE");
    }
    dynamodb::Tag tag{.key = text.substr(0, equals), .value = text.substr(equals + 1)};
    const auto wrong = WrongWithTag(tag, goal);
    if (!wrong.empty()) return std::unexpected("--tags " + text + ": " + wrong);
    goal.tags.push_back(std::move(tag));
  }
  return goal;
}

}  // namespace flavorbot::cli
