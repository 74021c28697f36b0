#include "app/auth/one_time_token.h"

#include <utility>

namespace flavorbot::app::auth {
namespace {

constexpr std::size_t kSecretBytes = 32;
constexpr std::size_t kMaxSecretCharacters = 200;

}  // namespace

NewToken MakeToken(storage::TokenKind kind, std::string user_id, EmailAddress address,
                   base::TimePoint now, base::RandomSource& random) {
  auto secret = base::RandomToken(random, kSecretBytes);
  const auto lifetime = kind == storage::TokenKind::kReset ? kResetLifetime : kVerificationLifetime;
  return {.token = {.kind = kind,
                    .key = storage::SecretKey(secret),
                    .user_id = std::move(user_id),
                    .email = std::move(address.written),
                    .email_normalised = std::move(address.normalised),
                    .expires_at = now + lifetime},
          .secret = std::move(secret)};
}

AwaitableResult<std::optional<storage::Token>> FindToken(const storage::TokenStore& store,
                                                         dynamodb::CallContext& context,
                                                         storage::TokenKind kind,
                                                         std::string secret, base::TimePoint now) {
  if (secret.empty() || secret.size() > kMaxSecretCharacters) co_return std::nullopt;
  auto token = co_await store.Find(context, kind, storage::SecretKey(secret));
  if (!token) co_return std::unexpected(FromStore(std::move(token).error()));
  if (!*token || (*token)->expires_at <= now) co_return std::nullopt;
  co_return *std::move(token);
}

}  // namespace flavorbot::app::auth
