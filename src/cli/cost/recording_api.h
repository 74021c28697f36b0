// RecordingApi: an Api that keeps what each call asked, answered and consumed, around any other.
//
// Bytes are those of the JSON bodies on the wire. Units are those of the table and its indexes
// together; to know the indexes' part it asks for INDEXES where the caller asked for TOTAL, and
// gives the caller what the caller asked for.
//
// Threads: one at a time.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/cost/touched_partitions.h"
#include "dynamodb/api.h"
#include "dynamodb/every_action.h"

namespace flavorbot::cli::cost {

enum class CallKind { kRead, kWrite };

struct RecordedCall {
  std::string_view action;  // "GetItem"
  CallKind kind = CallKind::kRead;
  std::size_t request_bytes = 0;
  std::size_t response_bytes = 0;
  double units = 0;        // a failed call reports none
  double index_units = 0;  // the part of them that indexes took
  Partitions partitions;
};

class RecordingApi final : public dynamodb::Api {
 public:
  explicit RecordingApi(dynamodb::Api& api) : api_(api) {}  // borrows

  // The calls since the last Take.
  std::vector<RecordedCall> Take() { return std::exchange(calls_, {}); }

#define FLAVORBOT_RECORD(action)                                \
  dynamodb::AwaitableResult<dynamodb::action##Response> action( \
      dynamodb::CallContext& context, dynamodb::action##Request request) override;
  FLAVORBOT_EVERY_ACTION(FLAVORBOT_RECORD)
#undef FLAVORBOT_RECORD

 private:
  template <typename Request, typename Response>
  dynamodb::AwaitableResult<Response> Record(
      std::string_view name,
      dynamodb::AwaitableResult<Response> (dynamodb::Api::*action)(dynamodb::CallContext&, Request),
      dynamodb::CallContext& context, Request request);

  dynamodb::Api& api_;
  std::vector<RecordedCall> calls_;
};

}  // namespace flavorbot::cli::cost
