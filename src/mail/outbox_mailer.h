// OutboxMailer: keeps mails as files, where no SMTP server is set: <time>-<random>.eml, readable by
// the owner alone, for they hold one-time links. A file appears whole or not at all. The newest
// 1,000 are kept.
//
// Threads: any. The event loops of waiting coroutines must outlive the mailer.
#pragma once

#include <filesystem>
#include <memory>

#include "base/random.h"
#include "base/worker_pool.h"
#include "mail/address.h"
#include "mail/mailer.h"

namespace flavorbot::mail {

// Whether a mail's link goes to the log as well: a developer's convenience, never for production.
enum class LinkLogging { kOff, kOn };

class OutboxMailer final : public Mailer {
 public:
  // `folder` is made when the first mail is kept.
  OutboxMailer(std::filesystem::path folder, Mailbox from, LinkLogging link_logging);

  boost::asio::awaitable<Result<void>> Send(
      Message message, std::chrono::steady_clock::time_point deadline) override;

  // Finishes the mails under way and refuses later ones.
  void Stop() override { workers_.Stop(); }

 private:
  const std::filesystem::path folder_;
  const Mailbox from_;
  const LinkLogging link_logging_;
  base::WorkerPool workers_;  // one thread: files are kept one after the other
};

}  // namespace flavorbot::mail
