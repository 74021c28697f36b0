// SMTP server: where mails are handed over, as SMTP_URL names it.
//
//   smtp://user:password@mail.example.org:587     STARTTLS, then sign in
//   smtps://user:password@mail.example.org        TLS from the first byte (port 465)
//   smtp://localhost:1025                         in the clear: this machine only
//
// Threads: pure functions.
#pragma once

#include <string>

#include "base/result.h"

namespace flavorbot::mail {

struct SmtpServer {
  enum class Security { kNone, kStartTls, kTls };

  Security security = Security::kStartTls;
  std::string url;  // without user and password: "smtp://mail.example.org:587"
  std::string user;
  std::string password;
};

// Errors: what is wrong with `text`, without repeating it, for it may hold a password.
base::Result<SmtpServer, std::string> ParseSmtpUrl(const std::string& text);

}  // namespace flavorbot::mail
