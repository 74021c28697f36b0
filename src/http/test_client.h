// TestClient: a client that sends exactly the bytes it is told to, for tests of what servers do
// with them. Blocking, on 127.0.0.1; gives up after 10 seconds instead of hanging.
#pragma once

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

namespace flavorbot::http {

class TestClient {
 public:
  explicit TestClient(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    timeval timeout{.tv_sec = 10, .tv_usec = 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &timeout, sizeof(timeout));
    ::setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &timeout, sizeof(timeout));
    const sockaddr_in address = Loopback(port);
    EXPECT_EQ(::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof(address)), 0);
  }
  ~TestClient() { ::close(socket_); }
  TestClient(const TestClient&) = delete;
  TestClient& operator=(const TestClient&) = delete;

  // Sends all of it, as far as the server takes it.
  void Send(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
  }
  void FinishSending() { ::shutdown(socket_, SHUT_WR); }

  // Closes with unread bytes or not: the server sees a reset.
  void Reset() {
    linger now{.l_onoff = 1, .l_linger = 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_LINGER, &now, sizeof(now));
    ::close(socket_);
    socket_ = -1;
  }

  static bool CanConnect(std::uint16_t port) {
    const int probe = ::socket(AF_INET, SOCK_STREAM, 0);
    const sockaddr_in address = Loopback(port);
    const bool connected =
        ::connect(probe, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0;
    ::close(probe);
    return connected;
  }

  // Whether something can be read, or the server has closed, within `timeout`.
  bool HasInput(std::chrono::milliseconds timeout) const {
    pollfd wanted{.fd = socket_, .events = POLLIN, .revents = 0};
    return ::poll(&wanted, 1, static_cast<int>(timeout.count())) > 0;
  }

  // Whether the server cuts the connection, without reading from it.
  bool WaitForReset() const {
    pollfd wanted{.fd = socket_, .events = POLLRDHUP, .revents = 0};
    return ::poll(&wanted, 1, 10'000) > 0;
  }

  // Everything until the server closes.
  std::string ReadToEnd() {
    while (ReadSome()) {
    }
    return std::exchange(received_, {});
  }

  // Everything up to and with `mark`; what came behind it is left for later. Less when the server
  // closes before.
  std::string ReadUntil(std::string_view mark) {
    std::size_t found = std::string::npos;
    while ((found = received_.find(mark)) == std::string::npos) {
      if (!ReadSome()) return std::exchange(received_, {});
    }
    return Take(found + mark.size());
  }

  // A head and the body of the Content-Length it names.
  std::string ReadResponse() {
    std::string response = ReadUntil("\r\n\r\n");
    const std::string field = "Content-Length: ";
    const std::size_t at = response.find(field);
    if (at == std::string::npos) return response;
    const std::size_t length = std::stoul(response.substr(at + field.size()));
    while (received_.size() < length && ReadSome()) {
    }
    return response + Take(std::min(length, received_.size()));
  }

 private:
  static sockaddr_in Loopback(std::uint16_t port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
  }

  bool ReadSome() {
    char buffer[16 * 1024];
    const ssize_t got = ::recv(socket_, buffer, sizeof(buffer), 0);
    if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) ADD_FAILURE() << "no answer in 10 s";
    if (got <= 0) return false;
    received_.append(buffer, static_cast<std::size_t>(got));
    return true;
  }

  std::string Take(std::size_t count) {
    std::string taken = received_.substr(0, count);
    received_.erase(0, count);
    return taken;
  }

  int socket_;
  std::string received_;
};

// Whether `condition` comes true within 10 seconds.
inline bool Eventually(const std::function<bool()>& condition) {
  const auto give_up = std::chrono::steady_clock::now() + std::chrono::seconds(10);
  while (!condition()) {
    if (std::chrono::steady_clock::now() > give_up) return false;
    std::this_thread::yield();
  }
  return true;
}

// The status of a response, and what follows its head.
inline int StatusOf(std::string_view response) {
  return response.starts_with("HTTP/1.1 ") ? std::stoi(std::string(response.substr(9, 3))) : 0;
}
inline std::string BodyOf(const std::string& response) {
  const std::size_t end = response.find("\r\n\r\n");
  return end == std::string::npos ? "" : response.substr(end + 4);
}

}  // namespace flavorbot::http
