#include "app/chef/kitchen/stored_things.h"

#include <algorithm>

#include "app/chef/kitchen/kitchen_phrases.h"

namespace flavorbot::app::chef {
namespace {

using knowledge::Food;
using knowledge::FoodCategory;
using knowledge::StorageAdvice;

constexpr std::string_view kCooked[] = {"cooked",   "leftover",  "left over", "boiled",  "roasted",
                                        "fried",    "baked",     "grilled",   "steamed", "reheat",
                                        "reheated", "reheating", "made",      "cook"};
constexpr std::string_view kRaw[] = {"raw",   "uncooked", "dry",   "dried",
                                     "fresh", "bag of",   "bought"};
constexpr std::string_view kStillGood[] = {
    "still good",  "still ok",  "still okay",      "still safe",   "safe to eat", "ok to eat",
    "okay to eat", "can i eat", "can i still eat", "still edible", "still fine",  "good after"};

// The advice for a food of this category once it is cooked; empty: it stays as it is.
std::string_view CookedKind(const Food& food) {
  switch (food.category) {
    case FoodCategory::kGrain:
      return food.name.contains("rice") ? "cooked rice" : "cooked grains";
    case FoodCategory::kPasta:
      return "cooked pasta";
    case FoodCategory::kLegume:
      return "cooked beans";
    case FoodCategory::kRoot:
      return food.name.contains("potato") ? "cooked potatoes" : "cooked vegetables";
    case FoodCategory::kVegetable:
    case FoodCategory::kLeaf:
    case FoodCategory::kAllium:
    case FoodCategory::kMushroom:
      return "cooked vegetables";
    case FoodCategory::kMeat:
    case FoodCategory::kSausage:
      return "cooked meat";
    case FoodCategory::kPoultry:
      return "cooked poultry";
    case FoodCategory::kFish:
      return "cooked fish";
    case FoodCategory::kSeafood:
      return "cooked seafood";
    default:
      return "";
  }
}

// Of which one says only its name when one means it cooked ("is the rice still good").
bool IsEatenCooked(const Food& food) {
  return !CookedKind(food).empty() && food.category != FoodCategory::kVegetable &&
         food.category != FoodCategory::kLeaf && food.category != FoodCategory::kAllium &&
         food.category != FoodCategory::kRoot && food.category != FoodCategory::kMushroom;
}

StoredThing ThingOf(const StorageAdvice& advice) {
  return {.name = advice.kind,
          .is_plural = advice.kind.ends_with('s'),
          .keeps = advice.keeps,
          .advice = WithTemperatures(advice.advice)};
}

StoredThing ThingOf(const KitchenQuestion& question, const FoodMention& mention) {
  const Food& food = question.knowledge().food(mention.foods[0]);
  const bool is_one = mention.foods.size() == 1;
  StoredThing thing{.name = is_one ? SubjectOf(food) : mention.said,
                    .is_plural = is_one && IsPlural(food),
                    .keeps = food.keeps,
                    .advice = ""};
  const auto storage = question.knowledge().storage();
  const auto advice = std::ranges::find(storage, food.category, &StorageAdvice::category);
  if (advice == storage.end()) return thing;
  const knowledge::Keeping& keeps = food.keeps;
  if (!keeps.pantry_days && !keeps.fridge_days && !keeps.freezer_months)
    thing.keeps = advice->keeps;
  thing.advice = WithTemperatures(advice->advice);
  return thing;
}

// The kind whose longest phrase the question says, where that phrase is of what it asks: it covers
// a food that is mentioned, or stands right behind one ("chicken soup"), or none is mentioned.
const StorageAdvice* KindSaid(const KitchenQuestion& question) {
  const StorageAdvice* said = nullptr;
  std::size_t longest = 0;
  const auto consider = [&](const StorageAdvice& advice, std::string_view phrase) {
    const std::string stems = StemsOf(phrase);
    if (stems.size() <= longest) return;
    const auto end = question.WordAfter(stems);
    if (!end) return;
    const std::size_t begin = *end - 1 - static_cast<std::size_t>(std::ranges::count(stems, ' '));
    const auto& mentions = question.mentions();
    const bool fits =
        mentions.empty() || std::ranges::any_of(mentions, [&](const FoodMention& mention) {
          return mention.first_word < *end && mention.end_word >= begin &&
                 (mention.end_word <= *end);
        });
    if (!fits) return;
    longest = stems.size();
    said = &advice;
  };
  for (const StorageAdvice& advice : question.knowledge().storage()) {
    if (advice.category) continue;
    consider(advice, advice.kind);
    for (const std::string& also : advice.also) consider(advice, also);
  }
  return said;
}

}  // namespace

const StorageAdvice* AdviceOfKind(const knowledge::KnowledgeBase& knowledge,
                                  std::string_view kind) {
  const auto found = std::ranges::find(knowledge.storage(), kind, &StorageAdvice::kind);
  return kind.empty() || found == knowledge.storage().end() ? nullptr : &*found;
}

std::vector<StoredThing> StoredThingsOf(const KitchenQuestion& question) {
  const StorageAdvice* kind = KindSaid(question);
  if (question.mentions().empty()) {
    if (kind == nullptr) return {};
    return {ThingOf(*kind)};
  }
  const Food& food =
      question.knowledge().food(question.MainFoodsOf(question.mentions().front())[0]);
  const StorageAdvice* cooked = AdviceOfKind(question.knowledge(), CookedKind(food));
  const bool is_leftover = kind != nullptr && kind->kind == "leftovers" && cooked != nullptr;
  if (kind != nullptr && !is_leftover) return {ThingOf(*kind)};
  const bool is_raw = question.SaysAny(kRaw);
  if (question.SaysAny(kCooked) && !is_raw) {
    if (cooked != nullptr) return {ThingOf(*cooked)};
  }
  std::vector<StoredThing> things;
  const bool may_be_cooked =
      cooked != nullptr && !is_raw && IsEatenCooked(food) && question.SaysAny(kStillGood);
  if (may_be_cooked) things.push_back(ThingOf(*cooked));
  things.push_back(ThingOf(question, question.mentions().front()));
  if (may_be_cooked) things.back().name = "uncooked " + things.back().name;
  return things;
}

}  // namespace flavorbot::app::chef
