#include "crash/perform.h"

#include <utility>

#include "base/await_for_test.h"

namespace flavorbot::crash {
namespace {

template <typename Response>
dynamodb::Result<void> WithoutAnswer(dynamodb::Result<Response> response) {
  if (!response) return std::unexpected(std::move(response).error());
  return {};
}

}  // namespace

dynamodb::Result<void> Perform(dynamodb::Api& api, Operation operation) {
  dynamodb::CallContext context;
  if (operation.puts.size() + operation.deletes.size() > 1) {
    return WithoutAnswer(
        Await(api.TransactWriteItems(context, ToTransaction(std::move(operation)))));
  }
  if (operation.puts.empty()) {
    return WithoutAnswer(
        Await(api.DeleteItem(context, {.table_name = kTable, .key = operation.deletes.front()})));
  }
  return WithoutAnswer(
      Await(api.PutItem(context, {.table_name = kTable, .item = operation.puts.front()})));
}

}  // namespace flavorbot::crash
