#include "load.h"

#include <fcntl.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <memory>
#include <utility>

#include "http_client.h"

namespace flavorbot::bench {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kReadBytes = 256 * 1024;
constexpr int kWaitMs = 1000;
constexpr int kMostSilentWaits = 30;

struct Connection {
  int socket = -1;
  AnswerReader answer;
  std::string request;
  Clock::time_point asked;

  ~Connection() {
    if (socket >= 0) close(socket);
  }
};

class Loader {
 public:
  Loader(const LoadOptions& options, const NextRequest& next)
      : options_(options), next_(next), epoll_(epoll_create1(EPOLL_CLOEXEC)) {}
  ~Loader() { close(epoll_); }

  std::expected<LoadResult, std::string> Run() {
    for (unsigned i = 0; i < options_.connections; ++i) {
      if (!Open()) return std::unexpected("no connection to port " + std::to_string(options_.port));
    }
    begun_ = Clock::now();
    ends_ = begun_ + std::chrono::duration_cast<Clock::duration>(options_.time);
    for (auto& connection : connections_) Ask(*connection);
    int silent_waits = 0;
    while (waiting_ > 0 && !broken_) {
      std::array<epoll_event, 64> events;
      const int ready = epoll_wait(epoll_, events.data(), events.size(), kWaitMs);
      silent_waits = ready > 0 ? 0 : silent_waits + 1;
      if (silent_waits > kMostSilentWaits) return std::unexpected("the server has fallen silent");
      for (int i = 0; i < ready; ++i) {
        Read(*static_cast<Connection*>(events[static_cast<std::size_t>(i)].data.ptr));
      }
    }
    if (broken_) return std::unexpected("a connection broke");
    result_.seconds = std::chrono::duration<double>(Clock::now() - begun_).count();
    return std::move(result_);
  }

 private:
  bool Open() {
    auto connection = std::make_unique<Connection>();
    connection->socket = Connect(options_.port);
    if (connection->socket < 0) return false;
    fcntl(connection->socket, F_SETFL, fcntl(connection->socket, F_GETFL) | O_NONBLOCK);
    epoll_event event{.events = EPOLLIN, .data = {.ptr = connection.get()}};
    epoll_ctl(epoll_, EPOLL_CTL_ADD, connection->socket, &event);
    connections_.push_back(std::move(connection));
    return true;
  }

  void Ask(Connection& connection) {
    const auto now = Clock::now();
    if (now >= ends_ || asked_ == options_.requests || !next_(connection.request)) return;
    ++asked_;
    ++waiting_;
    connection.answer.Restart();
    connection.asked = now;
    // A request fits into the socket's buffer: the one before it has been answered.
    const auto& text = connection.request;
    broken_ |= send(connection.socket, text.data(), text.size(), MSG_NOSIGNAL) !=
               static_cast<ssize_t>(text.size());
  }

  void Read(Connection& connection) {
    const auto got = recv(connection.socket, buffer_.get(), kReadBytes, 0);
    if (got < 0 && errno == EAGAIN) return;
    if (got <= 0) {
      broken_ = true;
      return;
    }
    connection.answer.Take({buffer_.get(), static_cast<std::size_t>(got)});
    if (!connection.answer.done()) return;
    --waiting_;
    Note(connection);
    Ask(connection);
  }

  void Note(const Connection& connection) {
    if (connection.answer.status() == 200) {
      const auto took = Clock::now() - connection.asked;
      result_.latencies_us.push_back(static_cast<std::uint32_t>(
          std::chrono::duration_cast<std::chrono::microseconds>(took).count()));
    } else if (result_.refused++ == 0) {
      result_.first_refusal = connection.answer.beginning();
    }
  }

  const LoadOptions& options_;
  const NextRequest& next_;
  const int epoll_;
  const std::unique_ptr<char[]> buffer_ = std::make_unique_for_overwrite<char[]>(kReadBytes);
  std::vector<std::unique_ptr<Connection>> connections_;
  Clock::time_point begun_;
  Clock::time_point ends_;
  std::size_t asked_ = 0;
  std::size_t waiting_ = 0;
  bool broken_ = false;
  LoadResult result_;
};

}  // namespace

void LoadResult::Add(LoadResult other) {
  seconds += other.seconds;
  latencies_us.insert(latencies_us.end(), other.latencies_us.begin(), other.latencies_us.end());
  refused += other.refused;
  if (first_refusal.empty()) first_refusal = std::move(other.first_refusal);
}

std::expected<LoadResult, std::string> Load(const LoadOptions& options, const NextRequest& next) {
  return Loader(options, next).Run();
}

}  // namespace flavorbot::bench
