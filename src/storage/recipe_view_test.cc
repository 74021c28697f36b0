#include "storage/recipe_view.h"

#include <gtest/gtest.h>

#include "storage/recipe_details.h"
#include "storage/recipe_item.h"

namespace flavorbot::storage {
namespace {

using dynamodb::AttributeValue;

RecipeFields Lasagne() {
  return {.title = "Lasagne",
          .description = std::optional<std::string>(),
          .ingredients = std::vector<std::string>{"500 g mince", "béchamel"},
          .instructions = std::vector<std::string>{"Layer.", "Bake."},
          .category = "dinner",
          .cook_time = std::optional<std::int64_t>(45)};
}

TEST(RecipeView, ReadsWhatRecipeItemWrites) {
  const StoredRecipe stored(
      dynamodb::Pack(RecipeItem("ann", 1763845200000, Lasagne(), "2026-11-22T21:00:00.000Z")));
  const auto recipe = stored.View();
  EXPECT_EQ(recipe.id, 1763845200000);
  EXPECT_EQ(recipe.user_id, "ann");
  EXPECT_EQ(recipe.sort_key, "RECIPE#1763845200000");
  EXPECT_EQ(recipe.title, "Lasagne");
  EXPECT_EQ(recipe.category, "dinner");
  EXPECT_FALSE(recipe.is_from_ai);
  EXPECT_EQ(recipe.created_at, "2026-11-22T21:00:00.000Z");
  EXPECT_EQ(recipe.updated_at, recipe.created_at);
  ASSERT_TRUE(recipe.description.has_value()) << "given as null";
  EXPECT_EQ(recipe.description->type(), dynamodb::AttributeType::kNull);
  EXPECT_EQ(recipe.cook_time->number_text(), "45");
  EXPECT_FALSE(recipe.servings.has_value()) << "not given";
  ASSERT_EQ(recipe.ingredients->type(), dynamodb::AttributeType::kL);
  dynamodb::PackedElements ingredients(*recipe.ingredients);
  ASSERT_TRUE(ingredients.Next());
  EXPECT_EQ(ingredients.value().string(), "500 g mince");
}

// The Node version's PATCH of a missing id leaves such an item behind.
TEST(RecipeView, GhostOfAFewAttributesHasIdAndUserFromItsKey) {
  const auto packed = dynamodb::Pack({{"PK", AttributeValue::S("USER#ann")},
                                      {"SK", AttributeValue::S("RECIPE#12")},
                                      {"updatedAt", AttributeValue::S("2025-01-01T00:00:00.000Z")},
                                      {"title", AttributeValue::MakeNull()}});
  const auto recipe = ReadRecipe(packed.bytes);
  EXPECT_EQ(recipe.id, 12);
  EXPECT_EQ(recipe.user_id, "ann");
  EXPECT_EQ(recipe.title, "");
  EXPECT_EQ(recipe.created_at, "");
  EXPECT_FALSE(recipe.ingredients.has_value());
}

TEST(RecipeView, AttributesOfOtherTypesAreKeptAsTheyAre) {
  const auto packed = dynamodb::Pack({{"PK", AttributeValue::S("USER#ann")},
                                      {"SK", AttributeValue::S("RECIPE#x")},
                                      {"id", AttributeValue::S("12")},
                                      {"isFromAI", AttributeValue::MakeNull()},
                                      {"ingredients", AttributeValue::S("flour, eggs")}});
  const auto recipe = ReadRecipe(packed.bytes);
  EXPECT_EQ(recipe.id, 0);
  EXPECT_FALSE(recipe.is_from_ai);
  EXPECT_EQ(recipe.ingredients->string(), "flour, eggs");
}

TEST(RecipeView, DeletedRecipeComesBackAsItWas) {
  const auto item = RecipeItem("ann", 12, Lasagne(), "2026-11-22T21:00:00.000Z");
  const auto deleted = DeletedRecipeItem(item, "ann", 12, AttributeValue::N(1763931600));
  const auto packed = dynamodb::Pack(deleted);
  const auto view = ReadRecipe(packed.bytes);
  EXPECT_EQ(view.sort_key, "DELETED#RECIPE#12");
  EXPECT_EQ(view.time_to_live, 1763931600);
  EXPECT_EQ(RestoredRecipeItem(deleted, "ann", 12), item);
}

// Also a program that knows nothing of them may change a recipe.
TEST(RecipeDetails, HoldAsLongAsTheRecipeIsWhatTheyWereAbout) {
  auto fields = Lasagne();
  fields.servings = 4;
  fields.details = dynamodb::AttributeMap{{"cuisine", AttributeValue::S("italian")}};
  const auto item = RecipeItem("ann", 12, fields, "2026-11-22T21:00:00.000Z");
  // ON DISK: this digest is in people's tables.
  EXPECT_EQ(*item.Find("detailsOf")->As<std::string>(),
            "zTMjRsPT5ScE0f8JVV6ytKmdArxc2qXjfXwOmgzofhk");
  const auto holds = [](const dynamodb::Item& changed) {
    const auto packed = dynamodb::Pack(changed);
    return CurrentDetails(ReadRecipe(packed.bytes)).has_value();
  };
  EXPECT_TRUE(holds(item));
  for (const auto& [name, value] : std::initializer_list<std::pair<const char*, AttributeValue>>{
           {"ingredients", AttributeValue::L({AttributeValue::S("500 g mince")})},
           {"instructions", AttributeValue::L({})},
           {"servings", AttributeValue::N(std::int64_t{6})},
           {"cookTime", AttributeValue::MakeNull()},
           {"detailsOf", AttributeValue::S("")},
           {"details", AttributeValue::S("x")}}) {
    auto changed = item;
    changed.Set(name, value);
    EXPECT_FALSE(holds(changed)) << name;
  }
  auto renamed = item;
  renamed.Set("title", AttributeValue::S("Ann's"));
  EXPECT_TRUE(holds(renamed));
}

}  // namespace
}  // namespace flavorbot::storage
