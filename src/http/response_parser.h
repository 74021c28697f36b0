// Response parser: the bytes a server sent -> a status, headers and a body. Beast parses.
//
// Threads: an object is used by one exchange.
// Source:  RFC 9112, sections 4, 6 and 7.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "http/headers.h"

namespace flavorbot::http {

struct ReceivedResponse {
  int status = 0;
  Headers headers;
  std::string body;
};

class ResponseParser {
 public:
  enum class Content { kAsFramed, kNone };  // kNone: the answer to HEAD
  enum class State { kNeedMore, kDone, kMalformed, kTooLarge };

  // Borrows `response` and fills it. Interim answers (100 Continue) are skipped.
  ResponseParser(ReceivedResponse& response, Content content, std::size_t max_head_bytes,
                 std::size_t max_body_bytes);
  ~ResponseParser();

  // Parses what `received` begins with and says in `used` how much that was; what is left belongs
  // at the beginning of the next call's bytes.
  State Parse(std::string_view received, std::size_t& used);

  // Whether status and headers of the answer are there, and what follows is its body.
  bool has_head() const;

  // The server closed the connection: the end of a body without a length, else an error.
  State ParseEnd();

 private:
  class Message;

  void Restart();

  ReceivedResponse& response_;
  const Content content_;
  const std::size_t max_head_bytes_;
  const std::size_t max_body_bytes_;
  std::unique_ptr<Message> message_;
};

}  // namespace flavorbot::http
