#include "http/connection.h"

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <utility>

#include "base/log.h"
#include "http/body_stream.h"
#include "http/representation.h"

namespace flavorbot::http {
namespace {

namespace asio = boost::asio;
using asio::awaitable;

// Answers below this leave with their head in one buffer, and may wait for the next one's.
constexpr std::size_t kGathered = 32 * 1024;

constexpr std::chrono::seconds kLingerTimeout{5};
constexpr std::chrono::milliseconds kDrainingLingerTimeout{500};
constexpr std::size_t kLingerBodies = 4;  // bytes read and dropped, in the largest bodies' sizes

std::string AddressOf(const StreamSocket& socket) {
  boost::system::error_code error;
  const auto peer = socket.remote_endpoint(error);
  const auto endpoint = error ? std::nullopt : TcpEndpoint(peer);
  if (!endpoint) return {};
  auto address = endpoint->address();
  if (address.is_v6() && address.to_v6().is_v4_mapped()) {
    address = asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6());
  }
  return address.to_string();
}

std::string_view BytesOf(const Body& body) {
  if (const auto* text = std::get_if<std::string>(&body)) return *text;
  if (const auto* bytes = std::get_if<StaticBody>(&body)) return bytes->bytes;
  return {};
}

void LogThrow(const Request& request, std::string_view what) {
  base::Log(base::Level::kError, "handler threw",
            {{"method", MethodName(request.method)}, {"path", request.path()}, {"what", what}});
}

}  // namespace

Connection::Connection(StreamSocket socket, Serving& serving, LoopState& loop, Admission admission)
    : socket_(std::move(socket)),
      serving_(serving),
      loop_(loop),
      admission_(admission),
      deadline_(socket_.get_executor(), [this] { OnDeadline(); }),
      out_(socket_, deadline_, serving.options.write_timeout),
      parser_(serving.options.max_body_bytes),
      reservation_(serving.buffered_body_bytes, serving.options.max_buffered_body_bytes),
      peer_address_(AddressOf(socket_)) {
  // Of a socket that is already broken the first read tells; a Unix socket has no delay.
  boost::system::error_code ignored;
  socket_.non_blocking(true, ignored);
  socket_.set_option(asio::ip::tcp::no_delay(true), ignored);
  request_.cancel_when_client_leaves = [this] { WatchClientOfHandler(); };
  loop_.connections.insert(this);
  if (admission_ == Admission::kRefused) ++loop_.refused;
}

Connection::~Connection() {
  loop_.connections.erase(this);
  if (admission_ == Admission::kRefused) {
    --loop_.refused;
  } else {
    serving_.connections.Remove();
  }
}

void Connection::Start() {
  asio::co_spawn(socket_.get_executor(), Run(shared_from_this()),
                 asio::bind_cancellation_slot(cancel_.slot(), asio::detached));
}

awaitable<void> Connection::Run(std::shared_ptr<Connection> self) {
  // Cancelled waits report so by their error code, here and in handlers.
  co_await asio::this_coro::throw_if_cancelled(false);
  if (self->admission_ == Admission::kRefused) {
    co_await self->Reject(kBusy);
    co_return;
  }
  Next next = Next::kGoOn;
  while (next == Next::kGoOn) {
    const auto read = co_await self->ReadRequest();
    if (!read) {
      co_await self->Reject(read.error());
      co_return;
    }
    if (*read == Next::kClose) break;
    next = co_await self->Answer();
  }
  if (self->abandoned_) co_return;  // RunLinger closes
  if (self->phase_ == Phase::kWriting) co_await self->Linger();
  self->Close();
}

awaitable<Connection::Next> Connection::Answer() {
  phase_ = Phase::kHandling;
  ++answers_;
  request_.deadline = Deadline::Clock::now() + serving_.options.handler_timeout;
  deadline_.Set(request_.deadline);
  if (!out_.empty()) SendGatheredOnceWaiting();
  Response response = co_await CallHandler();
  if (std::exchange(watched_, false)) CancelWaits();
  if (phase_ != Phase::kHandling) co_return Next::kClose;  // abandoned or aborted
  Represent(request_, response);
  co_return co_await Send(std::move(response));
}

