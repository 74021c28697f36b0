#include "dynamodb_server/request_body.h"

#include <utility>

#include "http/gunzip.h"

namespace flavorbot::dynamodb_server {

base::Result<void, BodyFault> DecodeBody(const http::Headers& headers, std::string& body,
                                         std::size_t max_bytes) {
  const auto coding = headers.Find("Content-Encoding");
  if (!coding || coding->empty() || http::EqualsIgnoringCase(*coding, "identity")) return {};
  if (!http::EqualsIgnoringCase(*coding, "gzip") && !http::EqualsIgnoringCase(*coding, "x-gzip")) {
    return std::unexpected(BodyFault::kMalformed);
  }
  auto plain = http::Gunzip(body, max_bytes);
  if (!plain) {
    return std::unexpected(plain.error() == http::GunzipFault::kTooLarge ? BodyFault::kTooLarge
                                                                         : BodyFault::kMalformed);
  }
  body = std::move(*plain);
  return {};
}

}  // namespace flavorbot::dynamodb_server
