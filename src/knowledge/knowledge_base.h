// KnowledgeBase: what the kitchen knows: its foods, recipes, substitutions and facts, read once and
// never changed.
//
//   auto knowledge = KnowledgeBase::Read(ShippedFiles());
//   if (!knowledge) return Fail(knowledge.error());
//   const Food* tomato = knowledge->FindFood("tomatoes");
//
// Several sets of files make one base: a food or a recipe of a later file replaces one of the same
// name or id, so that an operator's files can add and correct.
//
// Threads: any, once read.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "knowledge/dish_template.h"
#include "knowledge/food.h"
#include "knowledge/kitchen_facts.h"
#include "knowledge/recipe.h"
#include "knowledge/substitution.h"

namespace flavorbot::knowledge {

// One file of the knowledge base, with its path below its folder: "foods/fruits.json".
struct KnowledgeFile {
  std::string_view path;
  std::string_view text;
};

// The parts as they are read, before anything may look them up.
struct KnowledgeParts {
  std::vector<Food> foods;
  std::vector<Recipe> recipes;
  std::vector<DishTemplate> dish_templates;
  std::vector<Substitution> substitutions;
  std::vector<CookingTime> cooking_times;
  std::vector<StorageAdvice> storage;
  std::vector<Pairing> pairings;
  std::vector<Danger> dangers;
};

class KnowledgeBase {
 public:
  // Errors: one line that names the file, the entry and what is wrong with it.
  static base::Result<KnowledgeBase, std::string> Read(std::span<const KnowledgeFile> files);

  // By its name, its plural, or another name that people use; as it is written, in lower case.
  // nullptr: unknown.
  const Food* FindFood(std::string_view name) const;

  std::span<const Food> foods() const { return parts_.foods; }
  const Food& food(FoodId id) const { return parts_.foods[id]; }
  FoodId IdOf(const Food& food) const { return static_cast<FoodId>(&food - parts_.foods.data()); }
  // Every name by which a food is known.
  const std::unordered_map<std::string, FoodId>& food_names() const { return food_names_; }

  std::span<const Recipe> recipes() const { return parts_.recipes; }
  std::span<const DishTemplate> dish_templates() const { return parts_.dish_templates; }
  // Those of one food, best first.
  std::span<const Substitution> SubstitutionsOf(FoodId food) const;
  std::span<const CookingTime> cooking_times() const { return parts_.cooking_times; }
  std::span<const StorageAdvice> storage() const { return parts_.storage; }
  std::span<const Danger> dangers() const { return parts_.dangers; }
  // Best first; empty: nothing is known.
  std::span<const FoodId> PairingsOf(FoodId food) const;

 private:
  explicit KnowledgeBase(KnowledgeParts parts);

  KnowledgeParts parts_;
  std::unordered_map<std::string, FoodId> food_names_;
  std::vector<std::vector<Substitution>> substitutions_;  // by food
  std::vector<std::span<const FoodId>> pairings_;         // by food
};

}  // namespace flavorbot::knowledge