awaitable<Response> Connection::CallHandler() {
  try {
    co_return co_await serving_.handler(request_);
  } catch (const std::exception& error) {
    LogThrow(request_, error.what());
  } catch (...) {
    LogThrow(request_, "something that is no std::exception");
  }
  co_return RejectionResponse(kHandlerThrew);
}

// Earlier answers must not wait for this request's handler. A handler that doesn't suspend lets
// them leave together with its own.
void Connection::SendGatheredOnceWaiting() {
  asio::post(socket_.get_executor(), [self = shared_from_this()] {
    if (self->phase_ != Phase::kHandling || self->out_.writing()) return;
    std::string_view none;
    self->out_.TrySend(none);  // a broken connection shows at the next read or write
  });
}

awaitable<Connection::Next> Connection::Send(Response response) {
  const bool stays = parser_.keep_alive() && !loop_.draining &&
                     !response.headers.HasListElement("Connection", "close");
  Next next = stays ? Next::kGoOn : Next::kClose;
  StreamBody* stream = std::get_if<StreamBody>(&response.body);
  const bool bodiless = response.status == 204 || response.status == 304;
  const bool head_only = bodiless || request_.method == Method::kHead;

  Framing framing = Framing::kLength;
  if (bodiless || (stream && head_only)) {
    framing = Framing::kNoBody;
  } else if (stream) {
    framing = parser_.http_1_0() ? Framing::kUntilClose : Framing::kChunked;
    if (framing == Framing::kUntilClose) next = Next::kClose;
  }
  std::string_view body = BytesOf(response.body);
  AppendResponseHead(out_.buffer(), {.status = response.status,
                                     .headers = response.headers,
                                     .defaults = serving_.default_fields,
                                     .date = loop_.date.At(std::time(nullptr)),
                                     .framing = framing,
                                     .content_length = body.size(),
                                     .persistence = next == Next::kClose ? Persistence::kClose
                                                    : parser_.http_1_0() ? Persistence::kKeepAlive
                                                                         : Persistence::kDefault});
  if (stream && !head_only) co_return co_await SendStream(std::move(*stream), next);
  if (head_only) body = {};
  if (body.size() <= kGathered) {
    out_.buffer() += body;
    body = {};
  }
  phase_ = Phase::kWriting;
  const bool another_waits = !in_.empty() && next == Next::kGoOn;
  if (another_waits && body.empty() && out_.buffer().size() <= kGathered) co_return next;
  if (!co_await out_.Send(body)) {
    Close();
    co_return Next::kClose;
  }
  co_return next;
}

awaitable<Connection::Next> Connection::SendStream(StreamBody stream, Next next) {
  const bool framed = !parser_.http_1_0();
  BodyStream writer(out_, deadline_,
                    framed ? BodyStream::Chunks::kFramed : BodyStream::Chunks::kBare);
  phase_ = Phase::kWriting;
  bool complete = co_await out_.Send({});
  if (complete) {
    phase_ = Phase::kStreaming;
    deadline_.Clear();
    streaming_ = &writer;
    WatchReader(writer);
    try {
      co_await stream(writer);
    } catch (const std::exception& error) {
      LogThrow(request_, error.what());
      complete = false;
    } catch (...) {
      LogThrow(request_, "something that is no std::exception");
      complete = false;
    }
    streaming_ = nullptr;
    CancelWaits();
  }
  if (phase_ != Phase::kClosed) phase_ = Phase::kWriting;
  complete = complete && co_await writer.Finish();
  if (complete) co_return next;
  Close();
  co_return Next::kClose;
}

// Between chunks nobody reads from the socket, so nobody would notice that the reader has left.
void Connection::WatchReader(BodyStream& stream) {
  socket_.async_wait(StreamSocket::wait_read, [self = shared_from_this(), stream = &stream](
                                                  const boost::system::error_code& error) {
    if (error || self->streaming_ != stream || !self->ClientHasLeft()) return;
    stream->Break();
    self->cancel_.emit(asio::cancellation_type::terminal);
  });
}

void Connection::WatchClientOfHandler() {
  if (phase_ != Phase::kHandling || watched_) return;
  watched_ = true;
  socket_.async_wait(StreamSocket::wait_read,
                     [self = shared_from_this(), number = answers_](const auto& error) {
                       const bool is_of_now = self->watched_ && self->answers_ == number;
                       if (error || !is_of_now || self->phase_ != Phase::kHandling) return;
                       if (self->ClientHasLeft()) self->Abort();
                     });
}

