#include "web_api/recipe_request.h"

#include <charconv>
#include <string_view>

namespace flavorbot::web_api {

std::optional<std::int64_t> RecipeIdOf(const RequestContext& context) {
  const std::string_view text = context.path_parameter("id");
  if (text.empty() || text.front() < '1' || text.front() > '9') return std::nullopt;
  std::int64_t id = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, id);
  if (error != std::errc{} || stop != end) return std::nullopt;
  return id;
}

app::Error RecipeNotFound() {
  return app::MakeError(app::ErrorCode::kNotFound, "Recipe not found");
}

storage::RecipeFields ReadRecipeFields(RequestFields& fields) {
  storage::RecipeFields recipe;
  recipe.title = fields.Text("title");
  recipe.description = fields.ClearableText("description");
  recipe.ingredients = fields.TextList("ingredients");
  recipe.instructions = fields.TextList("instructions");
  recipe.category = fields.Text("category");
  recipe.cook_time = fields.ClearableInteger("cookTime");
  recipe.servings = fields.ClearableInteger("servings");
  recipe.image_url = fields.ClearableText("imageUrl");
  recipe.is_from_ai = fields.Boolean("isFromAI", OnNull::kAbsent);
  return recipe;
}

std::optional<std::string> IfMatchOf(const RequestContext& context) {
  const auto header = context.request.headers.Find("If-Match");
  if (!header || *header == "*") return std::nullopt;
  std::string_view tag = *header;
  if (tag.size() >= 2 && tag.front() == '"' && tag.back() == '"') {
    tag.remove_prefix(1);
    tag.remove_suffix(1);
  }
  return std::string(tag);  // what is no version of ours matches none
}

}  // namespace flavorbot::web_api
