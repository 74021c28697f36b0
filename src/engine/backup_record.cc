#include "engine/backup_record.h"

#include <utility>

#include "base/digest.h"
#include "dynamodb/packed_item.h"
#include "engine/table_record.h"

namespace flavorbot::engine {
namespace {

using dynamodb::AttributeMap;
using dynamodb::AttributeValue;

constexpr std::string_view kHead = "flavorbot-backup 1\n";

// The attribute `name` of type T; an empty one when it isn't there.
template <typename T>
T Get(const dynamodb::Item& record, std::string_view name) {
  const auto* value = record.Find(name);
  const T* typed = value != nullptr ? value->As<T>() : nullptr;
  return typed != nullptr ? *typed : T{};
}

}  // namespace

base::Bytes EncodeBackup(const Backup& backup) {
  dynamodb::Item record;
  record.Set("id", AttributeValue::S(backup.id));
  record.Set("arn", AttributeValue::S(backup.arn));
  record.Set("name", AttributeValue::S(backup.name));
  record.Set("created", AttributeValue::N(std::int64_t{backup.created.time_since_epoch().count()}));
  record.Set("table", AttributeValue::M(ToRecord(backup.table)));
  record.Set("counts", AttributeValue::B(EncodeCounts(backup.counts)));
  base::Bytes bytes(kHead);
  bytes += dynamodb::Pack(record).bytes;
  const auto digest = base::Sha256(bytes);
  bytes += digest.view();
  return bytes;
}

std::optional<Backup> DecodeBackup(base::BytesView bytes) {
  if (bytes.size() < kHead.size() + base::kDigestBytes || !bytes.starts_with(kHead)) {
    return std::nullopt;
  }
  const auto content = bytes.substr(0, bytes.size() - base::kDigestBytes);
  if (base::Sha256(content).view() != bytes.substr(content.size())) return std::nullopt;
  const auto packed = content.substr(kHead.size());
  if (!dynamodb::CheckPacked(packed)) return std::nullopt;
  const auto record = dynamodb::Unpack(packed);
  auto table = FromRecord(Get<AttributeMap>(record, "table"));
  auto counts = DecodeCounts(Get<dynamodb::Binary>(record, "counts").bytes);
  if (!table || !counts) return std::nullopt;
  const auto created = Get<dynamodb::Number>(record, "created").ToInt64().value_or(0);
  return Backup{.id = Get<std::string>(record, "id"),
                .arn = Get<std::string>(record, "arn"),
                .name = Get<std::string>(record, "name"),
                .created = base::TimePoint{std::chrono::milliseconds{created}},
                .table = *std::move(table),
                .counts = *std::move(counts)};
}

dynamodb::BackupDetails DetailsOf(const Backup& backup) {
  return {.backup_arn = backup.arn,
          .backup_name = backup.name,
          .backup_size_bytes = backup.counts.table.bytes,
          .backup_creation_date_time = backup.created};
}

dynamodb::BackupDescription Describe(const Backup& backup) {
  dynamodb::BackupDescription out{.backup_details = DetailsOf(backup),
                                  .source_table = Describe(backup.table, backup.counts)};
  if (backup.table.time_to_live) {
    out.time_to_live_attribute = backup.table.time_to_live->attribute;
  }
  return out;
}

}  // namespace flavorbot::engine
