#include "app/auth/account_support.h"

#include <utility>

#include "app/auth/account_mails.h"
#include "app/auth/background_mail.h"
#include "app/auth/email_address.h"
#include "app/auth/one_time_token.h"
#include "app/auth/password_rules.h"
#include "app/auth/sessions.h"

namespace flavorbot::app::auth {

AwaitableResult<storage::User> AccountSupport::Find(dynamodb::CallContext& context,
                                                    std::string email) const {
  const auto address = ParseEmailAddress(email);
  if (!address) {
    co_return std::unexpected(
        MakeError(ErrorCode::kInvalidRequest, "\"" + email + "\" is not an email address"));
  }
  const auto nobody = [&address] {
    return std::unexpected(MakeError(ErrorCode::kNotFound,
                                     "there is no account with the address " + address->written));
  };
  auto user_id = co_await stores_.users.FindIdByEmail(context, address->normalised);
  if (!user_id) co_return std::unexpected(FromStore(std::move(user_id).error()));
  if (!*user_id) co_return nobody();
  auto user = co_await stores_.users.Find(context, **std::move(user_id));
  if (!user) co_return std::unexpected(FromStore(std::move(user).error()));
  if (!*user) co_return nobody();
  co_return **std::move(user);
}

AwaitableResult<std::vector<storage::Session>> AccountSupport::Sessions(
    dynamodb::CallContext& context, std::string user_id) const {
  return ListSessions(stores_.sessions, context, std::move(user_id), clock_.Now());
}

AwaitableResult<void> AccountSupport::Verify(dynamodb::CallContext& context,
                                             storage::User user) const {
  const auto now = clock_.Now();
  auto token = MakeToken(storage::TokenKind::kVerify, user.id,
                         {std::move(user.email), std::move(user.email_normalised)}, now, random_);
  auto done = co_await stores_.tokens.Put(context, token.token);
  if (done) done = co_await stores_.users.VerifyEmail(context, std::move(token.token), now);
  if (!done) co_return std::unexpected(FromStore(std::move(done).error()));
  co_return Result<void>{};
}

AwaitableResult<std::string> AccountSupport::ResetLink(dynamodb::CallContext& context,
                                                       storage::User user,
                                                       std::string public_url) const {
  auto token =
      MakeToken(storage::TokenKind::kReset, user.id,
                {std::move(user.email), std::move(user.email_normalised)}, clock_.Now(), random_);
  auto done = co_await stores_.tokens.Put(context, std::move(token.token));
  if (done) done = co_await stores_.sessions.DeleteAll(context, std::move(user.id), std::nullopt);
  if (!done) co_return std::unexpected(FromStore(std::move(done).error()));
  co_return PasswordResetLink(public_url, token.secret);
}

AwaitableResult<Delivery> AccountSupport::SetPassword(dynamodb::CallContext& context,
                                                      storage::User user, std::string new_password,
                                                      std::string public_url) const {
  if (auto weak = CheckNewPassword(new_password, "password")) {
    co_return std::unexpected(*std::move(weak));
  }
  auto hash = co_await hasher_.Hash(std::move(new_password));
  if (!hash) co_return std::unexpected(std::move(hash).error());
  // Both before and behind the change: see PasswordChange.
  auto done = co_await stores_.sessions.DeleteAll(context, user.id, std::nullopt);
  if (done) {
    done = co_await stores_.users.ReplacePassword(context, user.id, user.password_hash,
                                                  *std::move(hash), clock_.Now());
  }
  if (done) done = co_await stores_.sessions.DeleteAll(context, user.id, std::nullopt);
  if (done) done = co_await stores_.failures.Forget(context, user.email_normalised);
  if (!done) co_return std::unexpected(FromStore(std::move(done).error()));
  co_return co_await postman_.Send(
      PasswordChangedMail({user.email, user.first_name, std::move(public_url)}),
      kBackgroundMailPatience, context.request_id);
}

AwaitableResult<void> AccountSupport::SignOut(dynamodb::CallContext& context,
                                              std::string user_id) const {
  auto ended = co_await stores_.sessions.DeleteAll(context, std::move(user_id), std::nullopt);
  if (!ended) co_return std::unexpected(FromStore(std::move(ended).error()));
  co_return Result<void>{};
}

}  // namespace flavorbot::app::auth
