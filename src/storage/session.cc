#include "storage/session.h"

#include "base/iso8601.h"
#include "storage/item_fields.h"
#include "storage/keys.h"
#include "storage/session_attributes.h"

namespace flavorbot::storage {
namespace {

using dynamodb::AttributeValue;

// The Node version's `sess`, so that its tools see what they know.
AttributeValue NodeSession(const Session& session) {
  const auto age = session.expires_at - session.created_at;
  dynamodb::AttributeMap cookie{
      {"path", AttributeValue::S("/")},
      {"expires", AttributeValue::S(base::FormatIso8601(session.expires_at))},
      {"originalMaxAge", AttributeValue::N(std::int64_t{age.count()})},
      {"httpOnly", AttributeValue::Bool(true)},
      {"sameSite", AttributeValue::S("lax")},
  };
  dynamodb::AttributeMap passport{{"user", AttributeValue::S(session.user_id)}};
  return AttributeValue::M({{"cookie", AttributeValue::M(std::move(cookie))},
                            {"passport", AttributeValue::M(std::move(passport))}});
}

dynamodb::Item CommonItem(Key key, const Session& session) {
  using namespace session_attributes;  // NOLINT: names of this one kind of item
  auto item = KeyItem(std::move(key));
  const auto set = [&item](std::string_view name, AttributeValue value) {
    item.Set(std::string(name), std::move(value));
  };
  set(kEntityTypeName, AttributeValue::S("SESSION"));
  set(kUserId, AttributeValue::S(session.user_id));
  set(kCreatedAt, AttributeValue::S(base::FormatIso8601(session.created_at)));
  set(kLastSeenAt, Milliseconds(session.last_seen_at));
  set(kExpire, Milliseconds(session.expires_at));
  set(kTimeToLiveName, Seconds(session.expires_at));
  return item;
}

dynamodb::TransactWriteItem Put(const std::string& table_name, dynamodb::Item item) {
  dynamodb::TransactPut put;
  put.table_name = table_name;
  put.item = std::move(item);
  return put;
}

}  // namespace

std::optional<SessionOwner> ReadSessionOwner(base::BytesView packed_item) {
  using namespace session_attributes;  // NOLINT: names of this one kind of item
  SessionOwner owner;
  bool ends = false;
  for (dynamodb::PackedAttributes it(packed_item); it.Next();) {
    if (it.name() == kUserId) {
      owner.user_id = it.value().string().value_or(std::string_view{});
    } else if (it.name() == kExpire) {
      const auto expires_at = TimeOfMilliseconds(it.value());
      ends = expires_at.has_value();
      owner.expires_at = expires_at.value_or(base::TimePoint{});
    } else if (it.name() == kLastSeenAt) {
      owner.last_seen_at = TimeOfMilliseconds(it.value()).value_or(base::TimePoint{});
    }
  }
  if (owner.user_id.empty() || !ends) return std::nullopt;
  return owner;
}

std::optional<Session> ReadSession(base::BytesView packed_item) {
  using namespace session_attributes;  // NOLINT: names of this one kind of item
  auto owner = ReadSessionOwner(packed_item);
  if (!owner) return std::nullopt;
  Session session;
  // SESSION#<key> is the sort key of the one item and the partition key of the other.
  for (const auto name : {kSortKeyName, kPartitionKeyName}) {
    const auto text = TextField(packed_item, name);
    if (const auto key = AfterPrefix(text, kSessionPrefix)) session.key = *key;
  }
  session.user_id = std::move(owner->user_id);
  session.created_at =
      base::ParseIso8601(TextField(packed_item, kCreatedAt)).value_or(owner->last_seen_at);
  session.last_seen_at = owner->last_seen_at;
  session.expires_at = owner->expires_at;
  session.user_agent = TextField(packed_item, kUserAgent);
  session.ip_address = TextField(packed_item, kIpAddress);
  return session;
}

std::vector<dynamodb::TransactWriteItem> SessionPuts(const std::string& table_name,
                                                     const Session& session) {
  using namespace session_attributes;  // NOLINT: names of this one kind of item
  auto web = CommonItem(SessionKey(session.key), session);
  web.Set("sess", NodeSession(session));
  auto listed = CommonItem(UserSessionKey(session.user_id, session.key), session);
  listed.Set(std::string(kUserAgent), AttributeValue::S(session.user_agent));
  listed.Set(std::string(kIpAddress), AttributeValue::S(session.ip_address));
  std::vector<dynamodb::TransactWriteItem> puts;
  puts.push_back(Put(table_name, std::move(web)));
  puts.push_back(Put(table_name, std::move(listed)));
  return puts;
}

}  // namespace flavorbot::storage
