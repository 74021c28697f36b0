#include "web_api/user_json.h"

#include <gtest/gtest.h>

namespace flavorbot::web_api {
namespace {

TEST(UserJson, TheShortFormHasSixMembers) {
  std::string json;
  AppendSessionUser(json, {.id = "u1",
                           .email = "ana@example.com",
                           .password_hash = "hash",
                           .email_verified = true,
                           .first_name = "Ana \"A\"",
                           .last_name = "Maria"});
  EXPECT_EQ(json,
            R"({"id":"u1","email":"ana@example.com","firstName":"Ana \"A\"","lastName":"Maria",)"
            R"("emailVerified":true,"authProvider":"email"})");
}

TEST(UserJson, TheLongFormAddsTheProfileAndNoSecret) {
  std::string json;
  AppendUser(json, {.id = "u1",
                    .password_hash = "hash",
                    .dietary_preferences = {"vegan", "nuts"},
                    .allergies = {"milk"}});
  EXPECT_EQ(
      json,
      R"({"id":"u1","email":"","firstName":"","lastName":"","emailVerified":false,)"
      R"("authProvider":"email","profileImageUrl":null,"subscriptionTier":"free",)"
      R"("subscriptionStatus":"active","emailNotifications":true,)"
      R"("dietaryPreferences":["vegan","nuts"],"allergies":["milk"],"bio":null,"darkMode":false,)"
      R"("createdAt":null,"updatedAt":null})");
}

}  // namespace
}  // namespace flavorbot::web_api
