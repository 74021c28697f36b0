// Mailer: sends mail, or says why not.
//
// Implementations: SmtpMailer, and OutboxMailer for where no SMTP server is set.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <string>

#include "base/result.h"
#include "mail/message.h"

namespace flavorbot::mail {

enum class ErrorCode {
  kInvalidMessage,  // the address or the subject can't be mailed to; trying again won't help
  kRejected,        // the server refuses this mail for good
  kUnavailable,     // no server, no answer in time, or a refusal for now
  kBusy             // too many mails are waiting already
};

struct Error {
  ErrorCode code = ErrorCode::kUnavailable;
  std::string cause;  // for the log; may name the address and the server, never a password
};

template <typename T>
using Result = base::Result<T, Error>;

class Mailer {
 public:
  virtual ~Mailer() = default;

  // Returns once the next server has taken the mail, or has not until `deadline`.
  // Threads: any.
  virtual boost::asio::awaitable<Result<void>> Send(
      Message message, std::chrono::steady_clock::time_point deadline) = 0;

  // Gives up or finishes the mails under way and refuses later ones. To be called before the event
  // loops of those who wait are destroyed.
  virtual void Stop() {}
};

}  // namespace flavorbot::mail
