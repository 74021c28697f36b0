// InterruptedApi: an Api around any other, with something that happens between two calls.
//
//   InterruptedApi api(memory.api());
//   api.BeforeNext("DeleteItem", [&] { ... });   // once
//
// Threads: one at a time.
#pragma once

#include <functional>
#include <string_view>
#include <utility>

#include "dynamodb/api.h"
#include "dynamodb/every_action.h"

namespace flavorbot::storage {

class InterruptedApi final : public dynamodb::Api {
 public:
  explicit InterruptedApi(dynamodb::Api& api) : api_(api) {}  // borrows

  void BeforeNext(std::string_view action, std::function<void()> happens) {
    action_ = action;
    happens_ = std::move(happens);
  }

#define FLAVORBOT_INTERRUPT(action)                                                 \
  dynamodb::AwaitableResult<dynamodb::action##Response> action(                     \
      dynamodb::CallContext& context, dynamodb::action##Request request) override { \
    if (happens_ && action_ == #action) std::exchange(happens_, nullptr)();         \
    co_return co_await api_.action(context, std::move(request));                    \
  }
  FLAVORBOT_EVERY_ACTION(FLAVORBOT_INTERRUPT)
#undef FLAVORBOT_INTERRUPT

 private:
  dynamodb::Api& api_;
  std::string_view action_;
  std::function<void()> happens_;
};

}  // namespace flavorbot::storage
