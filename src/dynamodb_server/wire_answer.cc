#include "dynamodb_server/wire_answer.h"

#include <libdeflate.h>

#include <cstdint>
#include <string_view>
#include <utility>

#include "http/compression.h"

namespace flavorbot::dynamodb_server {
namespace {

constexpr http::ContentCoding kOffered[] = {http::ContentCoding::kGzip};

void CompressFor(const http::Request& request, http::Response& response, std::string& body) {
  if (body.size() < kMinGzipBytes || body.size() > kMaxGzipBytes) return;
  const auto accepted = request.headers.Find("Accept-Encoding");
  if (!accepted || http::ChooseCoding(*accepted, kOffered) != http::ContentCoding::kGzip) return;
  auto compressed = http::Compress(body, http::ContentCoding::kGzip);
  if (!compressed) return;
  body = std::move(*compressed);
  response.headers.Set("Content-Encoding", "gzip");
}

}  // namespace

http::Response ToResponse(Answer answer, std::string_view content_type) {
  return http::MakeResponse(answer.status, content_type, std::move(answer.body));
}

http::Response NotTheProtocol() {
  return http::MakeResponse(404, "text/plain", "<UnknownOperationException/>\n");
}

http::Response Preflight(const http::Request& request) {
  http::Response response = http::EmptyResponse(200);
  response.headers.Set("Access-Control-Allow-Methods", "POST");
  if (const auto asked = request.headers.Find("Access-Control-Request-Headers")) {
    response.headers.Set("Access-Control-Allow-Headers", *asked);
  }
  response.headers.Set("Access-Control-Max-Age", "172800");
  return response;
}

http::Response Finish(const http::Request& request, http::Response response,
                      const std::string& request_id) {
  auto& body = std::get<std::string>(response.body);
  CompressFor(request, response, body);
  const std::uint32_t checksum = libdeflate_crc32(0, body.data(), body.size());
  response.headers.Set("x-amzn-RequestId", request_id);
  response.headers.Set("x-amz-crc32", std::to_string(checksum));
  if (request.headers.Find("Origin")) {
    response.headers.Set("Access-Control-Allow-Origin", "*");
    response.headers.Set("Access-Control-Expose-Headers", "x-amzn-RequestId, x-amz-crc32, Date");
  }
  response.compression = http::Compression::kForbidden;
  return response;
}

}  // namespace flavorbot::dynamodb_server
