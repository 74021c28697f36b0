// Reading the files of the knowledge base, kind by kind. Foods come first: all others name them.
//
// Errors: the first fault, as FileEntries words it.
// Threads: pure functions.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "knowledge/file_entries.h"
#include "knowledge/knowledge_base.h"

namespace flavorbot::knowledge {

using ReadFault = base::Result<void, std::string>;

// A food as it is read; what it is made of is known by name until all foods are there.
struct FoodEntry {
  Food food;
  std::vector<std::string> made_of;
};

// A later food of a name replaces an earlier one.
ReadFault ReadFoods(const KnowledgeFile& file, std::vector<FoodEntry>& foods);

// Foods by their own names, as files name them.
class FoodNames {
 public:
  explicit FoodNames(const std::vector<Food>& foods);

  // The food that the text `name` of `entry` means. One that is unknown is a fault.
  FoodId Named(Entry& entry, std::string_view member, const std::string& name) const;
  FoodId Read(Entry& entry, std::string_view member) const {
    return Named(entry, member, entry.Text(member));
  }
  // {"quantity", "unit"} of `entry`, for this food. A unit that the food isn't measured in is a
  // fault.
  Amount ReadAmount(Entry& entry, FoodId food) const;

 private:
  const std::vector<Food>& foods_;
  std::unordered_map<std::string_view, FoodId> ids_;
};

ReadFault ReadRecipes(const KnowledgeFile& file, const FoodNames& foods,
                      std::vector<Recipe>& recipes);
ReadFault ReadDishTemplates(const KnowledgeFile& file, const FoodNames& foods,
                            std::vector<DishTemplate>& templates);
ReadFault ReadSubstitutions(const KnowledgeFile& file, const FoodNames& foods,
                            std::vector<Substitution>& substitutions);
ReadFault ReadCookingTimes(const KnowledgeFile& file, const FoodNames& foods,
                           std::vector<CookingTime>& times);
ReadFault ReadStorage(const KnowledgeFile& file, std::vector<StorageAdvice>& storage);
ReadFault ReadPairings(const KnowledgeFile& file, const FoodNames& foods,
                       std::vector<Pairing>& pairings);
ReadFault ReadDangers(const KnowledgeFile& file, std::vector<Danger>& dangers);

// {"pantry_days", "fridge_days", "freezer_months"}, each of which may be absent.
Keeping ReadKeeping(Entry& entry);

}  // namespace flavorbot::knowledge
