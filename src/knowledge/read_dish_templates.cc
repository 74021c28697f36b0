#include <algorithm>

#include "knowledge/read_parts.h"
#include "knowledge/read_step.h"
#include "knowledge/vocabulary.h"

namespace flavorbot::knowledge {
namespace {

Slot ReadSlot(Entry& entry, const FoodNames& foods) {
  Slot slot;
  slot.name = entry.Text("slot");
  slot.categories = entry.Values<FoodCategories>("categories", FoodCategoryNamed);
  slot.grams = entry.Number("grams", 1, 10'000);
  slot.most = entry.Integer("most", 1, 10);
  slot.role = entry.Value("role", RoleNamed);
  if (entry.Has("preparation")) slot.preparation = entry.Text("preparation");
  if (entry.Has("default")) slot.default_food = foods.Read(entry, "default");
  entry.Finish();
  return slot;
}

StepCondition ReadCondition(Entry& entry, const std::vector<Slot>& slots) {
  StepCondition condition;
  const auto slot = std::ranges::find(slots, entry.Text("slot"), &Slot::name);
  if (slot == slots.end()) {
    entry.Fail("slot", "is no slot of the dish");
  } else {
    condition.slot = static_cast<std::size_t>(slot - slots.begin());
  }
  condition.categories = entry.Values<FoodCategories>("categories", FoodCategoryNamed);
  condition.when_empty = entry.Flag("when_empty");
  entry.Finish();
  return condition;
}

DishTemplate ReadTemplate(Entry& entry, const FoodNames& foods) {
  DishTemplate dish;
  dish.id = entry.Text("id");
  entry.set_place(dish.id);
  dish.title = entry.Text("title");
  dish.description = entry.Text("description");
  dish.category = entry.Value("category", MealNamed);
  dish.meals = entry.Values<Meals>("meals", MealNamed);
  dish.technique = entry.Text("technique");
  dish.equipment = entry.Values<EquipmentSet>("equipment", EquipmentNamed);
  dish.servings = entry.Integer("servings", 1, 100);
  std::vector<std::string> names;
  for (Entry& slot : entry.Objects("slots")) {
    dish.slots.push_back(ReadSlot(slot, foods));
    names.push_back(dish.slots.back().name);
  }
  for (Entry& part : entry.Objects("ingredients")) {
    dish.ingredients.push_back(ReadIngredient(part, foods));
    names.push_back(part.Text("food"));
  }
  for (Entry& part : entry.Objects("steps")) {
    TemplateStep step;
    if (auto condition = part.Object("if")) step.condition = ReadCondition(*condition, dish.slots);
    step.step = ReadStep(part, names);
    dish.steps.push_back(std::move(step));
  }
  if (dish.slots.empty() || dish.steps.empty()) entry.Fail("slots", "or steps are empty");
  entry.Finish();
  return dish;
}

}  // namespace

ReadFault ReadDishTemplates(const KnowledgeFile& file, const FoodNames& foods,
                            std::vector<DishTemplate>& templates) {
  FileEntries entries(file.path, file.text);
  for (Entry& entry : entries.entries()) {
    DishTemplate dish = ReadTemplate(entry, foods);
    const auto same = std::ranges::find(templates, dish.id, &DishTemplate::id);
    if (same == templates.end()) {
      templates.push_back(std::move(dish));
    } else {
      *same = std::move(dish);
    }
  }
  return entries.outcome();
}

}  // namespace flavorbot::knowledge
