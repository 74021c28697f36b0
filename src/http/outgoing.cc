#include "http/outgoing.h"

#include <algorithm>
#include <array>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace flavorbot::http {
namespace {

namespace asio = boost::asio;

constexpr auto kAwait = asio::as_tuple(asio::use_awaitable);

// Above this a buffer gives its memory back once it is sent.
constexpr std::size_t kKeptCapacity = 64 * 1024;

std::array<asio::const_buffer, 2> Buffers(std::string_view first, std::string_view second) {
  return {asio::buffer(first), asio::buffer(second)};
}

void Drop(std::string_view& first, std::string_view& second, std::size_t count) {
  const std::size_t of_first = std::min(count, first.size());
  first.remove_prefix(of_first);
  second.remove_prefix(count - of_first);
}

void Empty(std::string& buffer) {
  buffer.clear();
  if (buffer.capacity() > kKeptCapacity) buffer.shrink_to_fit();
}

}  // namespace

Outgoing::Sent Outgoing::TrySend(std::string_view& rest) {
  std::string_view first = buffer_;
  while (!first.empty() || !rest.empty()) {
    boost::system::error_code error;
    const std::size_t sent = socket_.write_some(Buffers(first, rest), error);
    if (error == asio::error::would_block || error == asio::error::try_again) {
      buffer_.erase(0, buffer_.size() - first.size());
      return Sent::kSome;
    }
    if (error) return Sent::kBroken;
    Drop(first, rest, sent);
  }
  Empty(buffer_);
  return Sent::kAll;
}

asio::awaitable<bool> Outgoing::Send(std::string_view rest) {
  if (const Sent sent = TrySend(rest); sent != Sent::kSome) co_return sent == Sent::kAll;

  const auto started = Deadline::Clock::now();
  std::size_t sent_bytes = 0;
  std::string_view first = buffer_;
  bool ok = true;
  writing_ = true;
  while (ok && (!first.empty() || !rest.empty())) {
    deadline_.Set(started + TransferTime(write_timeout_, sent_bytes));
    const auto [error, sent] = co_await socket_.async_write_some(Buffers(first, rest), kAwait);
    ok = !error;
    Drop(first, rest, sent);
    sent_bytes += sent;
  }
  writing_ = false;
  Empty(buffer_);
  co_return ok;
}

}  // namespace flavorbot::http
