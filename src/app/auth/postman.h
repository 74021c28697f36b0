// Postman: gets account mails to the mailer, now or behind the answer. A mail that can't be sent is
// logged, without its link.
//
// Threads: any.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <string>

#include "mail/mailer.h"

namespace flavorbot::app::auth {

enum class Delivery { kSent, kFailed };

class Postman {
 public:
  explicit Postman(mail::Mailer& mailer) : mailer_(mailer) {}  // borrows

  // Waits for the mailer for `patience` at most.
  boost::asio::awaitable<Delivery> Send(mail::Message message, std::chrono::milliseconds patience,
                                        std::string request_id) const;

 private:
  mail::Mailer& mailer_;
};

}  // namespace flavorbot::app::auth
