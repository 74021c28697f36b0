// The enumerations of the API as the wire spells them, in the order of the service's own messages.
//
// Source: API reference, "Valid Values" of each member; their order as pinned by
// tests/conformance/constraints_test.cc.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "dynamodb/backup_actions.h"
#include "dynamodb/capacity.h"
#include "dynamodb/item_actions.h"
#include "dynamodb/legacy_parameters.h"
#include "dynamodb/read_actions.h"
#include "dynamodb/stream_actions.h"
#include "dynamodb/table.h"
#include "dynamodb/table_actions.h"

namespace flavorbot::dynamodb {

// Specialised for each enumeration: kNames.
template <typename E>
struct WireNames;

template <typename E, std::size_t count>
using WireNameTable = std::array<std::pair<std::string_view, E>, count>;

template <typename E>
concept WireEnum = requires { WireNames<E>::kNames; };

template <WireEnum E>
std::string_view WireName(E value) {
  for (const auto& [name, candidate] : WireNames<E>::kNames) {
    if (candidate == value) return name;
  }
  return {};
}

template <WireEnum E>
std::optional<E> ParseWireName(std::string_view text) {
  for (const auto& [name, value] : WireNames<E>::kNames) {
    if (name == text) return value;
  }
  return std::nullopt;
}

template <>
struct WireNames<ReturnConsumedCapacity> {
  using enum ReturnConsumedCapacity;
  static constexpr WireNameTable<ReturnConsumedCapacity, 3> kNames = {
      {{"INDEXES", kIndexes}, {"TOTAL", kTotal}, {"NONE", kNone}}};
};

template <>
struct WireNames<ReturnItemCollectionMetrics> {
  using enum ReturnItemCollectionMetrics;
  static constexpr WireNameTable<ReturnItemCollectionMetrics, 2> kNames = {
      {{"SIZE", kSize}, {"NONE", kNone}}};
};

template <>
struct WireNames<ReturnValues> {
  using enum ReturnValues;
  static constexpr WireNameTable<ReturnValues, 5> kNames = {{{"ALL_NEW", kAllNew},
                                                             {"UPDATED_OLD", kUpdatedOld},
                                                             {"ALL_OLD", kAllOld},
                                                             {"NONE", kNone},
                                                             {"UPDATED_NEW", kUpdatedNew}}};
};

template <>
struct WireNames<ReturnValuesOnConditionCheckFailure> {
  using enum ReturnValuesOnConditionCheckFailure;
  static constexpr WireNameTable<ReturnValuesOnConditionCheckFailure, 2> kNames = {
      {{"ALL_OLD", kAllOld}, {"NONE", kNone}}};
};

template <>
struct WireNames<Select> {
  using enum Select;
  static constexpr WireNameTable<Select, 4> kNames = {
      {{"SPECIFIC_ATTRIBUTES", kSpecificAttributes},
       {"COUNT", kCount},
       {"ALL_ATTRIBUTES", kAllAttributes},
       {"ALL_PROJECTED_ATTRIBUTES", kAllProjectedAttributes}}};
};

template <>
struct WireNames<ScalarType> {
  using enum ScalarType;
  static constexpr WireNameTable<ScalarType, 3> kNames = {{{"B", kB}, {"N", kN}, {"S", kS}}};
};

template <>
struct WireNames<KeyType> {
  using enum KeyType;
  static constexpr WireNameTable<KeyType, 2> kNames = {{{"HASH", kHash}, {"RANGE", kRange}}};
};

template <>
struct WireNames<ProjectionType> {
  using enum ProjectionType;
  static constexpr WireNameTable<ProjectionType, 3> kNames = {
      {{"ALL", kAll}, {"INCLUDE", kInclude}, {"KEYS_ONLY", kKeysOnly}}};
};

template <>
struct WireNames<BillingMode> {
  using enum BillingMode;
  static constexpr WireNameTable<BillingMode, 2> kNames = {
      {{"PROVISIONED", kProvisioned}, {"PAY_PER_REQUEST", kPayPerRequest}}};
};

template <>
struct WireNames<TableStatus> {
  using enum TableStatus;
  static constexpr WireNameTable<TableStatus, 4> kNames = {{{"CREATING", kCreating},
                                                            {"ACTIVE", kActive},
                                                            {"UPDATING", kUpdating},
                                                            {"DELETING", kDeleting}}};
};

template <>
struct WireNames<TimeToLiveStatus> {
  using enum TimeToLiveStatus;
  static constexpr WireNameTable<TimeToLiveStatus, 4> kNames = {{{"ENABLING", kEnabling},
                                                                 {"DISABLING", kDisabling},
                                                                 {"ENABLED", kEnabled},
                                                                 {"DISABLED", kDisabled}}};
};

template <>
struct WireNames<TableClass> {
  using enum TableClass;
  static constexpr WireNameTable<TableClass, 2> kNames = {
      {{"STANDARD", kStandard}, {"STANDARD_INFREQUENT_ACCESS", kStandardInfrequentAccess}}};
};

template <>
struct WireNames<StreamViewType> {
  using enum StreamViewType;
  static constexpr WireNameTable<StreamViewType, 4> kNames = {
      {{"NEW_IMAGE", kNewImage},
       {"OLD_IMAGE", kOldImage},
       {"NEW_AND_OLD_IMAGES", kNewAndOldImages},
       {"KEYS_ONLY", kKeysOnly}}};
};

template <>
struct WireNames<ComparisonOperator> {
  using enum ComparisonOperator;
  static constexpr WireNameTable<ComparisonOperator, 13> kNames = {{{"IN", kIn},
                                                                    {"NULL", kNull},
                                                                    {"BETWEEN", kBetween},
                                                                    {"LT", kLt},
                                                                    {"NOT_CONTAINS", kNotContains},
                                                                    {"EQ", kEq},
                                                                    {"GT", kGt},
                                                                    {"NOT_NULL", kNotNull},
                                                                    {"NE", kNe},
                                                                    {"LE", kLe},
                                                                    {"BEGINS_WITH", kBeginsWith},
                                                                    {"GE", kGe},
                                                                    {"CONTAINS", kContains}}};
};

template <>
struct WireNames<ConditionalOperator> {
  using enum ConditionalOperator;
  static constexpr WireNameTable<ConditionalOperator, 2> kNames = {{{"OR", kOr}, {"AND", kAnd}}};
};

template <>
struct WireNames<AttributeAction> {
  using enum AttributeAction;
  static constexpr WireNameTable<AttributeAction, 3> kNames = {
      {{"ADD", kAdd}, {"DELETE", kDelete}, {"PUT", kPut}}};
};

template <>
struct WireNames<BackupStatus> {
  using enum BackupStatus;
  static constexpr WireNameTable<BackupStatus, 3> kNames = {
      {{"CREATING", kCreating}, {"DELETED", kDeleted}, {"AVAILABLE", kAvailable}}};
};

template <>
struct WireNames<BackupType> {
  using enum BackupType;
  static constexpr WireNameTable<BackupType, 3> kNames = {
      {{"USER", kUser}, {"SYSTEM", kSystem}, {"AWS_BACKUP", kAwsBackup}}};
};

template <>
struct WireNames<BackupTypeFilter> {
  using enum BackupTypeFilter;
  static constexpr WireNameTable<BackupTypeFilter, 4> kNames = {
      {{"USER", kUser}, {"SYSTEM", kSystem}, {"AWS_BACKUP", kAwsBackup}, {"ALL", kAll}}};
};

template <>
struct WireNames<StreamStatus> {
  using enum StreamStatus;
  static constexpr WireNameTable<StreamStatus, 4> kNames = {{{"ENABLING", kEnabling},
                                                             {"ENABLED", kEnabled},
                                                             {"DISABLING", kDisabling},
                                                             {"DISABLED", kDisabled}}};
};

template <>
struct WireNames<ShardIteratorType> {
  using enum ShardIteratorType;
  static constexpr WireNameTable<ShardIteratorType, 4> kNames = {
      {{"TRIM_HORIZON", kTrimHorizon},
       {"LATEST", kLatest},
       {"AT_SEQUENCE_NUMBER", kAtSequenceNumber},
       {"AFTER_SEQUENCE_NUMBER", kAfterSequenceNumber}}};
};

template <>
struct WireNames<OperationType> {
  using enum OperationType;
  static constexpr WireNameTable<OperationType, 3> kNames = {
      {{"INSERT", kInsert}, {"MODIFY", kModify}, {"REMOVE", kRemove}}};
};

}  // namespace flavorbot::dynamodb
