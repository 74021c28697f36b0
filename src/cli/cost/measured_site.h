// MeasuredSite: the whole product over a table in memory, without sockets, with every call to the
// table kept.
//
//   visitor -> web_api::Dispatcher -> Application -> MeteredApi -> RecordingApi -> engine::LocalApi
//
// Its clock stands still until it is moved, nothing waits, and mails are taken and kept.
//
// Threads: one.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "cli/cost/recording_api.h"
#include "http/request.h"
#include "storage/keys.h"
#include "web_api/services.h"

namespace flavorbot::cli::cost {

struct SiteRequest {
  http::Method method = http::Method::kGet;
  std::string target;
  std::string body;  // JSON
  std::string cookie;
  std::string idempotency_key;  // empty: without
};

struct SiteAnswer {
  int status = 0;
  std::string body;
  std::string cookie;  // what a browser would send from now on; empty: none was set
};

// An item of the table as the bill sees it.
struct StoredItem {
  std::size_t bytes = 0;
  std::optional<std::chrono::seconds> lifetime;  // from now to its expiry; nullopt: for good
};
using StoredItems = std::map<std::pair<std::string, std::string>, StoredItem>;  // by PK and SK

class MeasuredSite {
 public:
  // Errors: one line for the operator.
  static base::Result<std::unique_ptr<MeasuredSite>, std::string> Open();
  ~MeasuredSite();
  MeasuredSite(const MeasuredSite&) = delete;
  MeasuredSite& operator=(const MeasuredSite&) = delete;

  // Answers; what goes on behind the answer is done, too.
  SiteAnswer Send(SiteRequest request);
  // Runs `work` to its end.
  void Run(boost::asio::awaitable<void> work);

  const web_api::Services& services() const;
  base::FakeClock& clock();
  // The secret in the link of the last mail.
  std::string LastToken() const;

  // The calls to the table since the last TakeCalls.
  std::vector<RecordedCall> TakeCalls();
  // All items of the table; reading them is not among the calls.
  base::Result<StoredItems, std::string> Items();

 private:
  struct Parts;
  explicit MeasuredSite(std::unique_ptr<Parts> parts);

  std::unique_ptr<Parts> parts_;
};

}  // namespace flavorbot::cli::cost
