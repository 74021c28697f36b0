#include "app/chef/kitchen/season_answer.h"

#include <algorithm>
#include <utility>

#include "app/chef/kitchen/kitchen_phrases.h"
#include "base/contains.h"

namespace flavorbot::app::chef {
namespace {

using knowledge::Food;
using knowledge::FoodCategory;

constexpr int kMonths = 12;
constexpr std::string_view kMonthNames[] = {"January",   "February", "March",    "April",
                                            "May",       "June",     "July",     "August",
                                            "September", "October",  "November", "December"};
// In stems.
constexpr std::string_view kMonthStems[] = {"january",   "february", "march",    "april",
                                            "may",       "june",     "july",     "august",
                                            "september", "october",  "november", "december"};
struct Season {
  std::string_view stem;
  int middle_month;
};
constexpr Season kSeasons[] = {
    {"spring", 4}, {"summer", 7}, {"autumn", 10}, {"fall", 10}, {"winter", 1}};

constexpr std::string_view kSigns[] = {"in season",  "season",     "seasonal",    "time of year",
                                       "best month", "what month", "which month", "harvest",
                                       "harvested",  "when are",   "when is"};
constexpr std::string_view kWeakSigns[] = {"ripe", "best", "good"};
constexpr knowledge::FoodCategories kGrown = {
    FoodCategory::kVegetable, FoodCategory::kLeaf,   FoodCategory::kRoot,
    FoodCategory::kAllium,    FoodCategory::kHerb,   FoodCategory::kFruit,
    FoodCategory::kBerry,     FoodCategory::kCitrus, FoodCategory::kMushroom};
constexpr std::size_t kMostListed = 16;
constexpr int kMostMonthsListed = 7;  // what is there for longer says little of a month

bool IsIn(const Food& food, int month) { return ((food.season >> month) & 1) != 0; }

int MonthCount(const Food& food) {
  int count = 0;
  for (int month = 1; month <= kMonths; ++month) count += IsIn(food, month) ? 1 : 0;
  return count;
}

// "June to September", "October to March": runs may go over the year's end.
std::string MonthsText(const Food& food) {
  std::vector<std::string> runs;
  for (int month = 1; month <= kMonths; ++month) {
    const int before = month == 1 ? kMonths : month - 1;
    if (!IsIn(food, month) || IsIn(food, before)) continue;
    int last = month;
    while (IsIn(food, last % kMonths + 1)) last = last % kMonths + 1;
    std::string run(kMonthNames[month - 1]);
    if (last != month) run += " to " + std::string(kMonthNames[last - 1]);
    runs.push_back(std::move(run));
  }
  return ListText(runs, "and");
}

std::optional<int> MonthSaid(const KitchenQuestion& question) {
  for (int month = 1; month <= kMonths; ++month) {
    if (question.Says(kMonthStems[month - 1])) return month;
  }
  for (const Season& season : kSeasons) {
    if (question.Says(season.stem)) return season.middle_month;
  }
  return std::nullopt;
}

std::optional<std::string> ListOf(const KitchenQuestion& question, int month) {
  std::vector<const Food*> foods;
  for (const Food& food : question.knowledge().foods()) {
    const knowledge::FoodId id = question.knowledge().IdOf(food);
    if (!question.mentions().empty() && !base::Contains(question.mentions().front().foods, id))
      continue;
    if (!kGrown.Has(food.category) || !IsIn(food, month) || MonthCount(food) > kMostMonthsListed)
      continue;
    const auto objection = question.judge().ObjectionTo(id);
    if (!objection) foods.push_back(&food);
  }
  if (foods.empty()) return std::nullopt;
  // What is there for the shortest time first: it tells most.
  std::ranges::sort(foods, {}, [](const Food* food) { return std::pair(MonthCount(*food), food); });
  std::vector<std::string> names;
  for (const Food* food : foods) {
    if (names.size() < kMostListed) names.push_back(food->plural);
  }
  return "At its best around " + std::string(kMonthNames[month - 1]) +
         " in the temperate north: " + ListText(names, "and") + ".";
}

}  // namespace

std::optional<std::string> SeasonAnswer(const KitchenQuestion& question) {
  if (!question.SaysAny(kSigns)) return std::nullopt;
  const bool is_weak = !question.Says("season") && !question.Says("seasonal") &&
                       !question.Says("time of year") && !question.Says("month") &&
                       !question.Says("harvest") && !question.Says("harvested");
  if (is_weak && !question.SaysAny(kWeakSigns)) return std::nullopt;
  const auto month = MonthSaid(question);
  const bool names_food = !question.mentions().empty();
  const Food* food =
      names_food ? &question.knowledge().food(question.mentions().front().foods[0]) : nullptr;
  // "which vegetables are in season in May": a group isn't one food.
  if (month && (food == nullptr || question.mentions().front().foods.size() > 1)) {
    return ListOf(question, *month);
  }
  if (food == nullptr || !kGrown.Has(food->category)) return std::nullopt;
  const std::string are = IsPlural(*food) ? " are" : " is";
  const std::string name = Capitalized(SubjectOf(*food));
  const int months = MonthCount(*food);
  if (months == 0 || months == kMonths) return name + are + " good all year.";
  std::string answer =
      name + are + " in season from " + MonthsText(*food) + " in the temperate north.";
  if (month) answer = (IsIn(*food, *month) ? "Yes. " : "No. ") + answer;
  return answer;
}

}  // namespace flavorbot::app::chef
