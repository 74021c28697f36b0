// Session: who is signed in, as every signed-in request knows it.
#pragma once

#include <string>

namespace flavorbot::app::auth {

// Whether the check of this request let the session live on for another day; its cookie must then
// be sent again.
enum class Freshness { kUnchanged, kExtended };

struct Session {
  std::string user_id;
  std::string session_key;  // names the session; not the secret that the cookie holds
  Freshness freshness = Freshness::kUnchanged;
};

}  // namespace flavorbot::app::auth
