// ItemSink: takes the items that a read finds while their bytes are still where the store has them,
// so that they need not be copied to become an answer.
//
//   JsonAnswer answer(JsonAnswer::Items::kMany);          // json_answer.h
//   context.items = &answer;
//   auto response = co_await api.Query(context, request);
//
// Threads: the one that made the call, before the call first suspends.
#pragma once

#include "base/bytes.h"

namespace flavorbot::dynamodb {

class ItemSink {
 public:
  virtual ~ItemSink() = default;

  // Takes the next item, a packed one (packed_item.h), borrowed for the call.
  virtual void Take(base::BytesView packed) = 0;

  // Forgets what it took: the read begins anew.
  virtual void Restart() = 0;
};

}  // namespace flavorbot::dynamodb
