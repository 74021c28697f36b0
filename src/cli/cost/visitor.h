// Visitor: somebody who uses the product while it is measured.
//
// Keeps what a browser would: the cookie, and the address of the last recipe. The first answer that
// isn't as expected is kept as the failure; what follows it does no harm.
//
// Threads: one.
#pragma once

#include <string>
#include <string_view>

#include "cli/cost/measured_site.h"

namespace flavorbot::cli::cost {

class Visitor {
 public:
  // A person with the address visitor-<number>@example.org. Borrows the site.
  Visitor(MeasuredSite& site, int number);

  // Sends it with the cookie, and returns the body of the answer. Any status below 300 is expected
  // unless `expected_status` is another.
  std::string Send(http::Method method, std::string target, std::string body = {},
                   int expected_status = 200);

  void Register();
  void VerifyEmail();
  void SignIn();
  void SignInWrongly();
  void AskForReset();
  void ResetPassword();
  // Finds another session of this person, whose id other_session() is from now on.
  void PickOtherSession();
  void SaveRecipe();
  void SaveRecipes(int count);
  // A new conversation, whose address conversation() is from now on.
  void BeginConversation();
  // A POST with an Idempotency-Key, the same each time.
  void SendWithKey(std::string target, std::string body);
  void ReserveGeneration();

  MeasuredSite& site() { return site_; }
  const std::string& email() const { return email_; }
  const std::string& password() const { return password_; }
  const std::string& recipe() const { return recipe_; }  // "/api/recipes/1795000000000"
  const std::string& conversation() const { return conversation_; }
  const std::string& other_session() const { return other_session_; }

  // One line; empty: all was as expected.
  const std::string& failure() const { return failure_; }

 private:
  void Fail(std::string failure);
  std::string Send(SiteRequest request, int expected_status);

  MeasuredSite& site_;
  std::string email_;
  std::string password_ = "Correct-Horse-7!";
  std::string cookie_;
  std::string user_id_;
  std::string recipe_;
  std::string conversation_;
  std::string other_session_;
  std::string failure_;
};

}  // namespace flavorbot::cli::cost
