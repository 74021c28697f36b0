#include "cli/served_table.h"

#include "base/random.h"
#include "dynamodb_client/caller.h"
#include "dynamodb_client/repetition.h"

namespace flavorbot::cli {
namespace {

// A server that is there and fails is not asked for ever.
constexpr std::size_t kMostPlaces = 4;

}  // namespace

ServedTable::ServedTable(std::unique_ptr<dynamodb::Api> server, Find find)
    : find_(std::move(find)) {
  places_.push_back(std::make_unique<Place>(std::move(server), true));
}

bool ServedTable::MovesOnFrom(const Place* place) {
  if (places_.back().get() != place) return true;  // another call did
  if (!place->is_server || places_.size() == kMostPlaces) return false;
  auto found = find_();
  if (!found) return false;
  places_.push_back(std::make_unique<Place>(*std::move(found)));
  return true;
}

template <typename Request, typename Response>
dynamodb::AwaitableResult<Response> ServedTable::Run(
    dynamodb::AwaitableResult<Response> (dynamodb::Api::*action)(dynamodb::CallContext&, Request),
    dynamodb::CallContext& context, Request request) {
  dynamodb_client::GiveToken(request, base::SystemRandom());  // the same at every place
  for (;;) {
    const Place* const place = places_.back().get();
    auto answer = co_await ((*place->api).*action)(context, request);
    if (answer || answer.error().code != dynamodb::ErrorCode::kServiceUnavailable ||
        dynamodb_client::IsInDoubt(answer.error()) || !MovesOnFrom(place)) {
      co_return answer;
    }
  }
}

#define DEFINE(action)                                                       \
  dynamodb::AwaitableResult<dynamodb::action##Response> ServedTable::action( \
      dynamodb::CallContext& context, dynamodb::action##Request request) {   \
    return Run(&dynamodb::Api::action, context, std::move(request));         \
  }
FLAVORBOT_EVERY_ACTION(DEFINE)
#undef DEFINE

}  // namespace flavorbot::cli
