#include "http/response_parser.h"

#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>

namespace flavorbot::http {
namespace {

namespace beast = boost::beast;
using beast::error_code;

// A chunked body ends with at least this: "0\r\n\r\n". Beast asserts that it sees that much at
// once.
constexpr std::size_t kLastChunkBytes = 5;

}  // namespace

class ResponseParser::Message final : public beast::http::basic_parser<false> {
 public:
  explicit Message(ReceivedResponse& response) : response_(response) { eager(true); }

  bool interim() const { return is_header_done() && response_.status / 100 == 1; }

 private:
  void on_request_impl(beast::http::verb, beast::string_view, beast::string_view, int,
                       error_code&) override {}
  void on_response_impl(int status, beast::string_view, int, error_code&) override {
    response_.status = status;
  }
  void on_field_impl(beast::http::field, beast::string_view name, beast::string_view value,
                     error_code&) override {
    if (in_body_) return;  // a trailer
    response_.headers.Add({name.data(), name.size()}, {value.data(), value.size()});
  }
  void on_header_impl(error_code&) override { in_body_ = true; }
  void on_body_init_impl(const boost::optional<std::uint64_t>&, error_code&) override {}
  std::size_t on_body_impl(beast::string_view bytes, error_code&) override {
    response_.body.append(bytes.data(), bytes.size());
    return bytes.size();
  }
  void on_chunk_header_impl(std::uint64_t, beast::string_view, error_code&) override {}
  std::size_t on_chunk_body_impl(std::uint64_t, beast::string_view bytes, error_code&) override {
    response_.body.append(bytes.data(), bytes.size());
    return bytes.size();
  }
  void on_finish_impl(error_code&) override {}

  ReceivedResponse& response_;
  bool in_body_ = false;
};

ResponseParser::ResponseParser(ReceivedResponse& response, Content content,
                               std::size_t max_head_bytes, std::size_t max_body_bytes)
    : response_(response),
      content_(content),
      max_head_bytes_(max_head_bytes),
      max_body_bytes_(max_body_bytes) {
  Restart();
}
ResponseParser::~ResponseParser() = default;

void ResponseParser::Restart() {
  response_ = ReceivedResponse();
  message_ = std::make_unique<Message>(response_);
  message_->header_limit(static_cast<std::uint32_t>(max_head_bytes_));
  message_->body_limit(max_body_bytes_);
  message_->skip(content_ == Content::kNone);
}

ResponseParser::State ResponseParser::Parse(std::string_view received, std::size_t& used) {
  used = 0;
  while (true) {
    const std::string_view rest = received.substr(used);
    const bool in_chunks = message_->is_header_done() && message_->chunked();
    if (rest.empty() || (in_chunks && rest.size() < kLastChunkBytes)) return State::kNeedMore;
    error_code error;
    const std::size_t count = message_->put({rest.data(), rest.size()}, error);
    used += count;
    if (error == beast::http::error::body_limit || error == beast::http::error::header_limit) {
      return State::kTooLarge;
    }
    if (error && error != beast::http::error::need_more) return State::kMalformed;
    if (message_->is_done()) {
      if (!message_->interim()) return State::kDone;
      Restart();
    } else if (error || count == 0) {
      return State::kNeedMore;
    }
  }
}

bool ResponseParser::has_head() const { return message_->is_header_done() && !message_->interim(); }

ResponseParser::State ResponseParser::ParseEnd() {
  if (!message_->is_header_done()) return State::kMalformed;
  error_code error;
  message_->put_eof(error);
  return error ? State::kMalformed : State::kDone;
}

}  // namespace flavorbot::http
