#include "dynamodb_server/stream_dispatch.h"

#include <array>
#include <utility>

#include "dynamodb_server/run_action.h"

namespace flavorbot::dynamodb_server {
namespace {

using dynamodb::StreamsApi;

#define ACTION(name)                                                                 \
  Action<StreamsApi> {                                                               \
    #name, &RunAction<StreamsApi, dynamodb::name##Request, dynamodb::name##Response, \
                      &StreamsApi::name>                                             \
  }
// In the order of their names.
constexpr std::array kActions = {
    ACTION(DescribeStream),
    ACTION(GetRecords),
    ACTION(GetShardIterator),
    ACTION(ListStreams),
};
#undef ACTION
static_assert(std::ranges::is_sorted(kActions, {}, &Action<StreamsApi>::name));

}  // namespace

bool IsStreamAction(std::string_view name) { return FindAction(kActions, name) != nullptr; }

dynamodb::Awaitable<Answer> DispatchToStreams(StreamsApi& streams, dynamodb::CallContext& context,
                                              std::string action, std::string body) {
  const auto* found = FindAction(kActions, action);
  if (found == nullptr) {
    co_return ErrorAnswer(MakeError(dynamodb::ErrorCode::kUnknownOperationException, ""));
  }
  co_return co_await found->run(streams, context, std::move(body));
}

}  // namespace flavorbot::dynamodb_server
