#include "engine/stream_specification.h"

#include <string>

namespace flavorbot::engine {
namespace {

dynamodb::Result<void> Invalid(std::string text) {
  return std::unexpected(dynamodb::ValidationError(std::move(text)));
}

}  // namespace

dynamodb::Result<void> CheckStreamSpecification(const dynamodb::StreamSpecification& wanted) {
  if (wanted.stream_enabled && !wanted.stream_view_type) {
    return Invalid(
        "Invalid StreamViewType: Stream ViewType must not be null or empty when enabling streams.");
  }
  if (!wanted.stream_enabled && wanted.stream_view_type) {
    return Invalid(
        "Invalid StreamViewType: Stream StreamEnabled was false but a StreamViewType was present.");
  }
  return {};
}

dynamodb::Result<void> ApplyStreamSpecification(const dynamodb::StreamSpecification& wanted,
                                                StreamClock& clock, Table& table) {
  if (auto ok = CheckStreamSpecification(wanted); !ok) return ok;
  const bool enabled = table.stream && table.stream->enabled;
  if (wanted.stream_enabled) {
    if (enabled) return Invalid("Table already has an enabled stream");
    SetStream(table, {.first = clock.TakeMillisecond(), .view = *wanted.stream_view_type});
  } else {
    if (!enabled) return Invalid("Table has no stream to disable");
    auto stream = *table.stream;
    stream.enabled = false;
    SetStream(table, stream);
  }
  return {};
}

}  // namespace flavorbot::engine
