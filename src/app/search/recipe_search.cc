#include "app/search/recipe_search.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "app/search/scorer.h"

namespace flavorbot::app::search {
namespace {

using dynamodb::AttributeType;
using dynamodb::PackedValue;

// Ingredients are a list of texts; older items may have a text, or lists and maps of texts.
void AddTexts(Scorer& scorer, Field field, PackedValue value) {
  switch (value.type()) {
    case AttributeType::kS:
      scorer.AddText(field, *value.string());
      break;
    case AttributeType::kL:
      for (dynamodb::PackedElements it(value); it.Next();) AddTexts(scorer, field, it.value());
      break;
    case AttributeType::kM:
      for (auto it = dynamodb::PackedAttributes::OfMap(value); it.Next();) {
        AddTexts(scorer, field, it.value());
      }
      break;
    default:
      break;
  }
}

int ScoreOf(Scorer& scorer, const storage::RecipeView& recipe) {
  scorer.Begin();
  scorer.AddText(Field::kTitle, recipe.title);
  scorer.AddText(Field::kCategory, recipe.category);
  if (recipe.ingredients && scorer.Wants(Field::kIngredients)) {
    AddTexts(scorer, Field::kIngredients, *recipe.ingredients);
  }
  if (recipe.description && scorer.Wants(Field::kDescription)) {
    AddTexts(scorer, Field::kDescription, *recipe.description);
  }
  return scorer.Score();
}

Error RefusalOf(QueryError error) {
  switch (error) {
    case QueryError::kBlank:
      return InvalidFields({{"q", "Is required"}});
    case QueryError::kTooLong:
      return InvalidFields(
          {{"q", "Must be at most " + std::to_string(kMaxQueryCharacters) + " characters long"}});
  }
  return {};
}

}  // namespace

std::vector<storage::StoredRecipe> BestRecipes(const Query& query,
                                               std::vector<storage::StoredRecipe> recipes) {
  struct Hit {
    int score;
    std::string_view created_at;
    std::int64_t id;
    std::size_t index;
  };
  std::vector<Hit> hits;
  Scorer scorer(query);
  for (std::size_t i = 0; i < recipes.size(); ++i) {
    const auto recipe = recipes[i].View();
    const int score = ScoreOf(scorer, recipe);
    if (score > 0) hits.push_back({score, recipe.created_at, recipe.id, i});
  }
  const auto better = [](const Hit& a, const Hit& b) {
    return std::tie(a.score, a.created_at, a.id) > std::tie(b.score, b.created_at, b.id);
  };
  const std::size_t kept = std::min(hits.size(), kMaxHits);
  std::partial_sort(hits.begin(), hits.begin() + static_cast<std::ptrdiff_t>(kept), hits.end(),
                    better);
  std::vector<storage::StoredRecipe> best;
  best.reserve(kept);
  for (std::size_t i = 0; i < kept; ++i) best.push_back(std::move(recipes[hits[i].index]));
  return best;
}

AwaitableResult<std::vector<storage::StoredRecipe>> RecipeSearch::Search(
    dynamodb::CallContext& context, std::string user_id, std::string text) {
  const auto query = Query::Parse(text);
  if (!query) co_return std::unexpected(RefusalOf(query.error()));
  if (query->words().empty()) co_return std::vector<storage::StoredRecipe>{};
  auto list = co_await store_.List(context, std::move(user_id), std::nullopt);
  if (!list) co_return std::unexpected(FromStore(std::move(list).error()));
  co_return BestRecipes(*query, std::move(list->recipes));
}

}  // namespace flavorbot::app::search
