#include "http/request_parser.h"

#include <algorithm>
#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>
#include <limits>

namespace flavorbot::http {
namespace {

namespace beast = boost::beast;
using beast::error_code;

// A chunked body ends with at least this: "0\r\n\r\n". Beast asserts that it sees that much at
// once.
constexpr std::size_t kLastChunkBytes = 5;

// Chunk sizes and extensions may cost this much beyond what they frame, as in Go's server: enough
// for any client, too little to keep a connection busy with nothing.
constexpr std::size_t kMaxFramingBytes = 16 * 1024;
constexpr std::size_t kMaxFramingPerBodyByte = 16;

bool IsPlain(std::string_view target) {
  return std::ranges::all_of(target,
                             [](char c) { return c > ' ' && c < '\x7F' && c != '\\' && c != '#'; });
}

// Brings "http://host/path" to "/path" and tells the host, as a server must.
bool MakeOriginForm(Request& request) {
  std::string& target = request.target;
  if (!IsPlain(target)) return false;
  if (target.starts_with('/')) return true;
  if (target == "*") return request.method == Method::kOptions;
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!EqualsIgnoringCase(std::string_view(target).substr(0, scheme.size()), scheme)) continue;
    const std::size_t path = std::min(target.find_first_of("/?", scheme.size()), target.size());
    if (path == scheme.size()) return false;
    request.headers.Set("Host", target.substr(scheme.size(), path - scheme.size()));
    target.erase(0, path);
    if (!target.starts_with('/')) target.insert(target.begin(), '/');
    return true;
  }
  return false;
}

bool AllDigits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// Whether a head that Beast couldn't take fails only for its version: "GET / HTTP/2.0".
bool NamesAnotherVersion(std::string_view head) {
  const std::string_view line = head.substr(0, head.find("\r\n"));
  const std::size_t space = line.rfind(' ');
  if (space == std::string_view::npos || space == 0) return false;
  const std::string_view version = line.substr(space + 1);
  return version.size() == 8 && version.starts_with("HTTP/") && AllDigits(version.substr(5, 1)) &&
         version[6] == '.' && AllDigits(version.substr(7)) && version.substr(5, 2) != "1.";
}

}  // namespace

// Beast's parser, filling a Request directly instead of a message of Beast's own.
class RequestParser::Message final : public beast::http::basic_parser<true> {
 public:
  // Beast's parsers are used once: starts another message in this object's place.
  void Restart(Request& request, std::size_t max_body_bytes) {
    std::destroy_at(this);
    std::construct_at(this);
    request_ = &request;
    body_limit(max_body_bytes);
    header_limit(std::numeric_limits<std::uint32_t>::max());
    eager(true);
  }

  bool http_1_0() const { return version_ == 10; }
  std::size_t framing_bytes = 0;

  const Request& request() const { return *request_; }
  std::size_t body_bytes() const { return request_->body.size(); }

 private:
  void on_request_impl(beast::http::verb, beast::string_view method, beast::string_view target,
                       int version, error_code&) override {
    request_->method = MethodFromName({method.data(), method.size()});
    request_->target.assign(target.data(), target.size());
    version_ = version;
  }
  void on_response_impl(int, beast::string_view, int, error_code&) override {}
  void on_field_impl(beast::http::field, beast::string_view name, beast::string_view value,
                     error_code&) override {
    if (in_body_) return;  // a trailer: it must not pass for a header
    request_->headers.Add({name.data(), name.size()}, {value.data(), value.size()});
  }
  void on_header_impl(error_code&) override { in_body_ = true; }
  void on_body_init_impl(const boost::optional<std::uint64_t>&, error_code&) override {}
  std::size_t on_body_impl(beast::string_view bytes, error_code&) override {
    request_->body.append(bytes.data(), bytes.size());
    return bytes.size();
  }
  void on_chunk_header_impl(std::uint64_t, beast::string_view, error_code&) override {}
  std::size_t on_chunk_body_impl(std::uint64_t, beast::string_view bytes, error_code&) override {
    request_->body.append(bytes.data(), bytes.size());
    return bytes.size();
  }
  void on_finish_impl(error_code&) override {}

  Request* request_ = nullptr;
  int version_ = 0;
  bool in_body_ = false;
};

RequestParser::RequestParser(std::size_t max_body_bytes)
    : max_body_bytes_(max_body_bytes), message_(std::make_unique<Message>()) {}
RequestParser::~RequestParser() = default;

base::Result<void, Rejection> RequestParser::ParseHead(std::string_view head, Request& request) {
  request.headers.Clear();
  request.body.clear();
  message_->Restart(request, max_body_bytes_);
  error_code error;
  message_->put({head.data(), head.size()}, error);
  // Beast checks the length before it reports the head's end.
  const bool too_large = error == beast::http::error::body_limit;
  if (error && !too_large) {
    const bool version = error == beast::http::error::bad_version && NamesAnotherVersion(head);
    return std::unexpected(version ? kUnknownVersion : kMalformed);
  }
  http_1_0_ = message_->http_1_0();
  if (auto checked = CheckHead(); !checked) return checked;
  if (!MakeOriginForm(request)) return std::unexpected(kMalformed);
  if (too_large) return std::unexpected(kBodyTooLarge);
  keep_alive_ = message_->keep_alive();
  return {};
}

base::Result<void, Rejection> RequestParser::CheckHead() {
  const Request& request = message_->request();
  const std::size_t lengths = request.headers.Count("Content-Length");
  const std::size_t codings = request.headers.Count("Transfer-Encoding");
  if (lengths + codings > 1) return std::unexpected(kMalformed);
  if (lengths == 1 && !AllDigits(*request.headers.Find("Content-Length"))) {
    return std::unexpected(kMalformed);
  }
  if (codings == 1) {
    if (http_1_0_) return std::unexpected(kMalformed);
    if (!EqualsIgnoringCase(*request.headers.Find("Transfer-Encoding"), "chunked")) {
      return std::unexpected(kUnknownTransferCoding);
    }
  }
  const std::size_t hosts = request.headers.Count("Host");
  if (hosts > 1 || (hosts == 0 && !http_1_0_)) return std::unexpected(kMalformed);
  if (request.method == Method::kOther) return std::unexpected(kUnknownMethod);

  expects_continue_ = false;
  if (const auto expectation = request.headers.Find("Expect"); expectation && !http_1_0_) {
    if (!EqualsIgnoringCase(*expectation, "100-continue")) {
      return std::unexpected(kUnknownExpectation);
    }
    expects_continue_ = true;
  }
  return {};
}

base::Result<std::size_t, Rejection> RequestParser::ParseBody(std::string_view bytes) {
  if (bytes.empty() || (message_->chunked() && bytes.size() < kLastChunkBytes)) return 0u;
  const std::size_t body_before = message_->body_bytes();
  error_code error;
  const std::size_t used = message_->put({bytes.data(), bytes.size()}, error);
  if (error == beast::http::error::body_limit) return std::unexpected(kBodyTooLarge);
  if (error && error != beast::http::error::need_more) return std::unexpected(kMalformed);
  message_->framing_bytes += used - (message_->body_bytes() - body_before);
  if (message_->framing_bytes >
      kMaxFramingBytes + kMaxFramingPerBodyByte * message_->body_bytes()) {
    return std::unexpected(kMalformed);
  }
  return used;
}

bool RequestParser::done() const { return message_->is_done(); }

}  // namespace flavorbot::http
