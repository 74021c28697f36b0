#include "engine/sse_specification.h"

namespace flavorbot::engine {

std::optional<dynamodb::SseSpecification> DescribedSse(
    const std::optional<dynamodb::SseSpecification>& wanted, const std::string& region) {
  if (!wanted || !wanted->enabled) return std::nullopt;
  std::string key = wanted->kms_master_key_id.value_or("alias/aws/dynamodb");
  if (!key.starts_with("arn:")) {
    const std::string kind = key.starts_with("alias/") ? "" : "key/";
    key = "arn:aws:kms:" + region + ":000000000000:" + kind + key;
  }
  return dynamodb::SseSpecification{
      .enabled = true, .sse_type = "KMS", .kms_master_key_id = std::move(key)};
}

}  // namespace flavorbot::engine
