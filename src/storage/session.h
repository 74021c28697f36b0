// Session: one signed-in browser, as two items: SESSION#<key>, read by every signed-in request, and
// USER#<userId>/SESSION#<key>, which lists a user's sessions. Both are always written together.
//
// `key` is the digest of the id that the cookie holds. Expiry is told by `expires_at`; the table's
// time to live only cleans up behind it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/clock.h"
#include "dynamodb/transact_actions.h"

namespace flavorbot::storage {

struct Session {
  std::string key;
  std::string user_id;
  base::TimePoint created_at;
  base::TimePoint last_seen_at;  // to the hour
  base::TimePoint expires_at;
  std::string user_agent;  // empty: the client told none
  std::string ip_address;
};

// Reads either of the two items; nullopt when it isn't a session that has a user and an end.
std::optional<Session> ReadSession(base::BytesView packed_item);

// Whose session it is and when it ends; what a signed-in request needs of SESSION#<key>.
struct SessionOwner {
  std::string user_id;
  base::TimePoint last_seen_at;
  base::TimePoint expires_at;
};
std::optional<SessionOwner> ReadSessionOwner(base::BytesView packed_item);

// The two writes that make `session`, for a transaction.
std::vector<dynamodb::TransactWriteItem> SessionPuts(const std::string& table_name,
                                                     const Session& session);

}  // namespace flavorbot::storage
