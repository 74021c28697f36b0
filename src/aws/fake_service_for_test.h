// A service for one test: it gives the answers it was told, by path, and keeps what it was asked.
//
// Threads: its own answer; the test's prepares and looks.
#pragma once

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <chrono>
#include <deque>
#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "aws/endpoint.h"
#include "http/server.h"

namespace flavorbot::aws {

class FakeService {
 public:
  FakeService()
      : server_({.threads = 1, .stop_timeout = std::chrono::milliseconds(1)},
                [this](http::Request& request) { return Answer(request); }) {
    started_ = server_.Start().has_value();
  }

  // The next answer to `target`; the last one stays.
  void Say(const std::string& target, int status, std::string body) {
    const std::lock_guard lock(mutex_);
    answers_[target].emplace_back(status, std::move(body));
  }
  // From now on nothing answers `target`.
  void FallSilent(const std::string& target) { Say(target, 0, ""); }

  std::vector<http::Request> requests() {
    const std::lock_guard lock(mutex_);
    return requests_;
  }

  Endpoint endpoint() const { return {.tls = false, .host = "127.0.0.1", .port = server_.port()}; }
  std::string url() const { return "http://127.0.0.1:" + std::to_string(server_.port()); }
  bool started() const { return started_; }
  void Stop() { server_.Stop(); }

 private:
  boost::asio::awaitable<http::Response> Answer(http::Request& request) {
    const auto [status, body] = Take(request);
    if (status == 0) {
      boost::asio::steady_timer never(co_await boost::asio::this_coro::executor,
                                      std::chrono::hours(1));
      co_await never.async_wait(boost::asio::as_tuple(boost::asio::use_awaitable));
    }
    co_return http::MakeResponse(status, "text/plain", body);
  }
  std::pair<int, std::string> Take(const http::Request& request) {
    const std::lock_guard lock(mutex_);
    requests_.push_back(request);
    auto& answers = answers_[request.target];
    if (answers.empty()) return {404, "nothing at " + request.target};
    auto answer = answers.front();
    if (answers.size() > 1) answers.pop_front();
    return answer;
  }

  std::mutex mutex_;
  std::map<std::string, std::deque<std::pair<int, std::string>>> answers_;
  std::vector<http::Request> requests_;
  bool started_ = false;
  http::Server server_;
};

}  // namespace flavorbot::aws
