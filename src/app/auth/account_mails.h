// Account mails: what the mails about an account say.
//
// Threads: pure functions.
#pragma once

#include <string>

#include "mail/message.h"

namespace flavorbot::app::auth {

// To whom, and what the app is called from outside: "https://flavorbot.example".
struct Recipient {
  std::string email;
  std::string first_name;
  std::string public_url;
};

// With links to the pages of the app that send the token back.
mail::Message VerificationMail(const Recipient& recipient, const std::string& token);
mail::Message EmailChangeMail(const Recipient& recipient, const std::string& token);
mail::Message PasswordResetMail(const Recipient& recipient, const std::string& token);

// The page of the app that takes a new password, and the token with it.
std::string PasswordResetLink(const std::string& public_url, const std::string& token);

// For the owner to notice what somebody else may have done.
mail::Message PasswordChangedMail(const Recipient& recipient);
mail::Message EmailChangedMail(const Recipient& recipient, const std::string& new_email);

}  // namespace flavorbot::app::auth
