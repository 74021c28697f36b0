// Application: every store and every service, made once and wired to each other.
//
// Threads: its services may be called from any thread.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

#include "app/chef/chef.h"
#include "app/chef/understand.h"
#include "base/clock.h"
#include "base/metrics.h"
#include "cli/settle_time.h"
#include "dynamodb/api.h"
#include "knowledge/knowledge_base.h"
#include "mail/mailer.h"
#include "web_api/services.h"

namespace flavorbot::cli {

// The time of day, what is waited for and what goes first; as a server wants them unless told
// otherwise.
struct Timing {
  const base::Clock* clock = nullptr;  // borrowed; nullptr: the machine's
  // Failed sign-ins are answered no sooner: longer than any form of hash takes to verify.
  std::chrono::milliseconds sign_in_failure_floor{100};
  // Longer than a request may take, so that none that knew a deleted account still writes to it.
  std::chrono::milliseconds settle_time = kSettleTime;
  int hashing_niceness = 10;  // requests go before the hashing of passwords
};

// Whether sessions are read from the table for each request, or again after some seconds only
// (storage/recent_sessions.h).
enum class SessionReads { kEach, kSpared };

// Who answers in the conversations, with what it knows.
struct ChefParts {
  const app::chef::Chef& chef;
  const app::chef::Understanding& understanding;
  const knowledge::KnowledgeBase& knowledge;
  std::int64_t monthly_tokens = 0;  // of a model, of all people together; 0: no limit
};

class Application {
 public:
  // Borrows `api`, `mailer`, `metrics` and what `chef` refers to.
  Application(dynamodb::Api& api, std::string table_name, std::string session_secret,
              mail::Mailer& mailer, base::Metrics& metrics, ChefParts chef, Timing timing = {},
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
