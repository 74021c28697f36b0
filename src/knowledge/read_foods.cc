#include <algorithm>

#include "knowledge/read_parts.h"
#include "knowledge/vocabulary.h"

namespace flavorbot::knowledge {
namespace {

constexpr int kMostKept = 10'000;

Nutrition ReadNutrition(Entry& entry) {
  Nutrition nutrition;
  auto in_100_g = entry.Object("nutrition");
  if (!in_100_g) {
    entry.Fail("nutrition", "is missing");
    return nutrition;
  }
  nutrition = {.kcal = in_100_g->Number("kcal", 0, 905),
               .protein_g = in_100_g->Number("protein", 0, 100),
               .fat_g = in_100_g->Number("fat", 0, 100),
               .saturates_g = in_100_g->Number("saturates", 0, 100),
               .carbs_g = in_100_g->Number("carbs", 0, 100),
               .sugars_g = in_100_g->Number("sugars", 0, 100),
               .fibre_g = in_100_g->Number("fibre", 0, 100),
               .sodium_mg = in_100_g->Number("sodium", 0, 40'000)};
  in_100_g->Finish();
  return nutrition;
}

std::uint16_t ReadSeason(Entry& entry) {
  std::uint16_t season = 0;
  for (const int month : entry.Integers("season", 1, 12)) {
    season = static_cast<std::uint16_t>(season | (1U << static_cast<unsigned>(month)));
  }
  return season;
}

FoodEntry ReadFood(Entry& entry) {
  FoodEntry read;
  Food& food = read.food;
  food.name = entry.Text("name");
  entry.set_place(food.name);
  food.plural = entry.Text("plural");
  food.also = entry.Texts("also");
  food.category = entry.Value("category", FoodCategoryNamed);
  food.aisle = entry.Text("aisle");
  food.origin = entry.Values<Origins>("origin", OriginNamed);
  food.origin_may = entry.Values<Origins>("origin_may", OriginNamed);
  food.allergens = entry.Values<Allergens>("allergens", AllergenNamed);
  food.allergens_may = entry.Values<Allergens>("allergens_may", AllergenNamed);
  read.made_of = entry.Texts("made_of");
  for (auto& [unit, grams] : entry.Numbers("units")) food.units.push_back({unit, grams});
  if (entry.Has("density")) food.density = entry.Number("density", 0.01, 2);
  food.season = ReadSeason(entry);
  if (auto keeps = entry.Object("keeps")) {
    food.keeps = ReadKeeping(*keeps);
    keeps->Finish();
  }
  food.nutrition = ReadNutrition(entry);
  if (food.origin.empty()) entry.Fail("origin", "is empty");
  entry.Finish();
  return read;
}

}  // namespace

Keeping ReadKeeping(Entry& entry) {
  Keeping keeping;
  if (entry.Has("pantry_days")) keeping.pantry_days = entry.Integer("pantry_days", 0, kMostKept);
  if (entry.Has("fridge_days")) keeping.fridge_days = entry.Integer("fridge_days", 0, kMostKept);
  if (entry.Has("freezer_months")) {
    keeping.freezer_months = entry.Integer("freezer_months", 0, kMostKept);
  }
  return keeping;
}

ReadFault ReadFoods(const KnowledgeFile& file, std::vector<FoodEntry>& foods) {
  FileEntries entries(file.path, file.text);
  for (Entry& entry : entries.entries()) {
    FoodEntry read = ReadFood(entry);
    const auto same = std::ranges::find(
        foods, read.food.name,
        [](const FoodEntry& other) -> const std::string& { return other.food.name; });
    if (same == foods.end()) {
      foods.push_back(std::move(read));
    } else {
      *same = std::move(read);
    }
  }
  return entries.outcome();
}

FoodNames::FoodNames(const std::vector<Food>& foods) : foods_(foods) {
  for (const Food& food : foods) {
    ids_.emplace(food.name, static_cast<FoodId>(&food - foods.data()));
  }
}

FoodId FoodNames::Named(Entry& entry, std::string_view member, const std::string& name) const {
  const auto found = ids_.find(name);
  if (found != ids_.end()) return found->second;
  entry.Fail(member, "is \"" + name + "\", which is the name of no food");
  return 0;
}

Amount FoodNames::ReadAmount(Entry& entry, FoodId food) const {
  Amount amount{entry.Number("quantity", 0.01, 100'000), entry.Text("unit")};
  if (food < foods_.size() && !GramsOf(foods_[food], amount)) {
    entry.Fail("unit",
               "is \"" + amount.unit + "\", in which " + foods_[food].name + " isn't measured");
  }
  return amount;
}

}  // namespace flavorbot::knowledge
