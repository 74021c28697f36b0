#include "app/auth/email_verification.h"

#include <boost/asio/this_coro.hpp>
#include <utility>

#include "app/auth/account_mails.h"
#include "app/auth/background_context.h"
#include "app/auth/background_mail.h"
#include "app/auth/email_address.h"
#include "app/auth/one_time_token.h"

namespace flavorbot::app::auth {
namespace {

constexpr std::chrono::seconds kMailPatience{10};

Error InvalidToken() {
  return MakeError(ErrorCode::kInvalidRequest, "Invalid or expired verification token");
}

// A failed condition means that the token is spent, or no longer fits the account.
Result<void> Spent(storage::Result<void> outcome) {
  if (outcome) return {};
  if (outcome.error().code == storage::StoreErrorCode::kConflict) {
    return std::unexpected(InvalidToken());
  }
  return std::unexpected(FromStore(std::move(outcome).error()));
}

}  // namespace

AwaitableResult<void> EmailVerification::Verify(dynamodb::CallContext& context, std::string email,
                                                std::string token_secret,
                                                std::string public_url) const {
  const auto address = ParseEmailAddress(email);
  if (!address) co_return std::unexpected(InvalidToken());
  const auto now = clock_.Now();
  for (const auto kind : {storage::TokenKind::kVerify, storage::TokenKind::kEmailChange}) {
    auto token = co_await FindToken(tokens_, context, kind, token_secret, now);
    if (!token) co_return std::unexpected(std::move(token).error());
    if (!*token) continue;
    if ((*token)->email_normalised != address->normalised) break;
    if (kind == storage::TokenKind::kEmailChange) {
      co_return co_await CompleteChange(context, **std::move(token), std::move(public_url));
    }
    co_return Spent(co_await users_.VerifyEmail(context, **std::move(token), now));
  }
  co_return std::unexpected(InvalidToken());
}

AwaitableResult<void> EmailVerification::CompleteChange(dynamodb::CallContext& context,
                                                        storage::Token token,
                                                        std::string public_url) const {
  auto user = co_await users_.Find(context, token.user_id);
  if (!user) co_return std::unexpected(FromStore(std::move(user).error()));
  if (!*user) co_return std::unexpected(InvalidToken());
  auto changed = co_await users_.ChangeEmail(context, token, **user, clock_.Now());
  if (!changed && changed.error().code == storage::StoreErrorCode::kConflict) {
    auto owner = co_await users_.FindIdByEmail(context, token.email_normalised);
    if (!owner) co_return std::unexpected(FromStore(std::move(owner).error()));
    if (*owner && **owner != token.user_id) {
      co_return std::unexpected(
          MakeError(ErrorCode::kConflict, "An account with this email already exists"));
    }
  }
  if (!changed) co_return Spent(std::move(changed));
  // To the old address: its owner may not know.
  SendBehind(
      background_, co_await boost::asio::this_coro::executor, postman_,
      EmailChangedMail({(*user)->email, (*user)->first_name, std::move(public_url)}, token.email),
      context.request_id);
  co_return Result<void>{};
}

AwaitableResult<void> EmailVerification::VerifyUser(dynamodb::CallContext& context,
                                                    std::string user_id,
                                                    std::string token_secret) const {
  const auto now = clock_.Now();
  auto token = co_await FindToken(tokens_, context, storage::TokenKind::kVerify,
                                  std::move(token_secret), now);
  if (!token) co_return std::unexpected(std::move(token).error());
  if (!*token || (*token)->user_id != user_id) co_return std::unexpected(InvalidToken());
  co_return Spent(co_await users_.VerifyEmail(context, **std::move(token), now));
}

AwaitableResult<void> EmailVerification::SendTo(dynamodb::CallContext& context, std::string user_id,
                                                std::string public_url) const {
  auto user = co_await users_.Find(context, std::move(user_id));
  if (!user) co_return std::unexpected(FromStore(std::move(user).error()));
  if (!*user) co_return std::unexpected(MakeError(ErrorCode::kUnauthenticated, "Unauthorized"));
  if ((*user)->email_verified) {
    co_return std::unexpected(
        MakeError(ErrorCode::kInvalidRequest, "Your email is already verified"));
  }
  co_return co_await MailLink(context, **std::move(user), std::move(public_url));
}

AwaitableResult<void> EmailVerification::SendToAddress(dynamodb::CallContext& context,
                                                       std::string email,
                                                       std::string public_url) const {
  const auto address = ParseEmailAddress(email);
  if (!address) co_return Result<void>{};
  auto user_id = co_await users_.FindIdByEmail(context, address->normalised);
  if (!user_id) co_return std::unexpected(FromStore(std::move(user_id).error()));
  if (!*user_id) co_return Result<void>{};
  (void)background_.Start(
      co_await boost::asio::this_coro::executor,
      MailLinkBehind(**std::move(user_id), std::move(public_url), BackgroundContext(context)));
  co_return Result<void>{};
}

AwaitableResult<void> EmailVerification::MailLink(dynamodb::CallContext& context,
                                                  storage::User user,
                                                  std::string public_url) const {
  auto token = MakeToken(storage::TokenKind::kVerify, user.id, {user.email, user.email_normalised},
                         clock_.Now(), random_);
  auto stored = co_await tokens_.Put(context, std::move(token.token));
  if (!stored) co_return std::unexpected(FromStore(std::move(stored).error()));
  const auto delivery = co_await postman_.Send(
      VerificationMail({user.email, user.first_name, std::move(public_url)}, token.secret),
      kMailPatience, context.request_id);
  if (delivery == Delivery::kSent) co_return Result<void>{};
  auto error = MakeError(ErrorCode::kUnavailable,
                         "The mail could not be sent. Please try again in a few minutes.");
  error.retry_after = std::chrono::seconds{60};
  co_return std::unexpected(std::move(error));
}

boost::asio::awaitable<void> EmailVerification::MailLinkBehind(
    std::string user_id, std::string public_url, dynamodb::CallContext context) const {
  auto user = co_await users_.Find(context, std::move(user_id));
  if (!user) LogStoreFailure("verification link not sent", context, user.error());
  if (!user || !*user || (*user)->email_verified) co_return;
  const auto sent = co_await MailLink(context, **std::move(user), std::move(public_url));
  if (!sent) {
    base::Log(base::Level::kError, "verification link not sent",
              {{"id", context.request_id}, {"cause", sent.error().cause}});
  }
}

}  // namespace flavorbot::app::auth
