// Sessions: signed-in browsers. A session lives for 24 hours after it was last seen, to the hour: a
// request reads its item once, and writes it at most once an hour.
//
// Errors:  kUnavailable, kInternal, and what each member says.
// Threads: any.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/auth/session.h"
#include "app/auth/session_signer.h"
#include "app/error.h"
#include "base/clock.h"
#include "base/random.h"
#include "dynamodb/call_context.h"
#include "storage/session_store.h"

namespace flavorbot::app::auth {

inline constexpr std::chrono::hours kSessionLifetime{24};
inline constexpr std::chrono::hours kSessionTouchInterval{1};

// What a session remembers of the browser, to be recognised in the list of devices.
struct Client {
  std::string user_agent;
  std::string ip_address;
};

// A session about to be stored, and the only copy of its secret.
struct NewSession {
  storage::Session session;
  std::string cookie_value;
};

// A user's sessions that have not expired at `now`, the latest seen first.
AwaitableResult<std::vector<storage::Session>> ListSessions(const storage::SessionStore& store,
                                                            dynamodb::CallContext& context,
                                                            std::string user_id,
                                                            base::TimePoint now);

class Sessions {
 public:
  Sessions(const storage::SessionStore& store, const SessionSigner& signer,
           const base::Clock& clock, base::RandomSource& random)
      : store_(store), signer_(signer), clock_(clock), random_(random) {}  // borrows all

  NewSession MakeSession(std::string user_id, Client client) const;

  // Whose session the cookie names; nullopt when it is forged, unknown or expired.
  // A session that can't be extended now is valid all the same.
  AwaitableResult<std::optional<Session>> Check(dynamodb::CallContext& context,
                                                std::string cookie_value) const;

  // ListSessions, now.
  AwaitableResult<std::vector<storage::Session>> List(dynamodb::CallContext& context,
                                                      std::string user_id) const;

  // kNotFound: the user has no such session.
  AwaitableResult<void> End(dynamodb::CallContext& context, std::string user_id,
                            std::string session_key) const;

  // Ends all of the user's sessions but that one.
  AwaitableResult<void> EndOthers(dynamodb::CallContext& context, std::string user_id,
                                  std::string kept_session_key) const;

 private:
  const storage::SessionStore& store_;
  const SessionSigner& signer_;
  const base::Clock& clock_;
  base::RandomSource& random_;
};

}  // namespace flavorbot::app::auth
