// A lean HTTP client for measuring: requests are ready-made texts, answers are told from each other
// and otherwise not looked at, so that the client takes little of the machine from the server.
//
// Threads: one thread.
// Source:  RFC 9112; AWS General Reference, "Signature Version 4", for the form of the header.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

namespace flavorbot::bench {

// One call of DynamoDB's protocol as HTTP, signed in form only: local engines look no further.
std::string CallText(std::string_view action, std::string_view body);

// Takes one answer's bytes as they come. Answers don't overlap: one is asked for at a time.
class AnswerReader {
 public:
  void Restart();
  // REQUIRES: not done(). Malformed heads end the answer with status 0.
  void Take(std::string_view bytes);

  bool done() const { return done_; }
  int status() const { return status_; }
  // The head, and what of the body came with it.
  const std::string& beginning() const { return beginning_; }

 private:
  void ReadHead();
  void TakeBody(std::string_view bytes);

  std::string beginning_;
  std::string tail_;  // the last bytes of a chunked body
  std::size_t head_bytes_ = 0;
  std::size_t left_ = 0;
  int status_ = 0;
  bool chunked_ = false;
  bool done_ = false;
};

// A blocking connection to 127.0.0.1, without Nagle's delay; -1 when refused. The caller closes it.
int Connect(std::uint16_t port);

// Makes one call and returns the body of a 200. Errors: what went wrong, with the answer's text.
std::expected<std::string, std::string> CallOnce(std::uint16_t port, std::string_view action,
                                                 std::string_view body);

}  // namespace flavorbot::bench
