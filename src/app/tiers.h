// Tiers: what each subscription includes a month.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace flavorbot::app {

enum class Tier { kFree, kBasic, kPro };

// What a profile's text means; what is unknown is free.
constexpr Tier ParseTier(std::string_view text) {
  if (text == "basic") return Tier::kBasic;
  if (text == "pro") return Tier::kPro;
  return Tier::kFree;
}

// nullopt when that is no tier's name.
constexpr std::optional<Tier> TierNamed(std::string_view name) {
  if (name == "free") return Tier::kFree;
  if (name == "basic") return Tier::kBasic;
  if (name == "pro") return Tier::kPro;
  return std::nullopt;
}

constexpr std::string_view TierName(Tier tier) {
  switch (tier) {
    case Tier::kFree:
      return "free";
    case Tier::kBasic:
      return "basic";
    case Tier::kPro:
      return "pro";
  }
  return "free";
}

// Recipes that the chef generates in a month; nullopt: as many as one likes.
constexpr std::optional<std::int64_t> MonthlyGenerations(Tier tier) {
  switch (tier) {
    case Tier::kFree:
      return 5;
    case Tier::kBasic:
      return 50;
    case Tier::kPro:
      return std::nullopt;
  }
  return 5;
}

}  // namespace flavorbot::app
