#include "dynamodb_client/remote_api.h"

#include <string>
#include <utility>

#include "dynamodb/wire.h"

namespace flavorbot::dynamodb_client {

template <typename Response, typename Request>
dynamodb::AwaitableResult<Response> RemoteApi::Run(dynamodb::CallContext& context,
                                                   std::string_view action, Request request) {
  GiveToken(request, caller_.random());
  std::string body;
  AppendJson(body, request);
  const auto answer = co_await caller_.Call(context, action, std::move(body),
                                            [&request] { return RepetitionOf(request); });
  if (!answer) co_return std::unexpected(answer.error());
  auto response = dynamodb::FromJson<Response>(*answer);
  if (!response) {
    auto error =
        dynamodb::MakeError(dynamodb::ErrorCode::kInternalServerError, "Internal server error");
    error.cause =
        std::string(action) + " was answered with something else: " + response.error().message;
    co_return std::unexpected(std::move(error));
  }
  co_return response;
}

#define DEFINE(action)                                                            \
  dynamodb::AwaitableResult<dynamodb::action##Response> RemoteApi::action(        \
      dynamodb::CallContext& context, dynamodb::action##Request request) {        \
    return Run<dynamodb::action##Response>(context, #action, std::move(request)); \
  }
FLAVORBOT_EVERY_ACTION(DEFINE)
#undef DEFINE

}  // namespace flavorbot::dynamodb_client
