#include "dynamodb_server/intercepted_api.h"

#include <utility>

namespace flavorbot::dynamodb_server {

#define FORWARD(action)                                                         \
  dynamodb::AwaitableResult<dynamodb::action##Response> InterceptedApi::action( \
      dynamodb::CallContext& context, dynamodb::action##Request request) {      \
    Verdict verdict = co_await Judge();                                         \
    if (verdict.before) co_return std::unexpected(*std::move(verdict.before));  \
    auto answer = co_await api_.action(context, std::move(request));            \
    if (verdict.after) co_return std::unexpected(*std::move(verdict.after));    \
    co_return answer;                                                           \
  }
FLAVORBOT_EVERY_ACTION(FORWARD)
#undef FORWARD

}  // namespace flavorbot::dynamodb_server
