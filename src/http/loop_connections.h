// Loop connections: what one event loop has of the connections of client pools. The loop owns those
// that are kept, so that they end with it.
//
// Threads: the loop's.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/execution_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <vector>

#include "http/client_connection.h"

namespace flavorbot::http {

class LoopConnections final : public boost::asio::execution_context::service {
 public:
  using Clock = std::chrono::steady_clock;
  using key_type = LoopConnections;
  static boost::asio::execution_context::id id;

  struct Kept {
    std::unique_ptr<ClientConnection> connection;
    Clock::time_point connected;
    Clock::time_point used;
  };

  class Turn;

  struct OfPool {
    std::size_t turns = 0;      // exchanges that go on
    std::vector<Kept> kept;     // the most lately used one last
    std::deque<Turn*> waiting;  // in their order
  };

  explicit LoopConnections(boost::asio::execution_context& context) : service(context) {}

  OfPool& Of(std::uint64_t pool) { return pools_[pool]; }
  bool is_shut_down() const { return is_shut_down_; }

 private:
  void shutdown() noexcept override {
    is_shut_down_ = true;
    for (auto& [pool, of_pool] : pools_) of_pool.kept.clear();
  }

  std::map<std::uint64_t, OfPool> pools_;
  bool is_shut_down_ = false;
};

// The right to one exchange, of so many at a time.
class LoopConnections::Turn {
 public:
  // Borrows `loop`.
  Turn(LoopConnections& loop, std::uint64_t pool) : loop_(loop), pool_(pool) {}
  ~Turn();  // the next one's
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;

  // True once it is this one's turn, with `most` at a time; false when `deadline` came first.
  boost::asio::awaitable<bool> Await(std::size_t most, Clock::time_point deadline);

 private:
  OfPool& of_pool() { return loop_.Of(pool_); }

  LoopConnections& loop_;
  const std::uint64_t pool_;
  bool has_it_ = false;
  boost::asio::steady_timer* wait_ = nullptr;  // while it waits
};

}  // namespace flavorbot::http
