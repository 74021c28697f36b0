// Connection: one client from accept to close: read a request, ask the handler, send the answer,
// again.
//
//   idle -> head -> body -> handling -> writing | streaming -> idle ... -> lingering -> closed
//
// Each phase has a deadline; what passes with it is OnDeadline's business. Answers to pipelined
// requests gather and leave together, at the latest when the connection waits for anything.
//
// Ownership: its coroutine owns it; the loop's set borrows it.
// Threads:   one event loop.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <cstdint>
#include <memory>
#include <string>

#include "base/result.h"
#include "http/body_reservation.h"
#include "http/deadline.h"
#include "http/head_scanner.h"
#include "http/outgoing.h"
#include "http/read_buffer.h"
#include "http/rejection.h"
#include "http/request_parser.h"
#include "http/serving.h"
#include "http/stream_socket.h"

namespace flavorbot::http {

class BodyStream;

class Connection : public std::enable_shared_from_this<Connection> {
 public:
  enum class Admission { kCounted, kRefused };

  // Borrows `serving` and `loop`. kCounted: the caller has added it to serving.connections.
  // kRefused: it answers 503 and closes.
  Connection(StreamSocket socket, Serving& serving, LoopState& loop, Admission admission);
  ~Connection();

  // Runs it. REQUIRES: owned by a shared_ptr.
  void Start();

  // Closes it when idle, else after the request in flight.
  void Drain();

  // Closes it and cancels its handler.
  void Abort();

 private:
  enum class Phase { kIdle, kHead, kBody, kHandling, kWriting, kStreaming, kLingering, kClosed };
  enum class Next { kGoOn, kClose };

  static boost::asio::awaitable<void> Run(std::shared_ptr<Connection> self);
  static boost::asio::awaitable<void> RunLinger(std::shared_ptr<Connection> self);

  static constexpr std::size_t kBodyRead = 64 * 1024;

  // Reading is in connection_reading.cc. kClose: the client has gone or was idle too long.
  boost::asio::awaitable<base::Result<Next, Rejection>> ReadRequest();
  boost::asio::awaitable<base::Result<Next, Rejection>> ReadHead();
  boost::asio::awaitable<base::Result<Next, Rejection>> ReadBody();
  // False when nothing more can be read.
  boost::asio::awaitable<bool> ReadMore(std::size_t room);

  boost::asio::awaitable<Next> Answer();
  boost::asio::awaitable<Response> CallHandler();
  boost::asio::awaitable<Next> Send(Response response);
  boost::asio::awaitable<Next> SendStream(StreamBody stream, Next next);
  boost::asio::awaitable<void> Reject(Rejection rejection);
  // Waits for the client to close, so that unread bytes don't reset the connection under the last
  // answer.
  boost::asio::awaitable<void> Linger();

  void AppendRejection(const Rejection& rejection);
  void SendGatheredOnceWaiting();
  void WatchClientOfHandler();
  void WatchReader(BodyStream& stream);
  bool ClientHasLeft();
  void CancelWaits();
  void ReleaseBody();
  void OnDeadline();
  void AbandonHandler();
  // Closes and drops what the reader hasn't taken; else the kernel would keep it for long.
  void Reset();
  void Close();

  StreamSocket socket_;
  Serving& serving_;
  LoopState& loop_;
  const Admission admission_;
  boost::asio::cancellation_signal cancel_;
  Deadline deadline_;
  Outgoing out_;
  ReadBuffer in_;
  HeadScanner scanner_;
  RequestParser parser_;
  BodyReservation reservation_;
  Request request_;
  std::string peer_address_;
  Phase phase_ = Phase::kIdle;
  std::uint64_t answers_ = 0;        // begun
  bool timed_out_ = false;           // in kHead or kBody
  bool abandoned_ = false;           // the handler was too slow; its client has been answered
  bool watched_ = false;             // in kHandling, as the handler asked for
  BodyStream* streaming_ = nullptr;  // in kStreaming
};

}  // namespace flavorbot::http
