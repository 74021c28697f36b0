// Request parser: the bytes of a connection -> a Request, or the answer to give instead.
//
// Beast parses; this file adds what a server facing strangers and proxies must refuse: a length
// said twice or together with a transfer coding, codings other than "chunked", a missing or second
// Host, and a target that isn't plain.
//
//   ParseHead (once) -> while (!done()) ParseBody
//
// Threads: an object is used by one connection.
// Source:  RFC 9112, sections 3, 6 and 7.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "base/result.h"
#include "http/rejection.h"
#include "http/request.h"

namespace flavorbot::http {

class RequestParser {
 public:
  explicit RequestParser(std::size_t max_body_bytes);
  ~RequestParser();

  // Fills method, target and headers of `request` from a whole head (HeadScanner). `request` is
  // borrowed until done(). Starts a new message whatever the last one's state.
  // Errors: the rejection to answer with; the connection can't be read on.
  base::Result<void, Rejection> ParseHead(std::string_view head, Request& request);

  // Appends what `bytes` holds of the body to the request's body; returns how many bytes it used.
  // Framing that doesn't fit in `bytes` yet is left for a later call that has it whole.
  base::Result<std::size_t, Rejection> ParseBody(std::string_view bytes);

  // The rest applies to the head parsed last.
  bool done() const;  // the body, if any, is complete
  bool keep_alive() const { return keep_alive_; }
  bool http_1_0() const { return http_1_0_; }
  bool expects_continue() const { return expects_continue_; }

 private:
  class Message;

  base::Result<void, Rejection> CheckHead();

  std::size_t max_body_bytes_;
  std::unique_ptr<Message> message_;
  bool keep_alive_ = false;
  bool http_1_0_ = false;
  bool expects_continue_ = false;
};

}  // namespace flavorbot::http
