#include "storage/recipe_details.h"

#include "storage/item_fields.h"
#include "storage/keys.h"

namespace flavorbot::storage {
namespace {

// One line each; a line within an instruction is told apart by the lists' own ends.
struct Content {
  std::string text;

  void AddList(const std::vector<std::string>& lines) {
    text += std::to_string(lines.size());
    for (const auto& line : lines) text.append("\n").append(line);
    text += '\n';
  }
  void AddNumber(std::optional<std::int64_t> number) {
    text += number ? std::to_string(*number) : "-";
    text += '\n';
  }
};

std::vector<std::string> ListOf(const std::optional<dynamodb::PackedValue>& value) {
  return value ? TextListOf(*value) : std::vector<std::string>{};
}

std::optional<std::int64_t> NumberOf(const std::optional<dynamodb::PackedValue>& value) {
  return value ? IntegerOf(*value) : std::nullopt;
}

}  // namespace

std::string DetailsDigest(const RecipeFields& fields) {
  Content content;
  content.AddList(fields.ingredients.value_or(std::vector<std::string>{}));
  content.AddList(fields.instructions.value_or(std::vector<std::string>{}));
  content.AddNumber(fields.cook_time.value_or(std::nullopt));
  content.AddNumber(fields.servings.value_or(std::nullopt));
  return SecretKey(content.text);
}

std::optional<dynamodb::PackedValue> CurrentDetails(const RecipeView& recipe) {
  if (!recipe.details || recipe.details->type() != dynamodb::AttributeType::kM) {
    return std::nullopt;
  }
  Content content;
  content.AddList(ListOf(recipe.ingredients));
  content.AddList(ListOf(recipe.instructions));
  content.AddNumber(NumberOf(recipe.cook_time));
  content.AddNumber(NumberOf(recipe.servings));
  if (SecretKey(content.text) != recipe.details_of) return std::nullopt;
  return recipe.details;
}

}  // namespace flavorbot::storage
