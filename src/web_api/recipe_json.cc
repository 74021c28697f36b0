#include "web_api/recipe_json.h"

#include <utility>

#include "base/json_writer.h"
#include "storage/recipe_details.h"
#include "web_api/plain_json.h"

namespace flavorbot::web_api {
namespace {

using dynamodb::PackedValue;

// Members by hand: a list of recipes writes hundreds of them, and their names need no escaping.
void AppendText(std::string& out, std::string_view member, std::string_view text) {
  out += member;
  base::AppendJsonString(out, text);
}

void AppendDate(std::string& out, std::string_view member, std::string_view date) {
  out += member;
  if (date.empty()) {
    out += "null";
  } else {
    base::AppendJsonString(out, date);
  }
}

void AppendOptional(std::string& out, std::string_view member,
                    const std::optional<PackedValue>& value) {
  if (!value) return;
  out += member;
  AppendPlainJson(out, *value);
}

// An entry of a list of texts; one of another type as the text of its JSON.
void AppendEntry(std::string& out, PackedValue value) {
  if (const auto text = value.string()) return base::AppendJsonString(out, *text);
  std::string json;
  AppendPlainJson(json, value);
  base::AppendJsonString(out, json);
}

void AppendTextList(std::string& out, std::string_view member,
                    const std::optional<PackedValue>& value) {
  out += member;
  out += '[';
  if (value && value->type() == dynamodb::AttributeType::kL) {
    bool is_first = true;
    for (dynamodb::PackedElements it(*value); it.Next();) {
      if (!is_first) out += ',';
      is_first = false;
      AppendEntry(out, it.value());
    }
  } else if (value && value->type() != dynamodb::AttributeType::kNull) {
    AppendEntry(out, *value);
  }
  out += ']';
}

// Room for the answer: a stored recipe grows by its members' quotes and commas.
std::size_t RoomFor(std::span<const storage::StoredRecipe> recipes) {
  std::size_t bytes = 64;
  for (const auto& recipe : recipes) bytes += recipe.item().bytes.size() * 5 / 4 + 128;
  return bytes;
}

void AppendRecipes(std::string& out, std::span<const storage::StoredRecipe> recipes) {
  out += '[';
  bool is_first = true;
  for (const auto& recipe : recipes) {
    if (!is_first) out += ',';
    is_first = false;
    AppendRecipe(out, recipe.View(), Details::kWithout);
  }
  out += ']';
}

}  // namespace

void AppendRecipe(std::string& out, const storage::RecipeView& recipe, Details details) {
  out += R"({"id":)";
  base::AppendJsonInteger(out, recipe.id);
  AppendText(out, R"(,"userId":)", recipe.user_id);
  AppendText(out, R"(,"title":)", recipe.title);
  AppendOptional(out, R"(,"description":)", recipe.description);
  AppendTextList(out, R"(,"ingredients":)", recipe.ingredients);
  AppendTextList(out, R"(,"instructions":)", recipe.instructions);
  AppendText(out, R"(,"category":)", recipe.category);
  AppendOptional(out, R"(,"cookTime":)", recipe.cook_time);
  AppendOptional(out, R"(,"servings":)", recipe.servings);
  AppendOptional(out, R"(,"imageUrl":)", recipe.image_url);
  out += recipe.is_from_ai ? R"(,"isFromAI":true)" : R"(,"isFromAI":false)";
  AppendDate(out, R"(,"createdAt":)", recipe.created_at);
  AppendDate(out, R"(,"updatedAt":)", recipe.updated_at);
  if (details == Details::kWith) {
    AppendOptional(out, R"(,"details":)", storage::CurrentDetails(recipe));
  }
  out += '}';
}

http::Response RecipeResponse(const storage::StoredRecipe& recipe) {
  const auto view = recipe.View();
  std::string json;
  json.reserve(RoomFor({&recipe, 1}));
  AppendRecipe(json, view, Details::kWith);
  auto response = http::JsonResponse(200, std::move(json));
  if (!view.updated_at.empty()) {
    std::string tag;
    tag.reserve(view.updated_at.size() + 2);
    tag += '"';
    tag += view.updated_at;
    tag += '"';
    response.headers.Set("ETag", std::move(tag));
  }
  return response;
}

http::Response RecipesResponse(std::span<const storage::StoredRecipe> recipes) {
  std::string json;
  json.reserve(RoomFor(recipes));
  AppendRecipes(json, recipes);
  return http::JsonResponse(200, std::move(json));
}

http::Response RecipePageResponse(std::span<const storage::StoredRecipe> recipes,
                                  const std::optional<std::string>& next_cursor) {
  std::string json;
  json.reserve(RoomFor(recipes) + (next_cursor ? next_cursor->size() : 0));
  json += R"({"recipes":)";
  AppendRecipes(json, recipes);
  if (next_cursor) AppendText(json, R"(,"nextCursor":)", *next_cursor);
  json += '}';
  return http::JsonResponse(200, std::move(json));
}

}  // namespace flavorbot::web_api
