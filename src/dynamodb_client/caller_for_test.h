// A Caller's service, for tests: answers as the test says, and keeps what it was asked.
#pragma once

#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <chrono>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "dynamodb_client/caller.h"
#include "http/server.h"

namespace flavorbot::dynamodb_client {

inline http::Response Json(int status, std::string body) {
  return http::MakeResponse(status, "application/x-amz-json-1.0", std::move(body));
}
inline http::Response ExceptionAnswer(int status, const std::string& exception) {
  return Json(status, R"({"__type":"com.amazonaws.dynamodb.v20120810#)" + exception +
                          R"(","message":"no"})");
}

class CalledService : public testing::Test {
 protected:
  CalledService()
      : server_({.threads = 1, .stop_timeout = std::chrono::milliseconds(1)},
                [this](http::Request& request) -> boost::asio::awaitable<http::Response> {
                  const std::lock_guard lock(mutex_);
                  requests_.push_back(request);
                  co_return answer_(request);
                }) {
    EXPECT_TRUE(server_.Start());
  }

  CallerOptions ToServer() const {
    return {.endpoint = {.tls = false, .host = "127.0.0.1", .port = server_.port()},
            .credentials = {.access_key_id = "AKID", .secret_access_key = "secret"},
            .region = "eu-west-1"};
  }

  dynamodb::Result<std::string> Call(Caller& caller) {
    boost::asio::io_context io;
    std::optional<dynamodb::Result<std::string>> result;
    boost::asio::co_spawn(
        io, caller.Call(context_, "ListTables", "{\"Limit\":1}", [this] { return repetition_; }),
        [&result](const std::exception_ptr& thrown, auto answer) {
          EXPECT_FALSE(thrown);
          result = std::move(answer);
        });
    while (!result) io.run_one();
    return *std::move(result);
  }
  dynamodb::Result<std::string> Call(CallerOptions options) {
    Caller caller(std::move(options));
    return Call(caller);
  }

  dynamodb::CallContext context_{.deadline =
                                     std::chrono::steady_clock::now() + std::chrono::seconds(20)};
  Repetition repetition_ = Repetition::kHarmless;  // of what is called
  std::mutex mutex_;                               // of these two, while a call goes on
  std::function<http::Response(const http::Request&)> answer_ = [](const http::Request&) {
    return Json(200, "{}");
  };
  std::vector<http::Request> requests_;
  http::Server server_;
};

}  // namespace flavorbot::dynamodb_client
