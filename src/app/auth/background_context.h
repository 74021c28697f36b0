// What work behind an answer has instead of the request's context and its error answer.
#pragma once

#include <chrono>
#include <string_view>

#include "base/log.h"
#include "dynamodb/call_context.h"
#include "storage/error.h"

namespace flavorbot::app::auth {

inline dynamodb::CallContext BackgroundContext(const dynamodb::CallContext& request) {
  return dynamodb::ContextBehind(request, std::chrono::seconds{30});
}

inline void LogStoreFailure(std::string_view event, const dynamodb::CallContext& context,
                            const storage::StoreError& error) {
  base::Log(base::Level::kError, event, {{"id", context.request_id}, {"cause", error.cause}});
}

}  // namespace flavorbot::app::auth
