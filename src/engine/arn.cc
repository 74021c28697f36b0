#include "engine/arn.h"

#include <string_view>

#include "base/encoding.h"
#include "base/random.h"

namespace flavorbot::engine {
namespace {

// Of no account: there is one owner, this process.
constexpr std::string_view kAccountId = "000000000000";
constexpr std::size_t kTimeDigits = 14;

}  // namespace

std::string TableArn(const std::string& region, const std::string& table_name) {
  return "arn:aws:dynamodb:" + region + ":" + std::string(kAccountId) + ":table/" + table_name;
}

std::string NewUuid() {
  auto bytes = base::RandomBytes(base::SystemRandom(), 16);
  bytes[6] = static_cast<char>((bytes[6] & 0x0F) | 0x40);
  bytes[8] = static_cast<char>((bytes[8] & 0x3F) | 0x80);
  auto text = base::HexEncode(bytes);
  for (const std::size_t at : {8u, 13u, 18u, 23u}) text.insert(at, "-");
  return text;
}

std::string NewBackupId(base::TimePoint now) {
  const auto digits = std::to_string(now.time_since_epoch().count());
  const std::size_t zeros = kTimeDigits - std::min(kTimeDigits, digits.size());
  return std::string(zeros, '0') + digits + "-" +
         base::HexEncode(base::RandomBytes(base::SystemRandom(), 4));
}

std::string BackupArn(const std::string& table_arn, const std::string& backup_id) {
  return table_arn + "/backup/" + backup_id;
}

}  // namespace flavorbot::engine
