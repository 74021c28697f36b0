#include "storage/chef_tokens_store.h"

#include <utility>

#include "base/iso8601.h"
#include "storage/item_fields.h"
#include "storage/update_builder.h"

namespace flavorbot::storage {
namespace {

using dynamodb::AttributeValue;

constexpr std::string_view kInput = "inputTokens";
constexpr std::string_view kOutput = "outputTokens";
constexpr std::string_view kUpdatedAt = "updatedAt";

}  // namespace

AwaitableResult<ChefTokens> ChefTokensStore::Get(dynamodb::CallContext& context,
                                                 std::string month) const {
  const auto item = co_await table_.Get(context, ChefTokensKey(month), Consistency::kEventual);
  if (!item) co_return std::unexpected(item.error());
  ChefTokens tokens;
  if (!*item) co_return tokens;
  for (dynamodb::PackedAttributes it((*item)->bytes); it.Next();) {
    if (it.name() == kInput) tokens.input = IntegerOf(it.value()).value_or(0);
    if (it.name() == kOutput) tokens.output = IntegerOf(it.value()).value_or(0);
  }
  co_return tokens;
}

AwaitableResult<void> ChefTokensStore::Add(dynamodb::CallContext& context, std::string month,
                                           ChefTokens tokens, base::TimePoint now) const {
  UpdateBuilder update;
  update.Add(kInput, AttributeValue::N(tokens.input));
  update.Add(kOutput, AttributeValue::N(tokens.output));
  update.Set(kEntityTypeName, AttributeValue::S("CHEF_TOKENS"));
  update.Set(kUpdatedAt, AttributeValue::S(base::FormatIso8601(now)));
  dynamodb::UpdateItemRequest request;
  request.table_name = table_.name();
  request.key = KeyItem(ChefTokensKey(month));
  std::move(update).ApplyTo(request);
  const auto response = co_await table_.api().UpdateItem(context, std::move(request));
  if (!response) co_return std::unexpected(ToStoreError(response.error()));
  co_return Result<void>{};
}

}  // namespace flavorbot::storage
