#include "engine/find_stream.h"

namespace flavorbot::engine {

dynamodb::Result<StreamPtr> FindStream(const StreamCatalog& streams, const std::string& arn) {
  if (auto stream = streams.Find(arn)) return stream;
  return std::unexpected(
      dynamodb::MakeError(dynamodb::ErrorCode::kResourceNotFoundException,
                          "Requested resource not found: Stream: " + arn + " not found"));
}

}  // namespace flavorbot::engine
