#include "app/auth/password_recovery.h"

#include <boost/asio/this_coro.hpp>
#include <utility>

#include "app/auth/account_mails.h"
#include "app/auth/background_context.h"
#include "app/auth/background_mail.h"
#include "app/auth/email_address.h"
#include "app/auth/one_time_token.h"
#include "app/auth/password_rules.h"
#include "base/log.h"

namespace flavorbot::app::auth {
namespace {

Error InvalidToken() {
  return MakeError(ErrorCode::kInvalidRequest, "Invalid or expired reset token");
}

}  // namespace

AwaitableResult<void> PasswordRecovery::SendLink(dynamodb::CallContext& context, std::string email,
                                                 std::string public_url) const {
  const auto address = ParseEmailAddress(email);
  if (!address) co_return Result<void>{};
  auto user_id = co_await stores_.users.FindIdByEmail(context, address->normalised);
  if (!user_id) co_return std::unexpected(FromStore(std::move(user_id).error()));
  if (!*user_id) co_return Result<void>{};
  (void)background_.Start(
      co_await boost::asio::this_coro::executor,
      MailLink(**std::move(user_id), std::move(public_url), BackgroundContext(context)));
  co_return Result<void>{};
}

boost::asio::awaitable<void> PasswordRecovery::MailLink(std::string user_id, std::string public_url,
                                                        dynamodb::CallContext context) const {
  const auto user = co_await stores_.users.Find(context, std::move(user_id));
  if (!user) LogStoreFailure("reset link not sent", context, user.error());
  if (!user || !*user) co_return;
  auto token = MakeToken(storage::TokenKind::kReset, (*user)->id,
                         {(*user)->email, (*user)->email_normalised}, clock_.Now(), random_);
  const auto stored = co_await stores_.tokens.Put(context, std::move(token.token));
  if (!stored) {
    LogStoreFailure("reset link not sent", context, stored.error());
    co_return;
  }
  co_await postman_.Send(
      PasswordResetMail({(*user)->email, (*user)->first_name, std::move(public_url)}, token.secret),
      kBackgroundMailPatience, context.request_id);
}

AwaitableResult<void> PasswordRecovery::Reset(dynamodb::CallContext& context,
                                              std::string token_secret, std::string new_password,
                                              std::string public_url) const {
  if (auto weak = CheckNewPassword(new_password, "password")) {
    co_return std::unexpected(*std::move(weak));
  }
  auto token = co_await FindToken(stores_.tokens, context, storage::TokenKind::kReset,
                                  std::move(token_secret), clock_.Now());
  if (!token) co_return std::unexpected(std::move(token).error());
  if (!*token) co_return std::unexpected(InvalidToken());
  auto user = co_await stores_.users.Find(context, (*token)->user_id);
  if (!user) co_return std::unexpected(FromStore(std::move(user).error()));
  if (!*user) co_return std::unexpected(InvalidToken());
  auto hash = co_await hasher_.Hash(std::move(new_password));
  if (!hash) co_return std::unexpected(std::move(hash).error());

  // Both before and behind the change: see PasswordChange.
  auto ended = co_await stores_.sessions.DeleteAll(context, (*user)->id, std::nullopt);
  if (!ended) co_return std::unexpected(FromStore(std::move(ended).error()));
  auto reset =
      co_await stores_.users.ResetPassword(context, **token, *std::move(hash), clock_.Now());
  if (!reset && reset.error().code == storage::StoreErrorCode::kConflict) {
    co_return std::unexpected(InvalidToken());
  }
  if (!reset) co_return std::unexpected(FromStore(std::move(reset).error()));
  ended = co_await stores_.sessions.DeleteAll(context, (*user)->id, std::nullopt);
  if (!ended) co_return std::unexpected(FromStore(std::move(ended).error()));
  auto forgotten = co_await stores_.failures.Forget(context, (*token)->email_normalised);
  if (!forgotten) co_return std::unexpected(FromStore(std::move(forgotten).error()));

  SendBehind(background_, co_await boost::asio::this_coro::executor, postman_,
             PasswordChangedMail({(*user)->email, (*user)->first_name, std::move(public_url)}),
             context.request_id);
  co_return Result<void>{};
}

}  // namespace flavorbot::app::auth