// REQUIRES: the socket can be read. False: another request waits.
bool Connection::ClientHasLeft() {
  char byte = 0;
  boost::system::error_code error;
  socket_.receive(asio::buffer(&byte, 1), asio::socket_base::message_peek, error);
  return error && error != asio::error::would_block;
}

// There may be none left.
void Connection::CancelWaits() {
  boost::system::error_code ignored;
  socket_.cancel(ignored);
}

void Connection::AppendRejection(const Rejection& rejection) {
  const Response response = RejectionResponse(rejection);
  const std::string_view body = BytesOf(response.body);
  AppendResponseHead(out_.buffer(), {.status = response.status,
                                     .headers = response.headers,
                                     .defaults = serving_.default_fields,
                                     .date = loop_.date.At(std::time(nullptr)),
                                     .content_length = body.size(),
                                     .persistence = Persistence::kClose});
  out_.buffer() += body;
}

awaitable<void> Connection::Reject(Rejection rejection) {
  timed_out_ = false;
  ReleaseBody();
  AppendRejection(rejection);
  phase_ = Phase::kWriting;
  if (co_await out_.Send({})) co_await Linger();
  Close();
}

awaitable<void> Connection::Linger() {
  if (phase_ == Phase::kClosed) co_return;
  phase_ = Phase::kLingering;
  boost::system::error_code ignored;  // the client may have closed first
  socket_.shutdown(StreamSocket::shutdown_send, ignored);
  std::size_t dropped = 0;
  while (dropped < kLingerBodies * serving_.options.max_body_bytes) {
    dropped += in_.unread().size();
    in_.Consume(in_.unread().size());
    deadline_.Set(Deadline::Clock::now() +
                  (loop_.draining ? kDrainingLingerTimeout : kLingerTimeout));
    if (!co_await ReadMore(kBodyRead)) break;
  }
}

awaitable<void> Connection::RunLinger(std::shared_ptr<Connection> self) {
  co_await self->Linger();
  self->Close();
}

void Connection::OnDeadline() {
  switch (phase_) {
    case Phase::kIdle:
    case Phase::kLingering:
      Close();
      return;
    case Phase::kWriting:
      Reset();
      return;
    case Phase::kHead:
    case Phase::kBody: {
      timed_out_ = true;
      boost::system::error_code ignored;
      socket_.cancel(ignored);
      return;
    }
    case Phase::kHandling:
      if (Deadline::Clock::now() < request_.deadline) {
        deadline_.Set(request_.deadline);
      } else {
        AbandonHandler();
      }
      return;
    case Phase::kStreaming:
      if (streaming_->OnDeadline()) return;
      streaming_->Break();
      Reset();
      cancel_.emit(asio::cancellation_type::terminal);
      return;
    case Phase::kClosed:
      return;
  }
}

// Its coroutine is still in the handler and owns the request; this answers past it.
void Connection::AbandonHandler() {
  abandoned_ = true;
  phase_ = Phase::kWriting;
  AppendRejection(kHandlerTimeout);
  std::string_view none;
  if (out_.TrySend(none) == Outgoing::Sent::kAll) {
    asio::co_spawn(socket_.get_executor(), RunLinger(shared_from_this()), asio::detached);
  } else {
    Close();
  }
  cancel_.emit(asio::cancellation_type::terminal);
}

void Connection::Drain() {
  if (phase_ == Phase::kIdle) {
    Close();
  } else if (phase_ == Phase::kLingering) {
    deadline_.Set(Deadline::Clock::now() + kDrainingLingerTimeout);
  }
}

void Connection::Abort() {
  Close();
  cancel_.emit(asio::cancellation_type::terminal);
}

void Connection::Reset() {
  boost::system::error_code ignored;
  socket_.set_option(asio::socket_base::linger(true, 0), ignored);
  Close();
}

void Connection::Close() {
  phase_ = Phase::kClosed;
  deadline_.Clear();
  boost::system::error_code ignored;
  socket_.close(ignored);
}

}  // namespace flavorbot::http
