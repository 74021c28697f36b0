#include "web_api/user_json.h"

#include "base/iso8601.h"
#include "web_api/object_writer.h"

namespace flavorbot::web_api {
namespace {

void WriteShortForm(ObjectWriter& json, const storage::User& user) {
  json.Text("id", user.id);
  json.Text("email", user.email);
  json.Text("firstName", user.first_name);
  json.Text("lastName", user.last_name);
  json.Boolean("emailVerified", user.email_verified);
  json.Text("authProvider", user.auth_provider);
}

}  // namespace

void AppendSessionUser(std::string& out, const storage::User& user) {
  ObjectWriter json(out);
  WriteShortForm(json, user);
  json.End();
}

void AppendUser(std::string& out, const storage::User& user) {
  ObjectWriter json(out);
  WriteShortForm(json, user);
  json.TextOrNull("profileImageUrl", user.profile_image_url);
  json.Text("subscriptionTier", user.subscription_tier);
  json.Text("subscriptionStatus", user.subscription_status);
  json.Boolean("emailNotifications", user.email_notifications);
  json.TextList("dietaryPreferences", user.dietary_preferences);
  json.TextList("allergies", user.allergies);
  json.TextOrNull("bio", user.bio);
  json.Boolean("darkMode", user.dark_mode);
  json.TextOrNull("createdAt", user.created_at);
  json.TextOrNull("updatedAt", user.updated_at);
  json.End();
}

void AppendSession(std::string& out, const storage::Session& session,
                   const std::string& current_key) {
  ObjectWriter json(out);
  json.Text("id", session.key);
  json.Text("createdAt", base::FormatIso8601(session.created_at));
  json.Text("lastSeenAt", base::FormatIso8601(session.last_seen_at));
  json.Text("expiresAt", base::FormatIso8601(session.expires_at));
  json.Text("userAgent", session.user_agent);
  json.Text("ipAddress", session.ip_address);
  json.Boolean("current", session.key == current_key);
  json.End();
}

}  // namespace flavorbot::web_api
