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
  void ReserveGeneration();
  void GiveGenerationBack();

  MeasuredSite& site() { return site_; }
  const std::string& email() const { return email_; }
  const std::string& password() const { return password_; }
  const std::string& recipe() const { return recipe_; }  // "/api/recipes/1795000000000"
  const std::string& other_session() const { return other_session_; }

  // One line; empty: all was as expected.
  const std::string& failure() const { return failure_; }

 private:
  void Fail(std::string failure);

  MeasuredSite& site_;
  std::string email_;
  std::string password_ = "Correct-Horse-7!";
  std::string cookie_;
  std::string user_id_;
  std::string recipe_;
  std::string month_;  // in which a generation was reserved
  std::string other_session_;
  std::string failure_;
};

}  // namespace flavorbot::cli::cost
