// Body stream: the writer that a StreamBody writes to, over a connection's outgoing half.
//
// Threads: one event loop.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <string>
#include <string_view>

#include "http/deadline.h"
#include "http/outgoing.h"
#include "http/response.h"

namespace flavorbot::http {

class BodyStream final : public BodyWriter {
 public:
  enum class Chunks { kFramed, kBare };

  // Borrows both.
  BodyStream(Outgoing& out, Deadline& deadline, Chunks chunks)
      : out_(out), deadline_(deadline), chunks_(chunks) {}

  boost::asio::awaitable<bool> Write(std::string chunk) override;
  void WriteWhenQuiet(std::string chunk, std::chrono::milliseconds interval) override;

  // The connection's deadline has passed: either the reader is too slow, or it was quiet for the
  // interval and hears something. False when the connection can't be written to any more.
  bool OnDeadline();

  // The reader has gone: every Write from now on says so.
  void Break() { broken_ = true; }

  // Ends the body. False when the reader hasn't got all of it.
  boost::asio::awaitable<bool> Finish();

 private:
  void Append(std::string_view chunk);
  void WaitForQuiet();

  Outgoing& out_;
  Deadline& deadline_;
  const Chunks chunks_;
  std::string quiet_chunk_;
  std::chrono::milliseconds quiet_interval_{0};
  bool broken_ = false;
};

}  // namespace flavorbot::http
