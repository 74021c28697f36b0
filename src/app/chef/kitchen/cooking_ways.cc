#include "app/chef/kitchen/cooking_ways.h"
#include "base/contains.h"

#include <algorithm>

namespace flavorbot::app::chef {
namespace {

using knowledge::CookingTime;
using knowledge::FoodId;

struct Way {
  std::string_view stems;
  std::string_view technique;
};

// In stems, longer ones first.
constexpr Way kWays[] = {{"deep fry", "deep-fry"},
                         {"deep fried", "deep-fry"},
                         {"deep frying", "deep-fry"},
                         {"french fry", "deep-fry"},
                         {"pressure cook", "pressure-cook"},
                         {"pressure cooker", "pressure-cook"},
                         {"instant pot", "pressure-cook"},
                         {"instapot", "pressure-cook"},
                         {"slow cook", "slow-cook"},
                         {"slow cooker", "slow-cook"},
                         {"crock pot", "slow-cook"},
                         {"crockpot", "slow-cook"},
                         {"hard boil", "boil"},
                         {"soft boil", "boil"},
                         {"boil", "boil"},
                         {"boiled", "boil"},
                         {"boiling", "boil"},
                         {"simmer", "simmer"},
                         {"simmered", "simmer"},
                         {"simmering", "simmer"},
                         {"stew", "simmer"},
                         {"roast", "roast"},
                         {"roasted", "roast"},
                         {"roasting", "roast"},
                         {"bake", "bake"},
                         {"baked", "bake"},
                         {"baking", "bake"},
                         {"oven", "bake"},
                         {"pan fry", "pan-fry"},
                         {"fry", "pan-fry"},
                         {"fried", "pan-fry"},
                         {"frying", "pan-fry"},
                         {"saute", "pan-fry"},
                         {"sauteed", "pan-fry"},
                         {"sauteing", "pan-fry"},
                         {"sear", "pan-fry"},
                         {"scramble", "pan-fry"},
                         {"scrambled", "pan-fry"},
                         {"pan", "pan-fry"},
                         {"skillet", "pan-fry"},
                         {"caramelize", "pan-fry"},
                         {"caramelise", "pan-fry"},
                         {"toast", "roast"},
                         {"grill", "grill"},
                         {"grilled", "grill"},
                         {"grilling", "grill"},
                         {"barbecue", "grill"},
                         {"bbq", "grill"},
                         {"steam", "steam"},
                         {"steamed", "steam"},
                         {"steaming", "steam"},
                         {"blanch", "blanch"},
                         {"blanched", "blanch"},
                         {"blanching", "blanch"},
                         {"poach", "poach"},
                         {"poached", "poach"},
                         {"poaching", "poach"},
                         {"microwave", "microwave"},
                         {"microwaved", "microwave"},
                         {"soak", "soak"},
                         {"soaked", "soak"},
                         {"soaking", "soak"},
                         {"rest", "rest"},
                         {"resting", "rest"}};

struct Gerund {
  std::string_view technique;
  std::string_view gerund;
};
constexpr Gerund kGerunds[] = {{"boil", "boiling"},
                               {"simmer", "simmering"},
                               {"roast", "roasting"},
                               {"bake", "baking"},
                               {"pan-fry", "frying"},
                               {"deep-fry", "deep-frying"},
                               {"grill", "grilling"},
                               {"steam", "steaming"},
                               {"blanch", "blanching"},
                               {"poach", "poaching"},
                               {"microwave", "microwaving"},
                               {"slow-cook", "slow cooking"},
                               {"pressure-cook", "pressure cooking"},
                               {"soak", "soaking"},
                               {"rest", "resting"}};

// What people call the same.
bool IsAlike(std::string_view a, std::string_view b) {
  const auto are = [&](std::string_view x, std::string_view y) {
    return (a == x && b == y) || (a == y && b == x);
  };
  return are("roast", "bake") || are("boil", "simmer");
}

// Words that choose among variants: "runny" is "soft-boiled".
constexpr Way kVariantWords[] = {{"runny", "soft"},
                                 {"soft", "soft"},
                                 {"jammy", "medium"},
                                 {"medium", "medium"},
                                 {"hard", "hard"},
                                 {"scramble", "scrambled"},
                                 {"burger", "burger"},
                                 {"caramelize", "caramelized"},
                                 {"caramelise", "caramelized"},
                                 {"chip", "chip"},
                                 {"whole", "whole"},
                                 {"halved", "halved"},
                                 {"softened", "softened"},
                                 {"stew", "stew"},
                                 {"pulled", "pulled"},
                                 {"risotto", "risotto"},
                                 {"fine", "fine"},
                                 {"peel", "peeling"},
                                 {"french fry", "french"}};

std::vector<const CookingTime*> TimesOf(const KitchenQuestion& question,
                                        std::span<const FoodId> foods) {
  std::vector<const CookingTime*> times;
  for (const CookingTime& time : question.knowledge().cooking_times()) {
    if (base::Contains(foods, time.food)) times.push_back(&time);
  }
  return times;
}

template <typename Keep>
std::vector<const CookingTime*> Those(const std::vector<const CookingTime*>& times, Keep keep) {
  std::vector<const CookingTime*> those;
  std::ranges::copy_if(times, std::back_inserter(those),
                       [&](const CookingTime* t) { return keep(*t); });
  return those;
}

void KeepVariant(const KitchenQuestion& question, std::vector<const CookingTime*>& times) {
  for (const Way& word : kVariantWords) {
    const bool is_said =
        question.Says(word.stems) || question.Says(std::string(word.stems) + " boiled");
    if (!is_said) continue;
    auto those = Those(
        times, [&](const CookingTime& time) { return time.variant.contains(word.technique); });
    if (!those.empty()) times = std::move(those);
  }
}

}  // namespace

std::string_view TechniqueOf(const KitchenQuestion& question) {
  const auto found =
      std::ranges::find_if(kWays, [&](const Way& way) { return question.Says(way.stems); });
  return found == std::end(kWays) ? std::string_view() : found->technique;
}

std::string_view GerundOf(std::string_view technique) {
  const auto found = std::ranges::find(kGerunds, technique, &Gerund::technique);
  return found == std::end(kGerunds) ? technique : found->gerund;
}

MeantTimes TimesMeant(const KitchenQuestion& question) {
  std::vector<const CookingTime*> all;
  for (const FoodMention& mention : question.mentions()) {
    all = TimesOf(question, mention.foods);
    if (all.empty()) all = TimesOf(question, question.finder().KindsOf(mention));
    // "roast chicken" is a name of what is cooked already.
    const auto words = std::span(question.words())
                           .subspan(mention.first_word, mention.end_word - mention.first_word);
    if (all.empty() && words.size() > 1) {
      for (const FoodMention& part :
           question.finder().Find(words.subspan(1), Misspellings::kIgnore)) {
        all = TimesOf(question, part.foods);
      }
    }
    if (!all.empty()) break;
  }
  MeantTimes meant;
  const std::string_view technique = TechniqueOf(question);
  if (!technique.empty()) {
    meant.times = Those(all, [&](const CookingTime& time) { return time.technique == technique; });
    if (meant.times.empty()) {
      meant.times =
          Those(all, [&](const CookingTime& t) { return IsAlike(t.technique, technique); });
    }
  }
  if (meant.times.empty()) {
    meant.is_other_technique = !technique.empty() && !all.empty();
    meant.times = std::move(all);
  }
  KeepVariant(question, meant.times);
  if (meant.times.size() > kMostTimes) meant.times.resize(kMostTimes);
  return meant;
}

}  // namespace flavorbot::app::chef
