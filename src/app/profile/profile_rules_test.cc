#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/profile/profiles.h"

namespace flavorbot::app::profile {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

TEST(ProfileRules, TextsAreTrimmed) {
  storage::ProfileChanges changes{.first_name = " Ana ", .bio = " likes\nsoup\n"};
  EXPECT_THAT(CleanProfileChanges(changes), IsEmpty());
  EXPECT_EQ(changes.first_name, "Ana");
  EXPECT_EQ(**changes.bio, "likes\nsoup");
}

TEST(ProfileRules, NamesAreNeitherEmptyNorOver100Characters) {
  storage::ProfileChanges changes{.first_name = "  ", .last_name = std::string(101, 'x')};
  EXPECT_THAT(CleanProfileChanges(changes),
              ElementsAre(Pair("firstName", "Must not be empty"),
                          Pair("lastName", "Must be at most 100 characters long")));
}

TEST(ProfileRules, ABioHas500CharactersOrNone) {
  storage::ProfileChanges changes{.bio = std::string(500, 'x')};
  EXPECT_THAT(CleanProfileChanges(changes), IsEmpty());
  changes.bio = std::string(501, 'x');
  EXPECT_THAT(CleanProfileChanges(changes),
              ElementsAre(Pair("bio", "Must be at most 500 characters long")));
  changes.bio = std::optional<std::string>();
  EXPECT_THAT(CleanProfileChanges(changes), IsEmpty());
}

TEST(ProfileRules, PreferencesAreKeptOnceEachInOrder) {
  storage::ProfileChanges changes{.dietary_preferences =
                                      std::vector<std::string>{"vegan", " nuts ", "vegan"}};
  EXPECT_THAT(CleanProfileChanges(changes), IsEmpty());
  EXPECT_THAT(*changes.dietary_preferences, ElementsAre("vegan", "nuts"));
}

TEST(ProfileRules, PreferencesAreBounded) {
  storage::ProfileChanges changes{.dietary_preferences = std::vector<std::string>(51, "x")};
  EXPECT_THAT(CleanProfileChanges(changes),
              ElementsAre(Pair("dietaryPreferences", "Must be at most 50")));
  changes.dietary_preferences = std::vector<std::string>{std::string(51, 'x')};
  EXPECT_EQ(CleanProfileChanges(changes).size(), 1U);
  changes.dietary_preferences = std::vector<std::string>{""};
  EXPECT_EQ(CleanProfileChanges(changes).size(), 1U);
}

TEST(ProfileRules, AllergiesAreHeldToTheSameRules) {
  storage::ProfileChanges changes{.allergies = std::vector<std::string>{" peanuts ", "peanuts"}};
  EXPECT_THAT(CleanProfileChanges(changes), IsEmpty());
  EXPECT_THAT(*changes.allergies, ElementsAre("peanuts"));
  changes.allergies = std::vector<std::string>(51, "x");
  EXPECT_THAT(CleanProfileChanges(changes), ElementsAre(Pair("allergies", "Must be at most 50")));
}

// What is shown as an image must not make other people's browsers ask somewhere else.
TEST(ProfileRules, AnImageIsAnUpload) {
  for (const char* url : {"/uploads/photo-1-a.webp", "/uploads/a_b.PNG"}) {
    storage::ProfileChanges changes{.profile_image_url = url};
    EXPECT_THAT(CleanProfileChanges(changes), IsEmpty()) << url;
  }
  for (const char* url : {"", "https://example.com/a.png", "//example.com/a.png", "/uploads/",
                          "/uploads/../api/logout", "/uploads/a/b", "/uploads/a?b", "/uploads/.a",
                          "javascript:alert(1)", "/uploads/%2e%2e"}) {
    storage::ProfileChanges changes{.profile_image_url = url};
    EXPECT_THAT(CleanProfileChanges(changes),
                ElementsAre(Pair("profileImageUrl", "Must be one of your uploads")))
        << url;
  }
}

}  // namespace
}  // namespace flavorbot::app::profile
