#include "knowledge/knowledge_base.h"

#include <gtest/gtest.h>

namespace flavorbot::knowledge {
namespace {

constexpr std::string_view kNutrition =
    R"("nutrition": {"kcal": 18, "protein": 1, "fat": 0, "saturates": 0, "carbs": 3, "sugars": 2, "fibre": 1, "sodium": 5}})";

std::string FoodText(std::string_view name, std::string_view more = "") {
  return R"({"name": ")" + std::string(name) + R"(", "plural": ")" + std::string(name) +
         R"(s", "category": "vegetable", "aisle": "Produce", "origin": ["plant"], "allergens": [], "units": {"piece": 100}, )" +
         std::string(more) + std::string(kNutrition);
}

std::string RecipeText(std::string_view ingredient, std::string_view step) {
  return R"([{"id": "soup", "title": "Soup", "description": "Warm.", "category": "dinner", "meals": ["dinner"],
    "cuisine": "french", "technique": "soup", "skill": "easy", "moods": ["light"], "servings": 2, "equipment": ["pot"],
    "ingredients": [{"food": ")" +
         std::string(ingredient) + R"(", "quantity": 2, "unit": "piece", "role": "main"}],
    "steps": [{"text": ")" +
         std::string(step) + R"(", "minutes": 20, "phase": "cook"},
      {"text": "Set the table.", "minutes": 5, "phase": "prep", "meanwhile": true}]}])";
}

base::Result<KnowledgeBase, std::string> Read(const std::string& foods,
                                              const std::string& recipes = "[]") {
  const KnowledgeFile files[] = {{"foods/a.json", foods}, {"recipes/a.json", recipes}};
  return KnowledgeBase::Read(files);
}

std::string FaultOf(const std::string& foods, const std::string& recipes = "[]") {
  const auto read = Read(foods, recipes);
  return read ? "none" : read.error();
}

TEST(KnowledgeBase, FindsAFoodByEachOfItsNames) {
  const auto read = Read("[" + FoodText("tomato", R"("also": ["love apple"], )") + "]");
  ASSERT_TRUE(read) << read.error();
  const Food* tomato = read->FindFood("tomato");
  ASSERT_NE(tomato, nullptr);
  EXPECT_EQ(read->FindFood("tomatos"), tomato);
  EXPECT_EQ(read->FindFood("love apple"), tomato);
  EXPECT_EQ(read->FindFood("apple"), nullptr);
  EXPECT_EQ(read->IdOf(*tomato), 0);
}

TEST(KnowledgeBase, ALaterFileReplacesAFood) {
  const std::string first = "[" + FoodText("oat") + "]";
  const std::string second = "[" + FoodText("oat", R"("allergens_may": ["gluten"], )") + "]";
  const KnowledgeFile files[] = {{"foods/a.json", first}, {"foods/b.json", second}};
  const auto read = KnowledgeBase::Read(files);
  ASSERT_TRUE(read) << read.error();
  ASSERT_EQ(read->foods().size(), 1U);
  EXPECT_TRUE(read->foods()[0].allergens_may.Has(Allergen::kGluten));
}

TEST(KnowledgeBase, CutsAStepIntoSentencesAndPieces) {
  const auto read =
      Read("[" + FoodText("leek") + "]", RecipeText("leek", "Simmer the {leek} at {@90}. Season."));
  ASSERT_TRUE(read) << read.error();
  const Recipe& soup = read->recipes()[0];
  ASSERT_EQ(soup.steps[0].sentences.size(), 2U);
  const auto& pieces = soup.steps[0].sentences[0];
  ASSERT_EQ(pieces.size(), 5U);
  EXPECT_EQ(std::get<std::string>(pieces[0]), "Simmer the ");
  EXPECT_EQ(std::get<NamedIngredients>(pieces[1]).ingredients, (std::vector<std::uint8_t>{0}));
  EXPECT_EQ(std::get<Temperature>(pieces[3]).celsius, 90);
  EXPECT_EQ(std::get<std::string>(pieces[4]), ".");
}

TEST(KnowledgeBase, MeanwhileTakesNoTimeOfItsOwn) {
  const auto read = Read("[" + FoodText("leek") + "]", RecipeText("leek", "Simmer the {leek}."));
  ASSERT_TRUE(read) << read.error();
  EXPECT_EQ(read->recipes()[0].TotalMinutes(), 20);
  EXPECT_EQ(read->recipes()[0].MinutesOf(Phase::kPrep), 0);
}

// What an operator sees of a slip in a file of theirs.
TEST(KnowledgeBase, AFaultIsNamedWithItsPlace) {
  EXPECT_EQ(FaultOf("{}"), "foods/a.json: is not a list");
  EXPECT_EQ(FaultOf("[" + FoodText("leek", R"("color": "green", )") + "]"),
            "foods/a.json: leek: \"color\" is no member of such an entry");
  EXPECT_EQ(FaultOf("[" + FoodText("leek", R"("density": "light", )") + "]"),
            "foods/a.json: leek: \"density\" is not a number from 0.01 to 2");
  EXPECT_EQ(FaultOf("[" + FoodText("leek", R"("allergens_may": ["pollen"], )") + "]"),
            "foods/a.json: leek: \"allergens_may\" has \"pollen\", which is unknown");
  EXPECT_EQ(FaultOf("[" + FoodText("leek", R"("made_of": ["air"], )") + "]"),
            "foods: leek: \"made_of\" has \"air\", which is the name of no food");
}

TEST(KnowledgeBase, ARecipeMustUseWhatItLists) {
  const std::string leek = "[" + FoodText("leek") + "]";
  EXPECT_EQ(FaultOf(leek, RecipeText("leek", "Simmer.")),
            "recipes/a.json: soup: \"steps\" never uses leek");
  EXPECT_EQ(FaultOf(leek, RecipeText("leek", "Simmer the {leek, onion}.")),
            "recipes/a.json: soup, steps 1: \"text\" names {onion}, which is no ingredient");
  EXPECT_EQ(
      FaultOf(leek, RecipeText("onion", "Simmer the {onion}.")),
      "recipes/a.json: soup, ingredients 1: \"food\" is \"onion\", which is the name of no food");
}

TEST(KnowledgeBase, AnotherFileIsAFault) {
  const KnowledgeFile files[] = {{"notes.json", "[]"}};
  const auto read = KnowledgeBase::Read(files);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error(), "notes.json: is no file of a knowledge base");
}

}  // namespace
}  // namespace flavorbot::knowledge
