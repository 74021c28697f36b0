#include "engine/statement_token.h"

#include "base/digest.h"
#include "base/encoding.h"
#include "dynamodb/packed_item.h"
#include "dynamodb/wire.h"
#include "engine/keyspace.h"

namespace flavorbot::engine {
namespace {

constexpr char kFormat = '\x01';
constexpr std::size_t kFingerprintBytes = 8;
constexpr std::size_t kHeaderBytes = 1 + kFingerprintBytes + sizeof(std::uint16_t);

}  // namespace

base::Bytes StatementFingerprint(std::string_view statement,
                                 std::span<const dynamodb::AttributeValue> parameters) {
  std::string text(statement);
  for (const auto& parameter : parameters) {
    text += '\0';
    dynamodb::AppendJson(text, parameter);
  }
  return base::Bytes(base::Sha256(text).view().substr(0, kFingerprintBytes));
}

std::string EncodeStatementToken(const StatementToken& token, base::BytesView fingerprint) {
  base::Bytes bytes(1, kFormat);
  bytes.append(fingerprint);
  AppendBigEndian(bytes, token.partition);
  bytes.append(dynamodb::Pack(token.key.value_or(dynamodb::Item{})).bytes);
  return base::Base64Encode(bytes);
}

std::optional<StatementToken> DecodeStatementToken(std::string_view text,
                                                   base::BytesView fingerprint) {
  const auto bytes = base::Base64Decode(text);
  if (!bytes || bytes->size() <= kHeaderBytes || bytes->front() != kFormat) return std::nullopt;
  base::BytesView rest(*bytes);
  rest.remove_prefix(1);
  if (rest.substr(0, kFingerprintBytes) != fingerprint) return std::nullopt;
  rest.remove_prefix(kFingerprintBytes);
  StatementToken token{.partition = ReadBigEndian<std::uint16_t>(rest), .key = std::nullopt};
  rest.remove_prefix(sizeof(std::uint16_t));
  if (!dynamodb::CheckPacked(rest)) return std::nullopt;
  auto key = dynamodb::Unpack(rest);
  if (!key.empty()) token.key = std::move(key);
  return token;
}

}  // namespace flavorbot::engine
