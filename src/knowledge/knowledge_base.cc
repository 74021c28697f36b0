#include "knowledge/knowledge_base.h"

#include <algorithm>
#include <limits>

#include "knowledge/read_parts.h"

namespace flavorbot::knowledge {
namespace {

bool IsBelow(const KnowledgeFile& file, std::string_view folder) {
  return file.path.starts_with(folder) && file.path.ends_with(".json");
}

base::Result<std::vector<Food>, std::string> ReadAllFoods(std::span<const KnowledgeFile> files) {
  std::vector<FoodEntry> entries;
  for (const KnowledgeFile& file : files) {
    if (!IsBelow(file, "foods/")) continue;
    if (auto read = ReadFoods(file, entries); !read) return std::unexpected(read.error());
  }
  if (entries.size() >= std::numeric_limits<FoodId>::max()) {
    return std::unexpected("foods: there are more than 65,534");
  }
  std::unordered_map<std::string_view, FoodId> ids;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    ids.emplace(entries[i].food.name, static_cast<FoodId>(i));
  }
  for (FoodEntry& entry : entries) {
    for (const std::string& part : entry.made_of) {
      const auto found = ids.find(part);
      if (found == ids.end()) {
        return std::unexpected("foods: " + entry.food.name + ": \"made_of\" has \"" + part +
                               "\", which is the name of no food");
      }
      entry.food.made_of.push_back(found->second);
    }
  }
  std::vector<Food> foods;
  foods.reserve(entries.size());
  for (FoodEntry& entry : entries) foods.push_back(std::move(entry.food));
  return foods;
}

// Reads every file that is what `read` reads.
ReadFault ReadOther(const KnowledgeFile& file, const FoodNames& names, KnowledgeParts& parts) {
  if (IsBelow(file, "recipes/")) return ReadRecipes(file, names, parts.recipes);
  if (file.path == "dishes.json") return ReadDishTemplates(file, names, parts.dish_templates);
  if (file.path == "substitutions.json") {
    return ReadSubstitutions(file, names, parts.substitutions);
  }
  if (file.path == "techniques.json") return ReadCookingTimes(file, names, parts.cooking_times);
  if (file.path == "storage.json") return ReadStorage(file, parts.storage);
  if (file.path == "pairings.json") return ReadPairings(file, names, parts.pairings);
  if (file.path == "dangers.json") return ReadDangers(file, parts.dangers);
  return std::unexpected(std::string(file.path) + ": is no file of a knowledge base");
}

}  // namespace

base::Result<KnowledgeBase, std::string> KnowledgeBase::Read(std::span<const KnowledgeFile> files) {
  KnowledgeParts parts;
  auto foods = ReadAllFoods(files);
  if (!foods) return std::unexpected(foods.error());
  parts.foods = std::move(*foods);
  const FoodNames names(parts.foods);
  for (const KnowledgeFile& file : files) {
    if (IsBelow(file, "foods/")) continue;
    if (auto read = ReadOther(file, names, parts); !read) return std::unexpected(read.error());
  }
  return KnowledgeBase(std::move(parts));
}

KnowledgeBase::KnowledgeBase(KnowledgeParts parts) : parts_(std::move(parts)) {
  for (std::size_t i = 0; i < parts_.foods.size(); ++i) {
    const Food& food = parts_.foods[i];
    const auto id = static_cast<FoodId>(i);
    food_names_.insert_or_assign(food.name, id);
    food_names_.emplace(food.plural, id);
    for (const std::string& name : food.also) food_names_.emplace(name, id);
  }
  substitutions_.resize(parts_.foods.size());
  for (Substitution& substitution : parts_.substitutions) {
    substitutions_[substitution.of].push_back(std::move(substitution));
  }
  parts_.substitutions.clear();
  pairings_.resize(parts_.foods.size());
  for (const Pairing& pairing : parts_.pairings) pairings_[pairing.food] = pairing.with;
}

const Food* KnowledgeBase::FindFood(std::string_view name) const {
  const auto found = food_names_.find(std::string(name));
  return found == food_names_.end() ? nullptr : &parts_.foods[found->second];
}

std::span<const Substitution> KnowledgeBase::SubstitutionsOf(FoodId food) const {
  return substitutions_[food];
}

std::span<const FoodId> KnowledgeBase::PairingsOf(FoodId food) const { return pairings_[food]; }

}  // namespace flavorbot::knowledge
