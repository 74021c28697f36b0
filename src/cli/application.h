// Application: every store and every service, made once and wired to each other.
//
// Threads: its services may be called from any thread.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <memory>
#include <string>

#include "base/metrics.h"
#include "dynamodb/api.h"
#include "mail/mailer.h"
#include "web_api/services.h"

namespace flavorbot::cli {

// Whether sessions are read from the table for each request, or again after some seconds only
// (storage/recent_sessions.h).
enum class SessionReads { kEach, kSpared };

class Application {
 public:
  // Borrows `api`, `mailer` and `metrics`.
  Application(dynamodb::Api& api, std::string table_name, std::string session_secret,
              mail::Mailer& mailer, base::Metrics& metrics,
              SessionReads session_reads = SessionReads::kEach);
  ~Application();
  Application(const Application&) = delete;
  Application& operator=(const Application&) = delete;

  const web_api::Services& services() const;

  // Finishes the account deletions that an earlier stop cut short; logs what it did.
  // REQUIRES: this object outlives the coroutine.
  boost::asio::awaitable<void> ResumeDeletions() const;

  // Lets the password hashing under way finish and refuses more.
  void StopWorkers();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace flavorbot::cli
