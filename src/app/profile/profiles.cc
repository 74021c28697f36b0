#include "app/profile/profiles.h"

#include <utility>

namespace flavorbot::app::profile {
namespace {

Error AccountGone() { return MakeError(ErrorCode::kUnauthenticated, "Unauthorized"); }

}  // namespace

AwaitableResult<storage::User> Profiles::Find(dynamodb::CallContext& context,
                                              std::string user_id) const {
  auto user = co_await users_.Find(context, std::move(user_id));
  if (!user) co_return std::unexpected(FromStore(std::move(user).error()));
  if (!*user) co_return std::unexpected(AccountGone());
  co_return **std::move(user);
}

AwaitableResult<storage::User> Profiles::Update(dynamodb::CallContext& context, std::string user_id,
                                                storage::ProfileChanges changes) const {
  auto errors = CleanProfileChanges(changes);
  if (!errors.empty()) co_return std::unexpected(InvalidFields(std::move(errors)));
  auto user =
      co_await users_.UpdateProfile(context, std::move(user_id), std::move(changes), clock_.Now());
  if (!user && user.error().code == storage::StoreErrorCode::kNotFound) {
    co_return std::unexpected(AccountGone());
  }
  if (!user) co_return std::unexpected(FromStore(std::move(user).error()));
  co_return *std::move(user);
}

}  // namespace flavorbot::app::profile
