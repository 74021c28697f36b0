#include "app/profile/profiles.h"
#include "web_api/account_handlers.h"
#include "web_api/error_mapping.h"
#include "web_api/request_fields.h"
#include "web_api/user_json.h"

namespace flavorbot::web_api {

boost::asio::awaitable<http::Response> UpdateProfile(RequestContext& context) {
  auto fields = ReadFields(context);
  if (!fields) co_return std::move(fields).error();
  // The fixed list of what a person may change; nothing else is looked at.
  storage::ProfileChanges changes{.first_name = fields->Text("firstName"),
                                  .last_name = fields->Text("lastName"),
                                  .bio = fields->ClearableText("bio"),
                                  .dietary_preferences = fields->TextList("dietaryPreferences"),
                                  .allergies = fields->TextList("allergies"),
                                  .email_notifications = fields->Boolean("emailNotifications"),
                                  .dark_mode = fields->Boolean("darkMode"),
                                  .profile_image_url = fields->ClearableText("profileImageUrl")};
  if (fields->has_errors()) {
    auto errors = app::profile::CleanProfileChanges(changes);
    errors.insert(fields->errors().begin(), fields->errors().end());
    co_return ErrorResponse(context, app::InvalidFields(std::move(errors)));
  }
  const auto user = co_await context.services.profiles.Update(context.call, context.user_id(),
                                                              std::move(changes));
  if (!user) co_return ErrorResponse(context, user.error());
  std::string json;
  AppendUser(json, *user);
  co_return http::JsonResponse(200, std::move(json));
}

}  // namespace flavorbot::web_api
