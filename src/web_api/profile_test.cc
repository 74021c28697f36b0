// The profile, the export and the end of an account, as a client sees them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "web_api/site_for_test.h"

namespace flavorbot::web_api {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

TestAnswer Patch(Site& site, const TestPerson& person, std::string body) {
  return site.Send(http::Method::kPatch, "/api/user/profile",
                   {.body = std::move(body), .cookie = person.cookie});
}

TEST(Profile, ChangesWhatAPersonMayChange) {
  Site site;
  const auto ana = site.Register("ana@example.com");
  const auto answer = Patch(
      site, ana,
      R"({"firstName":" Anna ","bio":"Soup","dietaryPreferences":["vegan"],"allergies":["nuts"],)"
      R"("emailNotifications":false,"darkMode":true,"profileImageUrl":"/uploads/a.webp"})");
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.body, site.Get("/api/auth/user", ana.cookie).body);
  EXPECT_THAT(answer.body, HasSubstr(R"("firstName":"Anna","lastName":"Maria")"));
  EXPECT_THAT(answer.body, HasSubstr(R"("profileImageUrl":"/uploads/a.webp")"));
  EXPECT_THAT(answer.body,
              HasSubstr(R"("dietaryPreferences":["vegan"],"allergies":["nuts"],"bio":"Soup")"));
}

// Or people could give themselves a tier, another address, or a password without being asked.
TEST(Profile, WhatAPersonMayNotChangeIsNotLookedAt) {
  Site site;
  const auto ana = site.Register("ana@example.com");
  const auto before = site.Get("/api/auth/user", ana.cookie).body;
  const auto answer =
      Patch(site, ana,
            R"({"subscriptionTier":"pro","subscriptionStatus":"x","email":"b@c.de",)"
            R"("password":"p","emailVerified":true,"id":"x","authProvider":"x",)"
            R"("emailVerificationToken":"x","createdAt":"x","deletingAt":"x"})");
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.body, before);
}

TEST(Profile, InvalidFieldsAreAllNamedAndNothingChanges) {
  Site site;
  const auto ana = site.Register("ana@example.com");
  const auto before = site.Get("/api/auth/user", ana.cookie).body;
  const auto answer = Patch(site, ana,
                            R"({"firstName":"","lastName":null,"bio":7,"darkMode":"yes",)"
                            R"("dietaryPreferences":["a",1],"profileImageUrl":"http://x/"})");
  EXPECT_EQ(answer.status, 422);
  EXPECT_EQ(answer.body,
            R"({"message":"Some fields are invalid","errors":{"bio":"Must be text",)"
            R"("darkMode":"Must be true or false","dietaryPreferences":"Must be a list of texts",)"
            R"("firstName":"Must not be empty","lastName":"Must be text",)"
            R"("profileImageUrl":"Must be one of your uploads"}})");
  EXPECT_EQ(site.Get("/api/auth/user", ana.cookie).body, before);
}

TEST(Export, HoldsEverythingStoredAboutAPersonAndNoSecret) {
  Site site;
  const auto bob = site.Register("bob@example.com");
  const auto ana = site.Register("ana@example.com");
  ASSERT_EQ(site.Post("/api/recipes",
                      R"({"title":"Soup","ingredients":["water"],"instructions":["Boil."],)"
                      R"("category":"dinner"})",
                      ana.cookie)
                .status,
            200);
  const auto answer = site.Get("/api/user/export", ana.cookie);
  EXPECT_EQ(answer.status, 200);
  EXPECT_THAT(*answer.headers.Find("Content-Disposition"), StartsWith("attachment"));
  EXPECT_THAT(answer.body, StartsWith(R"({"exportedAt":"2026-11-18T11:06:40.000Z","user":{"id":")" +
                                      ana.id + "\""));
  EXPECT_THAT(answer.body, HasSubstr(R"("recipes":[{"id":)"));
  EXPECT_THAT(answer.body, HasSubstr(R"("sessions":[{"id":)"));
  EXPECT_THAT(answer.body, HasSubstr(R"("usage":[]})"));
  EXPECT_THAT(answer.body, Not(HasSubstr("argon2")));
  EXPECT_THAT(answer.body, Not(HasSubstr(bob.id)));
}

TestAnswer DeleteAccount(Site& site, const std::string& cookie, const std::string& password) {
  return site.Send(http::Method::kDelete, "/api/user/account",
                   {.body = R"({"password":")" + password + R"("})", .cookie = cookie});
}

TEST(DeletingTheAccount, WantsThePassword) {
  Site site;
  const auto ana = site.Register("ana@example.com");
  EXPECT_EQ(DeleteAccount(site, ana.cookie, "Wrong-Horse-7!!").status, 403);
  EXPECT_EQ(DeleteAccount(site, ana.cookie, "").status, 400);
  EXPECT_EQ(site.Get("/api/user", ana.cookie).status, 200);
}

TEST(DeletingTheAccount, EndsItEverywhereAndFreesTheAddress) {
  Site site;
  const auto ana = site.RegisterVerified("ana@example.com");
  const auto phone = site.SignIn("ana@example.com").cookie;
  const auto answer = DeleteAccount(site, ana.cookie, kTestPassword);
  EXPECT_EQ(answer.status, 200);
  EXPECT_TRUE(answer.clears_cookie);
  EXPECT_EQ(site.Get("/api/user", ana.cookie).status, 401);
  EXPECT_EQ(site.Get("/api/recipes", phone).status, 401);
  EXPECT_EQ(site.SignIn("ana@example.com").status, 401);
  EXPECT_NE(site.Register("ana@example.com").id, ana.id);
}

}  // namespace
}  // namespace flavorbot::web_api
