// SmtpMailer: hands mails to an SMTP server, one connection a mail, on threads of its own.
//
// The server's certificate is checked; without STARTTLS nothing is said to a server on another
// machine, not even who the mail is for.
//
// Threads: any. The event loops of waiting coroutines must outlive Stop.
// Source:  RFC 5321; libcurl does the talking.
#pragma once

#include <atomic>
#include <memory>

#include "base/random.h"
#include "base/worker_pool.h"
#include "mail/address.h"
#include "mail/mailer.h"
#include "mail/smtp_server.h"

namespace flavorbot::mail {

class SmtpMailer final : public Mailer {
 public:
  SmtpMailer(SmtpServer server, Mailbox from);
  ~SmtpMailer() override;  // stops

  boost::asio::awaitable<Result<void>> Send(
      Message message, std::chrono::steady_clock::time_point deadline) override;

  // Gives up the mails under way, within about a second, and refuses later ones.
  void Stop() override;

 private:
  struct Delivery;
  struct Target;

  std::shared_ptr<Target> target_;
  base::WorkerPool workers_;
};

}  // namespace flavorbot::mail
