#include "app/auth/password_change.h"

#include <boost/asio/this_coro.hpp>
#include <utility>

#include "app/auth/account_mails.h"
#include "app/auth/background_mail.h"
#include "app/auth/password_rules.h"

namespace flavorbot::app::auth {

AwaitableResult<void> PasswordChange::Change(dynamodb::CallContext& context, Session session,
                                             std::string current_password, std::string new_password,
                                             std::string public_url) const {
  if (auto weak = CheckNewPassword(new_password, "newPassword")) {
    co_return std::unexpected(*std::move(weak));
  }
  auto user = co_await check_.Check(context, session.user_id, std::move(current_password));
  if (!user) co_return std::unexpected(std::move(user).error());
  auto hash = co_await hasher_.Hash(std::move(new_password));
  if (!hash) co_return std::unexpected(std::move(hash).error());

  // Before the change, so that a failure in between leaves no session that the person believes
  // ended; and behind it, for those that were opened meanwhile with the old password.
  auto ended = co_await sessions_.DeleteAll(context, user->id, session.session_key);
  if (!ended) co_return std::unexpected(FromStore(std::move(ended).error()));
  auto replaced = co_await users_.ReplacePassword(context, user->id, user->password_hash,
                                                  *std::move(hash), clock_.Now());
  if (!replaced && replaced.error().code == storage::StoreErrorCode::kConflict) {
    co_return std::unexpected(MakeError(ErrorCode::kForbidden, "The password is incorrect"));
  }
  if (!replaced) co_return std::unexpected(FromStore(std::move(replaced).error()));
  ended = co_await sessions_.DeleteAll(context, user->id, session.session_key);
  if (!ended) co_return std::unexpected(FromStore(std::move(ended).error()));

  SendBehind(background_, co_await boost::asio::this_coro::executor, postman_,
             PasswordChangedMail({user->email, user->first_name, std::move(public_url)}),
             context.request_id);
  co_return Result<void>{};
}

}  // namespace flavorbot::app::auth
