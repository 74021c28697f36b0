#include "app/auth/email_change.h"

#include <boost/asio/this_coro.hpp>
#include <utility>

#include "app/auth/account_mails.h"
#include "app/auth/background_context.h"
#include "app/auth/background_mail.h"
#include "app/auth/one_time_token.h"

namespace flavorbot::app::auth {

AwaitableResult<void> EmailChange::Request(dynamodb::CallContext& context, std::string user_id,
                                           std::string password, std::string new_email,
                                           std::string public_url) const {
  auto address = ParseEmailAddress(new_email);
  if (!address) {
    co_return std::unexpected(InvalidFields({{"newEmail", "Must be an email address"}}));
  }
  auto user = co_await check_.Check(context, std::move(user_id), std::move(password));
  if (!user) co_return std::unexpected(std::move(user).error());
  if (address->written == user->email) {
    co_return std::unexpected(InvalidFields({{"newEmail", "This is your address already"}}));
  }
  (void)background_.Start(co_await boost::asio::this_coro::executor,
                          MailLink(*std::move(user), *std::move(address), std::move(public_url),
                                   BackgroundContext(context)));
  co_return Result<void>{};
}

boost::asio::awaitable<void> EmailChange::MailLink(storage::User user, EmailAddress address,
                                                   std::string public_url,
                                                   dynamodb::CallContext context) const {
  const auto owner = co_await users_.FindIdByEmail(context, address.normalised);
  if (!owner) LogStoreFailure("address change link not sent", context, owner.error());
  if (!owner || (*owner && **owner != user.id)) co_return;
  Recipient recipient{address.written, std::move(user.first_name), std::move(public_url)};
  auto token = MakeToken(storage::TokenKind::kEmailChange, std::move(user.id), std::move(address),
                         clock_.Now(), random_);
  const auto stored = co_await tokens_.Put(context, std::move(token.token));
  if (!stored) {
    LogStoreFailure("address change link not sent", context, stored.error());
    co_return;
  }
  co_await postman_.Send(EmailChangeMail(recipient, token.secret), kBackgroundMailPatience,
                         context.request_id);
}

}  // namespace flavorbot::app::auth
