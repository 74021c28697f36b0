#include "app/chef/request_words.h"

#include <algorithm>
#include <charconv>
#include <ranges>
#include <span>
#include <vector>

namespace flavorbot::app::chef {
namespace {

using knowledge::Equipment;
using knowledge::EquipmentSet;
using knowledge::Meal;
using knowledge::Mood;
using knowledge::Skill;

template <typename T>
struct Called {
  std::string_view stems;
  T meaning;
};

template <typename T, std::size_t kCount>
std::optional<T> Find(const Called<T> (&table)[kCount], std::string_view stems) {
  const auto found = std::ranges::find(table, stems, &Called<T>::stems);
  if (found == std::end(table)) return std::nullopt;
  return found->meaning;
}

constexpr Called<Meal> kMeals[] = {
    {"breakfast", Meal::kBreakfast},   {"brunch", Meal::kBreakfast},
    {"morning", Meal::kBreakfast},     {"lunch", Meal::kLunch},
    {"lunchbox", Meal::kLunch},        {"dinner", Meal::kDinner},
    {"supper", Meal::kDinner},         {"main course", Meal::kDinner},
    {"main dish", Meal::kDinner},      {"tonight", Meal::kDinner},
    {"evening", Meal::kDinner},        {"snack", Meal::kSnacks},
    {"nibble", Meal::kSnacks},         {"dessert", Meal::kDessert},
    {"sweet treat", Meal::kDessert},   {"pudding", Meal::kDessert},
    {"cake", Meal::kDessert},          {"cookie", Meal::kDessert},
    {"appetizer", Meal::kAppetizer},   {"starter", Meal::kAppetizer},
    {"finger food", Meal::kAppetizer}, {"side dish", Meal::kAppetizer},
    {"tapa", Meal::kAppetizer},        {"drink", Meal::kBeverage},
    {"beverage", Meal::kBeverage},     {"mocktail", Meal::kBeverage},
    {"smoothie", Meal::kBeverage}};

constexpr Called<std::string_view> kCuisines[] = {{"italian", "italian"},
                                                  {"italy", "italian"},
                                                  {"french", "french"},
                                                  {"france", "french"},
                                                  {"spanish", "spanish"},
                                                  {"spain", "spanish"},
                                                  {"portuguese", "portuguese"},
                                                  {"greek", "greek"},
                                                  {"greece", "greek"},
                                                  {"turkish", "turkish"},
                                                  {"turkey style", "turkish"},
                                                  {"middle eastern", "middle-eastern"},
                                                  {"lebanese", "middle-eastern"},
                                                  {"israeli", "middle-eastern"},
                                                  {"persian", "middle-eastern"},
                                                  {"arabic", "middle-eastern"},
                                                  {"moroccan", "moroccan"},
                                                  {"morocco", "moroccan"},
                                                  {"ethiopian", "ethiopian"},
                                                  {"west african", "west-african"},
                                                  {"nigerian", "west-african"},
                                                  {"ghanaian", "west-african"},
                                                  {"senegalese", "west-african"},
                                                  {"indian", "indian"},
                                                  {"india", "indian"},
                                                  {"thai", "thai"},
                                                  {"thailand", "thai"},
                                                  {"vietnamese", "vietnamese"},
                                                  {"vietnam", "vietnamese"},
                                                  {"chinese", "chinese"},
                                                  {"china", "chinese"},
                                                  {"sichuan", "chinese"},
                                                  {"cantonese", "chinese"},
                                                  {"japanese", "japanese"},
                                                  {"japan", "japanese"},
                                                  {"korean", "korean"},
                                                  {"korea", "korean"},
                                                  {"indonesian", "indonesian"},
                                                  {"mexican", "mexican"},
                                                  {"mexico", "mexican"},
                                                  {"tex mex", "mexican"},
                                                  {"peruvian", "peruvian"},
                                                  {"brazilian", "brazilian"},
                                                  {"caribbean", "caribbean"},
                                                  {"jamaican", "caribbean"},
                                                  {"american", "american"},
                                                  {"southern", "american"},
                                                  {"cajun", "american"},
                                                  {"british", "british"},
                                                  {"english", "british"},
                                                  {"scottish", "british"},
                                                  {"irish", "irish"},
                                                  {"german", "german"},
                                                  {"nordic", "nordic"},
                                                  {"swedish", "nordic"},
                                                  {"scandinavian", "nordic"},
                                                  {"danish", "nordic"},
                                                  {"portugal", "portuguese"},
                                                  {"turkiye", "turkish"},
                                                  {"lebanon", "middle-eastern"},
                                                  {"ethiopia", "ethiopian"},
                                                  {"nigeria", "west-african"},
                                                  {"ghana", "west-african"},
                                                  {"indonesia", "indonesian"},
                                                  {"peru", "peruvian"},
                                                  {"brazil", "brazilian"},
                                                  {"jamaica", "caribbean"},
                                                  {"britain", "british"},
                                                  {"england", "british"},
                                                  {"ireland", "irish"},
                                                  {"germany", "german"},
                                                  {"sweden", "nordic"},
                                                  {"norway", "nordic"},
                                                  {"poland", "polish"},
                                                  {"hungary", "hungarian"},
                                                  {"ukraine", "ukrainian"},
                                                  {"polish", "polish"},
                                                  {"hungarian", "hungarian"},
                                                  {"ukrainian", "ukrainian"}};

constexpr Called<Mood> kMoods[] = {{"quick", Mood::kQuick},
                                   {"quickly", Mood::kQuick},
                                   {"quicker", Mood::kQuick},
                                   {"fast", Mood::kQuick},
                                   {"faster", Mood::kQuick},
                                   {"speedy", Mood::kQuick},
                                   {"hurry", Mood::kQuick},
                                   {"comforting", Mood::kComforting},
                                   {"comfort", Mood::kComforting},
                                   {"cozy", Mood::kComforting},
                                   {"cosy", Mood::kComforting},
                                   {"warming", Mood::kComforting},
                                   {"light", Mood::kLight},
                                   {"lighter", Mood::kLight},
                                   {"healthy", Mood::kLight},
                                   {"healthier", Mood::kLight},
                                   {"fresh", Mood::kFresh},
                                   {"refreshing", Mood::kFresh},
                                   {"summery", Mood::kFresh},
                                   {"spicy", Mood::kSpicy},
                                   {"spicier", Mood::kSpicy},
                                   {"fiery", Mood::kSpicy},
                                   {"hearty", Mood::kHearty},
                                   {"filling", Mood::kHearty},
                                   {"hungry", Mood::kHearty},
                                   {"cheap", Mood::kCheap},
                                   {"cheaper", Mood::kCheap},
                                   {"budget", Mood::kCheap},
                                   {"inexpensive", Mood::kCheap},
                                   {"frugal", Mood::kCheap},
                                   {"festive", Mood::kFestive},
                                   {"party", Mood::kFestive},
                                   {"celebration", Mood::kFestive},
                                   {"birthday", Mood::kFestive},
                                   {"dinner party", Mood::kFestive},
                                   {"christma", Mood::kFestive},
                                   {"christmas", Mood::kFestive},
                                   {"easter", Mood::kFestive},
                                   {"lunchbox", Mood::kPicnic},
                                   {"school", Mood::kKidFriendly},
                                   {"student", Mood::kCheap},
                                   {"poor", Mood::kCheap},
                                   {"protein", Mood::kHighProtein},
                                   {"fancy", Mood::kFestive},
                                   {"impress", Mood::kFestive},
                                   {"kid friendly", Mood::kKidFriendly},
                                   {"kid", Mood::kKidFriendly},
                                   {"child", Mood::kKidFriendly},
                                   {"children", Mood::kKidFriendly},
                                   {"toddler", Mood::kKidFriendly},
                                   {"make ahead", Mood::kMakeAhead},
                                   {"meal prep", Mood::kMakeAhead},
                                   {"ahead", Mood::kMakeAhead},
                                   {"one pot", Mood::kOnePot},
                                   {"one pan", Mood::kOnePot},
                                   {"sheet pan", Mood::kOnePot},
                                   {"high protein", Mood::kHighProtein},
                                   {"protein rich", Mood::kHighProtein},
                                   {"romantic", Mood::kRomantic},
                                   {"date night", Mood::kRomantic},
                                   {"picnic", Mood::kPicnic},
                                   {"packed lunch", Mood::kPicnic}};

constexpr Called<std::string_view> kTechniques[] = {
    {"stir fry", "stir-fry"}, {"soup", "soup"},         {"broth", "soup"},
    {"chowder", "soup"},      {"stew", "stew"},         {"chili", "stew"},
    {"ragout", "stew"},       {"curry", "curry"},       {"dal", "curry"},
    {"braise", "braise"},     {"braised", "braise"},    {"salad", "salad"},
    {"bowl", "bowl"},         {"casserole", "bake"},    {"gratin", "bake"},
    {"bake", "bake"},         {"baked", "bake"},        {"traybake", "roast"},
    {"roast", "roast"},       {"roasted", "roast"},     {"grill", "grill"},
    {"grilled", "grill"},     {"barbecue", "grill"},    {"bbq", "grill"},
    {"pasta", "pasta"},       {"spaghetti", "pasta"},   {"lasagna", "pasta"},
    {"noodle", "noodles"},    {"ramen", "noodles"},     {"risotto", "rice"},
    {"pilaf", "rice"},        {"paella", "rice"},       {"fried rice", "rice"},
    {"frittata", "frittata"}, {"omelet", "frittata"},   {"omelette", "frittata"},
    {"sandwich", "sandwich"}, {"wrap", "sandwich"},     {"burger", "sandwich"},
    {"toast", "sandwich"},    {"pancake", "pancake"},   {"crepe", "pancake"},
    {"waffle", "pancake"},    {"porridge", "porridge"}, {"oatmeal", "porridge"},
    {"smoothie", "smoothie"}, {"shake", "smoothie"},    {"dip", "dip"},
    {"spread", "dip"},        {"cake", "cake"},         {"muffin", "cake"},
    {"brownie", "cake"},      {"cookie", "cookie"},     {"biscuit", "cookie"},
    {"bread", "bread"},       {"flatbread", "bread"},   {"ice cream", "dessert"},
    {"mousse", "dessert"},    {"crumble", "dessert"}};

constexpr EquipmentSet kStove = {Equipment::kPot, Equipment::kPan, Equipment::kWok,
                                 Equipment::kSteamer};

constexpr Called<EquipmentSet> kEquipment[] = {
    {"oven", EquipmentSet{Equipment::kOven}},
    {"stove", kStove},
    {"stovetop", kStove},
    {"hob", kStove},
    {"pot", EquipmentSet{Equipment::kPot}},
    {"saucepan", EquipmentSet{Equipment::kPot}},
    {"pan", EquipmentSet{Equipment::kPan}},
    {"frying pan", EquipmentSet{Equipment::kPan}},
    {"skillet", EquipmentSet{Equipment::kPan}},
    {"wok", EquipmentSet{Equipment::kWok}},
    {"blender", EquipmentSet{Equipment::kBlender}},
    {"food processor", EquipmentSet{Equipment::kBlender}},
    {"mixer", EquipmentSet{Equipment::kMixer}},
    {"microwave", EquipmentSet{Equipment::kMicrowave}},
    {"grill", EquipmentSet{Equipment::kGrill}},
    {"barbecue", EquipmentSet{Equipment::kGrill}},
    {"baking sheet", EquipmentSet{Equipment::kBakingSheet}},
    {"baking tray", EquipmentSet{Equipment::kBakingSheet}},
    {"cake tin", EquipmentSet{Equipment::kCakeTin}},
    {"muffin tin", EquipmentSet{Equipment::kMuffinTin}},
    {"loaf tin", EquipmentSet{Equipment::kLoafTin}},
    {"steamer", EquipmentSet{Equipment::kSteamer}},
    {"sieve", EquipmentSet{Equipment::kSieve}},
    {"rolling pin", EquipmentSet{Equipment::kRollingPin}},
    {"skewer", EquipmentSet{Equipment::kSkewers}},
    {"waffle iron", EquipmentSet{Equipment::kWaffleIron}}};

constexpr Called<Skill> kSkills[] = {{"easy", Skill::kEasy},          {"easier", Skill::kEasy},
                                     {"simple", Skill::kEasy},        {"simpler", Skill::kEasy},
                                     {"beginner", Skill::kEasy},      {"effortless", Skill::kEasy},
                                     {"intermediate", Skill::kMedium}};

constexpr Called<double> kNumbers[] = {
    {"half", 0.5},   {"a", 1},         {"an", 1},        {"one", 1},       {"two", 2},
    {"couple", 2},   {"three", 3},     {"four", 4},      {"five", 5},      {"six", 6},
    {"seven", 7},    {"eight", 8},     {"nine", 9},      {"ten", 10},      {"eleven", 11},
    {"twelve", 12},  {"dozen", 12},    {"thirteen", 13}, {"fourteen", 14}, {"fifteen", 15},
    {"sixteen", 16}, {"eighteen", 18}, {"twenty", 20},   {"thirty", 30},   {"forty", 40},
    {"fifty", 50},   {"sixty", 60},    {"seventy", 70},  {"eighty", 80},   {"ninety", 90},
    {"hundred", 100}};

// Of no table, and still never a misspelt food or the name of a dish.
constexpr std::string_view kOtherWords[] = {
    "vegan",      "vegetarian",  "pescatarian", "gluten",  "dairy",  "lactose",   "celiac",
    "coeliac",    "halal",       "kosher",      "keto",    "sodium", "allergic",  "allergy",
    "intolerant", "intolerance", "without",     "people",  "person", "minute",    "hour",
    "leftover",   "instead",     "ingredient",  "serving", "recipe", "something", "anything",
    "plant",      "creme",       "stale",       "diabetic"};

// Plain words, of which dishes are made all the same.
constexpr std::string_view kDishNouns[] = {"taco",   "pizza",   "pie",      "burger",   "chip",
                                           "noodle", "pancake", "meatball", "dumpling", "roll"};

constexpr Called<std::string_view> kUnits[] = {
    {"g", "g"},           {"gram", "g"},        {"gr", "g"},        {"kg", "kg"},
    {"kilo", "kg"},       {"kilogram", "kg"},   {"oz", "oz"},       {"ounce", "oz"},
    {"lb", "lb"},         {"pound", "lb"},      {"ml", "ml"},       {"milliliter", "ml"},
    {"millilitre", "ml"}, {"dl", "dl"},         {"l", "l"},         {"liter", "l"},
    {"litre", "l"},       {"cup", "cup"},       {"tbsp", "tbsp"},   {"tablespoon", "tbsp"},
    {"tsp", "tsp"},       {"teaspoon", "tsp"},  {"pinch", "pinch"}, {"pint", "pint"},
    {"quart", "quart"},   {"piece", "piece"},   {"clove", "clove"}, {"slice", "slice"},
    {"can", "can"},       {"tin", "can"},       {"bunch", "bunch"}, {"sprig", "sprig"},
    {"stalk", "stalk"},   {"leaf", "leaf"},     {"head", "head"},   {"fillet", "fillet"},
    {"sheet", "sheet"},   {"packet", "packet"}, {"pack", "packet"}, {"loaf", "loaf"},
    {"ear", "ear"},       {"jar", "jar"},       {"stick", "stick"}};

template <typename T, std::size_t kCount>
void AddWords(const Called<T> (&table)[kCount], std::vector<std::string_view>& words) {
  for (const auto& called : table) {
    for (const auto word : std::views::split(called.stems, ' ')) words.emplace_back(word);
  }
}

}  // namespace

std::span<const std::string_view> RequestWords() {
  static const std::vector<std::string_view> words = [] {
    std::vector<std::string_view> all(std::begin(kOtherWords), std::end(kOtherWords));
    AddWords(kMeals, all);
    AddWords(kCuisines, all);
    AddWords(kMoods, all);
    AddWords(kTechniques, all);
    AddWords(kEquipment, all);
    AddWords(kSkills, all);
    std::ranges::sort(all);
    const auto repeated = std::ranges::unique(all);
    all.erase(repeated.begin(), repeated.end());
    return all;
  }();
  return words;
}

bool IsRequestWord(std::string_view stem) {
  return std::ranges::binary_search(RequestWords(), stem);
}

bool IsDishNoun(std::string_view stem) {
  return std::ranges::find(kDishNouns, stem) != std::end(kDishNouns);
}

std::optional<Meal> MealCalled(std::string_view stems) { return Find(kMeals, stems); }
std::optional<std::string_view> CuisineCalled(std::string_view stems) {
  return Find(kCuisines, stems);
}
std::optional<Mood> MoodCalled(std::string_view stems) { return Find(kMoods, stems); }
std::optional<std::string_view> TechniqueCalled(std::string_view stems) {
  return Find(kTechniques, stems);
}
EquipmentSet EquipmentCalled(std::string_view stems) {
  return Find(kEquipment, stems).value_or(EquipmentSet{});
}
std::optional<Skill> SkillCalled(std::string_view stems) { return Find(kSkills, stems); }
std::optional<std::string_view> UnitCalled(std::string_view stem) { return Find(kUnits, stem); }

std::optional<double> NumberCalled(std::string_view word) {
  if (const auto number = Find(kNumbers, word)) return number;
  int number = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
  if (error != std::errc() || end != word.data() + word.size() || number < 0) return std::nullopt;
  return number;
}

}  // namespace flavorbot::app::chef
