#include "app/auth/sessions.h"

#include <algorithm>
#include <utility>

#include "base/log.h"
#include "storage/keys.h"

namespace flavorbot::app::auth {

NewSession Sessions::MakeSession(std::string user_id, Client client) const {
  const auto id = SessionSigner::NewId(random_);
  const auto now = clock_.Now();
  return {.session = {.key = storage::SecretKey(id),
                      .user_id = std::move(user_id),
                      .created_at = now,
                      .last_seen_at = now,
                      .expires_at = now + kSessionLifetime,
                      .user_agent = std::move(client.user_agent),
                      .ip_address = std::move(client.ip_address)},
          .cookie_value = signer_.Sign(id)};
}

AwaitableResult<std::optional<Session>> Sessions::Check(dynamodb::CallContext& context,
                                                        std::string cookie_value) const {
  const auto id = signer_.Verify(cookie_value);
  if (!id) co_return std::nullopt;
  auto key = storage::SecretKey(*id);
  auto owner = co_await store_.Find(context, key);
  if (!owner) co_return std::unexpected(FromStore(std::move(owner).error()));
  const auto now = clock_.Now();
  if (!*owner || (*owner)->expires_at <= now) co_return std::nullopt;

  Session session{.user_id = std::move((*owner)->user_id), .session_key = std::move(key)};
  if (now - (*owner)->last_seen_at < kSessionTouchInterval) co_return std::move(session);
  const auto extended = co_await store_.Extend(context, session.user_id, session.session_key, now,
                                               now + kSessionLifetime);
  if (extended) {
    session.freshness = Freshness::kExtended;
  } else if (extended.error().code == storage::StoreErrorCode::kNotFound) {
    co_return std::nullopt;  // signed out in this moment
  } else {
    base::Log(base::Level::kWarning, "session not extended",
              {{"id", context.request_id}, {"cause", extended.error().cause}});
  }
  co_return std::move(session);
}

AwaitableResult<std::vector<storage::Session>> Sessions::List(dynamodb::CallContext& context,
                                                              std::string user_id) const {
  return ListSessions(store_, context, std::move(user_id), clock_.Now());
}

AwaitableResult<std::vector<storage::Session>> ListSessions(const storage::SessionStore& store,
                                                            dynamodb::CallContext& context,
                                                            std::string user_id,
                                                            base::TimePoint now) {
  auto sessions = co_await store.List(context, std::move(user_id));
  if (!sessions) co_return std::unexpected(FromStore(std::move(sessions).error()));
  std::erase_if(*sessions, [now](const auto& session) { return session.expires_at <= now; });
  std::ranges::sort(*sessions, [](const auto& a, const auto& b) {
    return std::tie(b.last_seen_at, b.created_at, a.key) <
           std::tie(a.last_seen_at, a.created_at, b.key);
  });
  co_return *std::move(sessions);
}

AwaitableResult<void> Sessions::End(dynamodb::CallContext& context, std::string user_id,
                                    std::string session_key) const {
  auto ended = co_await store_.Delete(context, std::move(user_id), std::move(session_key));
  if (!ended) co_return std::unexpected(FromStore(std::move(ended).error()));
  co_return Result<void>{};
}

AwaitableResult<void> Sessions::EndOthers(dynamodb::CallContext& context, std::string user_id,
                                          std::string kept_session_key) const {
  auto ended = co_await store_.DeleteAll(context, std::move(user_id), std::move(kept_session_key));
  if (!ended) co_return std::unexpected(FromStore(std::move(ended).error()));
  co_return Result<void>{};
}

}  // namespace flavorbot::app::auth
