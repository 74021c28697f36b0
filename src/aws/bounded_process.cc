#include "aws/bounded_process.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <cstring>
#include <utility>

#include "http/deadline.h"

namespace flavorbot::aws {
namespace {

namespace asio = boost::asio;
using asio::awaitable;
using Descriptor = asio::posix::stream_descriptor;

constexpr auto kAwait = asio::as_tuple(asio::use_awaitable);

// A child with a process group of its own; killed and reaped at the latest when this goes.
class Child {
 public:
  explicit Child(pid_t pid) : pid_(pid) {}
  ~Child() {
    if (pid_ < 0) return;
    Kill();
    Reap();
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  void Kill() const {
    if (pid_ > 0) ::kill(-pid_, SIGKILL);
  }
  // Its status. Blocks until it has ended.
  int Reap() {
    int status = -1;
    while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
    }
    pid_ = -1;
    return status;
  }
  // Readable once it has ended; -1 where the kernel can't say.
  int OpenEnd() const { return static_cast<int>(::syscall(SYS_pidfd_open, pid_, 0)); }

 private:
  pid_t pid_;
};

// Starts it with its output going to `output`. The error is the system's.
base::Result<pid_t, int> Spawn(std::vector<std::string>& words, int output) {
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&files, output, STDOUT_FILENO);
  // Signals as if a shell had started it: this process may block some.
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t none;
  sigemptyset(&none);
  sigset_t usual;
  sigemptyset(&usual);
  sigaddset(&usual, SIGPIPE);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setsigdefault(&attributes, &usual);
  posix_spawnattr_setpgroup(&attributes, 0);
  posix_spawnattr_setflags(&attributes,
                           POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  pid_t pid = -1;
  const int error =
      ::posix_spawnp(&pid, words.front().c_str(), &files, &attributes, arguments.data(), environ);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&files);
  if (error != 0) return std::unexpected(error);
  return pid;
}

std::string HowItEnded(int status) {
  if (WIFSIGNALED(status)) return "was ended by signal " + std::to_string(WTERMSIG(status));
  return "ended with status " + std::to_string(WEXITSTATUS(status));
}

}  // namespace

awaitable<base::Result<std::string, std::string>> OutputOf(std::vector<std::string> words,
                                                           ProcessBounds bounds) {
  const auto executor = co_await asio::this_coro::executor;
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) co_return std::unexpected("has no pipe for its output");
  Descriptor output(executor, ends[0]);
  const auto pid = Spawn(words, ends[1]);
  ::close(ends[1]);
  if (!pid) {
    co_return std::unexpected("can't be started: " + std::string(std::strerror(pid.error())));
  }
  Child child(*pid);
  Descriptor ended(executor);
  bool timed_out = false;
  http::Deadline deadline(executor, [&] {
    timed_out = true;
    child.Kill();
    output.close();
    ended.close();
  });
  deadline.Set(std::chrono::steady_clock::now() + bounds.timeout);

  std::string printed;
  std::array<char, 4096> part;
  for (;;) {
    const auto [error, count] = co_await output.async_read_some(asio::buffer(part), kAwait);
    if (error) break;  // its end, as a rule
    printed.append(part.data(), count);
    if (printed.size() > bounds.max_output_bytes) {
      co_return std::unexpected("printed more than " + std::to_string(bounds.max_output_bytes) +
                                " bytes");
    }
  }
  if (const int end = timed_out ? -1 : child.OpenEnd(); end >= 0) {
    ended.assign(end);
    co_await ended.async_wait(Descriptor::wait_read, kAwait);
  }
  deadline.Stop();
  if (timed_out) {
    co_return std::unexpected("took more than " + std::to_string(bounds.timeout.count()) + " ms");
  }
  const int status = child.Reap();
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) co_return std::unexpected(HowItEnded(status));
  co_return printed;
}

}  // namespace flavorbot::aws
