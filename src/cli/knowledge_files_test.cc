#include "cli/knowledge_files.h"

#include <gmock/gmock.h>

#include <fstream>

#include "engine/temporary_directory.h"

namespace flavorbot::cli {
namespace {

using ::testing::HasSubstr;

TEST(KnowledgeFiles, WhatShipsIsThereWithoutAFolder) {
  const auto knowledge = ReadKnowledge("");
  ASSERT_TRUE(knowledge) << knowledge.error();
  EXPECT_NE(knowledge->FindFood("tomato"), nullptr);
}

TEST(KnowledgeFiles, AnOperatorAddsAndCorrects) {
  const engine::TemporaryDirectory folder;
  std::filesystem::create_directory(folder.path() / "foods");
  std::ofstream(folder.path() / "foods" / "own.json")
      << R"([{"name": "frobnicle", "plural": "frobnicles", "category": "fruit", "aisle": "Produce",
             "origin": ["plant"], "allergens": ["mustard"],
             "nutrition": {"kcal": 50, "protein": 1, "fat": 0, "saturates": 0, "carbs": 11, "sugars": 9, "fibre": 2, "sodium": 1}}])";
  const auto knowledge = ReadKnowledge(folder.path());
  ASSERT_TRUE(knowledge) << knowledge.error();
  ASSERT_NE(knowledge->FindFood("frobnicles"), nullptr);
  EXPECT_NE(knowledge->FindFood("tomato"), nullptr);
}

// What an operator says of allergens must not be lost to a slip in the folder's name.
TEST(KnowledgeFiles, AFolderThatIsNoneIsAnError) {
  const engine::TemporaryDirectory folder;
  const auto missing = ReadKnowledge(folder.path() / "misspelt");
  ASSERT_FALSE(missing);
  EXPECT_THAT(missing.error(),
              AllOf(HasSubstr("FLAVORBOT_KNOWLEDGE_DIR or --knowledge-dir"),
                    HasSubstr(folder.path().string() + "/misspelt: No such file or directory")));
  std::ofstream(folder.path() / "file") << "[]";
  const auto file = ReadKnowledge(folder.path() / "file");
  ASSERT_FALSE(file);
  EXPECT_THAT(file.error(), HasSubstr("/file: it is no folder"));
}

TEST(KnowledgeFiles, ASlipIsNamedWithItsFileAndFolder) {
  const engine::TemporaryDirectory folder;
  std::filesystem::create_directory(folder.path() / "recipes");
  std::ofstream(folder.path() / "recipes" / "mine.json") << R"([{"id": "soup"}])";
  const auto knowledge = ReadKnowledge(folder.path());
  ASSERT_FALSE(knowledge);
  EXPECT_THAT(knowledge.error(), HasSubstr("recipes/mine.json: soup: \"title\" is missing"));
  EXPECT_THAT(knowledge.error(), HasSubstr(folder.path().string()));
}

}  // namespace
}  // namespace flavorbot::cli
