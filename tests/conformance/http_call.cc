#include "http_call.h"

#include <curl/curl.h>

#include <memory>

#include "dynamodb_server/stream_dispatch.h"

namespace flavorbot::conformance {
namespace {

constexpr long kTimeoutSeconds = 30;

struct CurlFree {
  void operator()(CURL* curl) const { curl_easy_cleanup(curl); }
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

std::size_t Append(char* data, std::size_t size, std::size_t count, void* out) {
  static_cast<std::string*>(out)->append(data, size * count);
  return size * count;
}

}  // namespace

std::optional<HttpAddress> ParseAddress(std::string_view url) {
  constexpr std::string_view kScheme = "http://";
  const std::size_t colon = url.rfind(':');
  if (!url.starts_with(kScheme) || colon <= kScheme.size()) return std::nullopt;
  return HttpAddress{std::string(url.substr(kScheme.size(), colon - kScheme.size())),
                     std::string(url.substr(colon + 1))};
}

RawAnswer HttpCall(const HttpAddress& address, std::string_view action, std::string_view body) {
  // One handle for the thread: it keeps the connections.
  static thread_local const std::unique_ptr<CURL, CurlFree> curl(curl_easy_init());
  curl_easy_reset(curl.get());
  const std::string_view service =
      dynamodb_server::IsStreamAction(action) ? "DynamoDBStreams_20120810." : "DynamoDB_20120810.";
  const std::string target = "X-Amz-Target: " + std::string(service) + std::string(action);
  curl_slist* headers = nullptr;
  for (const char* line :
       {target.c_str(), "Content-Type: application/x-amz-json-1.0", "X-Amz-Date: 20261122T220000Z",
        "Authorization: AWS4-HMAC-SHA256 Credential=conformance/20261122/us-east-1/dynamodb/"
        "aws4_request, SignedHeaders=host;x-amz-date;x-amz-target, Signature=0123456789abcdef",
        "Expect:"}) {
    headers = curl_slist_append(headers, line);
  }
  const std::unique_ptr<curl_slist, CurlFree> owned_headers(headers);
  const std::string url = "http://" + address.host + ":" + address.port + "/";
  RawAnswer answer;
  curl_easy_setopt(curl.get(), CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_HTTPHEADER, headers);
  curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDS, body.data());
  curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body.size()));
  curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, &Append);
  curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &answer.body);
  curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT, kTimeoutSeconds);
  curl_easy_setopt(curl.get(), CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl.get(), CURLOPT_PROXY, "");
  const CURLcode code = curl_easy_perform(curl.get());
  if (code != CURLE_OK) return {0, curl_easy_strerror(code)};
  long status = 0;
  curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
  answer.status = static_cast<int>(status);
  return answer;
}

}  // namespace flavorbot::conformance
