#include "dynamodb_server/wire_answer.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include "dynamodb_server/request_id.h"
#include "http/gunzip.h"

namespace flavorbot::dynamodb_server {
namespace {

http::Request Accepting(std::string codings) {
  http::Request request;
  if (!codings.empty()) request.headers.Set("Accept-Encoding", std::move(codings));
  return request;
}

http::Response Answered(const http::Request& request, std::string body) {
  return Finish(request, ToResponse({.body = std::move(body)}, "application/json"), "id");
}

std::string Crc32(const std::string& bytes) {
  return std::to_string(
      crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size())));
}

TEST(WireAnswer, LongAnswersAreCompressedForThoseWhoAcceptIt) {
  const std::string plain(kMinGzipBytes, 'x');
  const http::Response response = Answered(Accepting("deflate, gzip"), plain);
  EXPECT_EQ(response.headers.Find("Content-Encoding"), "gzip");
  EXPECT_EQ(http::Gunzip(std::get<std::string>(response.body), plain.size()), plain);
}

// AWS SDKs check the bytes as they come, before they decompress them.
TEST(WireAnswer, TheChecksumIsOfTheBytesSent) {
  const http::Response response = Answered(Accepting("gzip"), std::string(5000, 'x'));
  EXPECT_EQ(response.headers.Find("x-amz-crc32"), Crc32(std::get<std::string>(response.body)));
}

TEST(WireAnswer, OthersAreSentAsTheyAre) {
  const std::string plain(kMinGzipBytes, 'x');
  for (const char* codings : {"", "identity", "br", "gzip;q=0"}) {
    const http::Response response = Answered(Accepting(codings), plain);
    EXPECT_FALSE(response.headers.Find("Content-Encoding")) << codings;
    EXPECT_EQ(std::get<std::string>(response.body), plain);
  }
  const http::Response small = Answered(Accepting("gzip"), std::string(kMinGzipBytes - 1, 'x'));
  EXPECT_FALSE(small.headers.Find("Content-Encoding"));
}

TEST(WireAnswer, RequestIdsDiffer) { EXPECT_NE(NewRequestId(), NewRequestId()); }

}  // namespace
}  // namespace flavorbot::dynamodb_server
