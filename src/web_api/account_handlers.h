// The handlers of accounts, sessions and profiles; each is in the file of its name.
#pragma once

#include "web_api/request_context.h"

namespace flavorbot::web_api {

using HandlerResult = boost::asio::awaitable<http::Response>;

HandlerResult RegisterAccount(RequestContext& context);      // register_account.cc
HandlerResult SignIn(RequestContext& context);               // sign_in.cc
HandlerResult SignOut(RequestContext& context);              // sign_out.cc
HandlerResult SignOutByLink(RequestContext& context);        // sign_out.cc
HandlerResult VerifyEmail(RequestContext& context);          // verify_email.cc
HandlerResult VerifyEmailByLink(RequestContext& context);    // verify_email_by_link.cc
HandlerResult SendVerification(RequestContext& context);     // send_verification.cc
HandlerResult ForgotPassword(RequestContext& context);       // forgot_password.cc
HandlerResult ResetPassword(RequestContext& context);        // reset_password.cc
HandlerResult GetSessionUser(RequestContext& context);       // get_user.cc
HandlerResult GetUser(RequestContext& context);              // get_user.cc
HandlerResult UpdateProfile(RequestContext& context);        // update_profile.cc
HandlerResult ChangePassword(RequestContext& context);       // change_password.cc
HandlerResult ChangeEmail(RequestContext& context);          // change_email.cc
HandlerResult ListSessions(RequestContext& context);         // list_sessions.cc
HandlerResult DeleteSession(RequestContext& context);        // delete_sessions.cc
HandlerResult DeleteOtherSessions(RequestContext& context);  // delete_sessions.cc
HandlerResult ExportData(RequestContext& context);           // export_data.cc
HandlerResult DeleteAccount(RequestContext& context);        // delete_account.cc

}  // namespace flavorbot::web_api
