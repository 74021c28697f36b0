#include "storage/user_directory.h"

#include <array>
#include <string>
#include <utility>

#include "storage/user_attributes.h"

namespace flavorbot::storage {
namespace {

using dynamodb::AttributeValue;
using namespace user_attributes;  // NOLINT: names of this one kind of item

constexpr std::array kListed = {kId,        kEmail,    kEmailNormalised,  kEmailVerified,
                                kFirstName, kLastName, kSubscriptionTier, kCreatedAt};

dynamodb::ScanRequest ProfilesOf(const Table& table) {
  dynamodb::ScanRequest scan;
  scan.table_name = table.name();
  scan.filter_expression = "SK = :profile AND attribute_not_exists(#deletingAt)";
  scan.expression_attribute_values = {
      {":profile", AttributeValue::S(std::string(kProfileSortKey))}};
  auto& names = scan.expression_attribute_names.emplace();
  names.emplace("#deletingAt", kDeletingAt);
  auto& projection = scan.projection_expression.emplace();
  for (const auto name : kListed) {
    const auto placeholder = "#" + std::string(name);
    if (!projection.empty()) projection += ", ";
    projection += placeholder;
    names.emplace(placeholder, name);
  }
  scan.return_consumed_capacity = dynamodb::ReturnConsumedCapacity::kTotal;
  return scan;
}

}  // namespace

UserDirectory::UserDirectory(const Table& table) : pages_(table.api(), ProfilesOf(table)) {}

AwaitableResult<UserDirectoryPage> UserDirectory::Next(dynamodb::CallContext& context) {
  const auto response = co_await pages_.Next(context);
  if (!response) co_return std::unexpected(ToStoreError(response.error()));
  UserDirectoryPage page;
  page.users.reserve(response->items.size());
  for (const auto& item : response->items) {
    auto user = ReadUser(item.bytes);
    if (!user.id.empty()) page.users.push_back(std::move(user));
  }
  page.items_read = response->scanned_count;
  if (response->consumed_capacity) {
    page.read_units = response->consumed_capacity->total.capacity_units;
  }
  co_return page;
}

}  // namespace flavorbot::storage
