#include "app/chef/dish_document.h"

#include <array>
#include <charconv>
#include <cmath>
#include <utility>

#include "knowledge/vocabulary.h"

namespace flavorbot::app::chef {
namespace {

using dynamodb::AttributeMap;
using dynamodb::AttributeValue;
using knowledge::Allergen;

AttributeValue Text(std::string_view text) { return AttributeValue::S(std::string(text)); }

AttributeValue Whole(int number) { return AttributeValue::N(std::int64_t{number}); }

// To four decimals: no amount is known better.
AttributeValue Decimal(double number) {
  constexpr int kDecimals = 4;
  std::array<char, 64> text{};
  const auto written = std::to_chars(text.data(), text.data() + text.size(), number,
                                     std::chars_format::fixed, kDecimals);
  const auto parsed = dynamodb::Number::Parse(
      std::string_view(text.data(), static_cast<std::size_t>(written.ptr - text.data())));
  return AttributeValue::N(parsed.value_or(dynamodb::Number{}));
}

AttributeValue Texts(const std::vector<std::string>& texts) {
  dynamodb::List list;
  for (const auto& text : texts) list.push_back(Text(text));
  return AttributeValue::L(std::move(list));
}

template <typename Set>
AttributeValue Names(Set set) {
  dynamodb::List list;
  set.ForEach([&list](auto value) { list.push_back(Text(NameOf(value))); });
  return AttributeValue::L(std::move(list));
}

// Each element as `map_of` makes it.
template <typename Elements, typename MapOf>
AttributeValue Maps(const Elements& elements, MapOf map_of) {
  dynamodb::List list;
  for (const auto& element : elements) list.push_back(AttributeValue::M(map_of(element)));
  return AttributeValue::L(std::move(list));
}

AttributeMap MapOf(const DishIngredient& ingredient) {
  AttributeMap map{{"food", Text(ingredient.food)},
                   {"unit", Text(ingredient.unit)},
                   {"preparation", Text(ingredient.preparation)},
                   {"optional", AttributeValue::Bool(ingredient.is_optional)}};
  if (ingredient.quantity) map.Set("quantity", Decimal(*ingredient.quantity));
  return map;
}

AttributeMap MapOf(const DishStep& step) {
  dynamodb::List uses;
  for (const auto place : step.uses) uses.push_back(Whole(static_cast<int>(place)));
  AttributeMap map{{"text", Text(step.text)}, {"uses", AttributeValue::L(std::move(uses))}};
  if (step.minutes) map.Set("minutes", Whole(*step.minutes));
  return map;
}

constexpr std::string_view kActions[] = {"replaced", "left-out", "check-label"};

AttributeMap MapOf(const GuardNote& note) {
  return {{"action", Text(kActions[static_cast<std::size_t>(note.action)])},
          {"food", Text(note.food)},
          {"replacement", Text(note.replacement)},
          {"reason", Text(note.reason)},
          {"change", Text(note.change)}};
}

AttributeMap MapOf(const NutritionEstimate& estimate) {
  return {{"kcal", Decimal(estimate.kcal)},     {"protein", Decimal(estimate.protein_g)},
          {"fat", Decimal(estimate.fat_g)},     {"carbs", Decimal(estimate.carbs_g)},
          {"fibre", Decimal(estimate.fibre_g)}, {"sodium", Decimal(estimate.sodium_mg)}};
}

// Readers: what is absent, or of another type, is empty.

std::string TextIn(const AttributeMap& map, std::string_view name) {
  const auto* value = map.Find(name);
  const auto* text = value == nullptr ? nullptr : value->As<std::string>();
  return text == nullptr ? std::string() : *text;
}

std::optional<double> NumberIn(const AttributeMap& map, std::string_view name) {
  const auto* value = map.Find(name);
  const auto* number = value == nullptr ? nullptr : value->As<dynamodb::Number>();
  if (number == nullptr) return std::nullopt;
  const auto text = number->ToString();
  double read = 0;
  std::from_chars(text.data(), text.data() + text.size(), read);
  return read;
}

std::optional<int> WholeIn(const AttributeMap& map, std::string_view name) {
  const auto number = NumberIn(map, name);
  return number ? std::optional(static_cast<int>(std::lround(*number))) : std::nullopt;
}

const dynamodb::List& ListIn(const AttributeMap& map, std::string_view name) {
  static const dynamodb::List kNone;
  const auto* value = map.Find(name);
  const auto* list = value == nullptr ? nullptr : value->As<dynamodb::List>();
  return list == nullptr ? kNone : *list;
}

std::vector<std::string> TextsIn(const AttributeMap& map, std::string_view name) {
  std::vector<std::string> texts;
  for (const auto& value : ListIn(map, name)) {
    if (const auto* text = value.As<std::string>()) texts.push_back(*text);
  }
  return texts;
}

// Calls `visit(map)` for each map of the list.
template <typename Visit>
void ForEachMap(const AttributeMap& map, std::string_view name, Visit visit) {
  for (const auto& value : ListIn(map, name)) {
    if (const auto* element = value.As<AttributeMap>()) visit(*element);
  }
}

knowledge::Allergens AllergensIn(const AttributeMap& map, std::string_view name) {
  knowledge::Allergens allergens;
  for (const auto& text : TextsIn(map, name)) {
    if (const auto allergen = knowledge::AllergenNamed(text)) allergens.Add(*allergen);
  }
  return allergens;
}

GuardAction ActionNamed(std::string_view name) {
  if (name == kActions[0]) return GuardAction::kReplaced;
  return name == kActions[1] ? GuardAction::kLeftOut : GuardAction::kCheckLabel;
}

DishIngredient IngredientOf(const AttributeMap& map, const knowledge::KnowledgeBase& knowledge) {
  DishIngredient ingredient{.quantity = NumberIn(map, "quantity"),
                            .unit = TextIn(map, "unit"),
                            .food = TextIn(map, "food"),
                            .preparation = TextIn(map, "preparation")};
  const auto* optional = map.Find("optional");
  const auto* truth = optional == nullptr ? nullptr : optional->As<bool>();
  ingredient.is_optional = truth != nullptr && *truth;
  if (const auto* food = knowledge.FindFood(ingredient.food)) {
    ingredient.known = knowledge.IdOf(*food);
  }
  return ingredient;
}

DishStep StepOf(const AttributeMap& map) {
  DishStep step{.text = TextIn(map, "text"), .minutes = WholeIn(map, "minutes"), .uses = {}};
  for (const auto& value : ListIn(map, "uses")) {
    const auto* number = value.As<dynamodb::Number>();
    const auto place = number == nullptr ? std::nullopt : number->ToInt64();
    if (place && *place >= 0) step.uses.push_back(static_cast<std::size_t>(*place));
  }
  return step;
}

NutritionEstimate EstimateOf(const AttributeMap& map) {
  return {.kcal = NumberIn(map, "kcal").value_or(0),
          .protein_g = NumberIn(map, "protein").value_or(0),
          .fat_g = NumberIn(map, "fat").value_or(0),
          .carbs_g = NumberIn(map, "carbs").value_or(0),
          .fibre_g = NumberIn(map, "fibre").value_or(0),
          .sodium_mg = NumberIn(map, "sodium").value_or(0)};
}

}  // namespace

AttributeMap DocumentOf(const Dish& dish) {
  std::vector<std::string> lines;
  for (const auto& ingredient : dish.ingredients) lines.push_back(LineOf(ingredient));
  std::vector<std::string> instructions;
  for (const auto& step : dish.steps) instructions.push_back(step.text);
  const auto map_of = [](const auto& element) { return MapOf(element); };
  AttributeMap document{{"title", Text(dish.title)},
                        {"description", Text(dish.description)},
                        {"ingredients", Texts(lines)},
                        {"instructions", Texts(instructions)},
                        {"cookTime", Whole(dish.total_minutes())},
                        {"servings", Whole(dish.servings)},
                        {"category", Text(knowledge::NameOf(dish.category))},
                        {"prepMinutes", Whole(dish.prep_minutes)},
                        {"cookMinutes", Whole(dish.cook_minutes)},
                        {"restMinutes", Whole(dish.rest_minutes)},
                        {"cuisine", Text(dish.cuisine)},
                        {"diets", Names(dish.diets)},
                        {"allergens", Names(dish.allergens)},
                        {"mayContain", Names(dish.allergens_may)},
                        {"equipment", Texts(dish.equipment)},
                        {"tips", Texts(dish.tips)},
                        {"structuredIngredients", Maps(dish.ingredients, map_of)},
                        {"steps", Maps(dish.steps, map_of)},
                        {"notes", Maps(dish.notes, map_of)}};
  if (dish.per_serving) document.Set("nutrition", AttributeValue::M(MapOf(*dish.per_serving)));
  if (!dish.known_recipe.empty()) document.Set("knownRecipe", Text(dish.known_recipe));
  return document;
}

Dish DishOf(const AttributeMap& document, const knowledge::KnowledgeBase& knowledge) {
  Dish dish;
  dish.title = TextIn(document, "title");
  dish.description = TextIn(document, "description");
  ForEachMap(document, "structuredIngredients", [&](const AttributeMap& map) {
    dish.ingredients.push_back(IngredientOf(map, knowledge));
  });
  ForEachMap(document, "steps",
             [&](const AttributeMap& map) { dish.steps.push_back(StepOf(map)); });
  dish.prep_minutes = WholeIn(document, "prepMinutes").value_or(0);
  dish.cook_minutes = WholeIn(document, "cookMinutes").value_or(0);
  dish.rest_minutes = WholeIn(document, "restMinutes").value_or(0);
  dish.servings = WholeIn(document, "servings").value_or(dish.servings);
  dish.category = knowledge::MealNamed(TextIn(document, "category")).value_or(dish.category);
  dish.cuisine = TextIn(document, "cuisine");
  for (const auto& name : TextsIn(document, "diets")) {
    if (const auto diet = DietNamed(name)) dish.diets.Add(*diet);
  }
  dish.allergens = AllergensIn(document, "allergens");
  dish.allergens_may = AllergensIn(document, "mayContain");
  dish.equipment = TextsIn(document, "equipment");
  dish.tips = TextsIn(document, "tips");
  if (const auto* nutrition = document.Find("nutrition")) {
    if (const auto* map = nutrition->As<AttributeMap>()) dish.per_serving = EstimateOf(*map);
  }
  ForEachMap(document, "notes", [&](const AttributeMap& map) {
    dish.notes.push_back({.action = ActionNamed(TextIn(map, "action")),
                          .food = TextIn(map, "food"),
                          .replacement = TextIn(map, "replacement"),
                          .reason = TextIn(map, "reason"),
                          .change = TextIn(map, "change")});
  });
  dish.known_recipe = TextIn(document, "knownRecipe");
  return dish;
}

storage::RecipeFields RecipeFieldsOf(AttributeMap document) {
  storage::RecipeFields fields;
  fields.title = TextIn(document, "title");
  fields.description = TextIn(document, "description");
  fields.ingredients = TextsIn(document, "ingredients");
  fields.instructions = TextsIn(document, "instructions");
  fields.category = TextIn(document, "category");
  fields.cook_time = WholeIn(document, "cookTime");
  fields.servings = WholeIn(document, "servings");
  fields.is_from_ai = true;
  for (const char* name : {"title", "description", "ingredients", "instructions", "category",
                           "cookTime", "servings"}) {
    document.Erase(name);
  }
  fields.details = std::move(document);
  return fields;
}

}  // namespace flavorbot::app::chef
