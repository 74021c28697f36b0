#include "storage/token_store.h"

namespace flavorbot::storage {

AwaitableResult<void> TokenStore::Put(dynamodb::CallContext& context, Token token) const {
  dynamodb::PutItemRequest request;
  request.table_name = table_.name();
  request.item = TokenItem(token);
  const auto response = co_await table_.api().PutItem(context, std::move(request));
  if (!response) co_return std::unexpected(ToStoreError(response.error()));
  co_return Result<void>{};
}

AwaitableResult<std::optional<Token>> TokenStore::Find(dynamodb::CallContext& context,
                                                       TokenKind kind, std::string key) const {
  const auto item = co_await table_.Get(context, TokenKey(kind, key), Consistency::kStrong);
  if (!item) co_return std::unexpected(item.error());
  if (!*item) co_return std::nullopt;
  co_return ReadToken(kind, std::move(key), (*item)->bytes);
}

}  // namespace flavorbot::storage
