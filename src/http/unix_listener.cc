#include "http/unix_listener.h"

#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "base/short_socket_path.h"

namespace flavorbot::http {
namespace {

namespace fs = std::filesystem;

constexpr int kBacklog = 128;

std::unexpected<std::string> Because(const fs::path& path, int number) {
  return std::unexpected(path.string() + ": " + std::generic_category().message(number));
}

// Makes room at `path`.
base::Result<void, std::string> RemoveLeftOver(const fs::path& path,
                                               const base::ShortSocketPath& address) {
  struct stat status{};
  if (::lstat(path.c_str(), &status) != 0) {
    if (errno == ENOENT) return {};
    return Because(path, errno);
  }
  if (!S_ISSOCK(status.st_mode)) {
    return std::unexpected(path.string() + " is there and is no socket");
  }
  const int probe = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (probe < 0) return Because(path, errno);
  const bool is_connected = ::connect(probe, address.get(), address.size()) == 0;
  const int number = errno;
  ::close(probe);
  if (is_connected || number == EAGAIN) {
    return std::unexpected(path.string() + ": another process listens there");
  }
  if (number != ECONNREFUSED) return Because(path, number);
  if (::unlink(path.c_str()) != 0 && errno != ENOENT) return Because(path, errno);
  return {};
}

}  // namespace

base::Result<UnixListener, std::string> UnixListener::Listen(fs::path path) {
  const base::ShortSocketPath address(path);
  if (!address.is_open()) return Because(path, errno);
  if (auto removed = RemoveLeftOver(path, address); !removed) {
    return std::unexpected(std::move(removed).error());
  }
  const int descriptor = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (descriptor < 0) return Because(path, errno);
  // Before bind, so that the file never has more; nobody gets in before listen.
  struct stat status{};
  const bool is_listening =
      ::fchmod(descriptor, 0600) == 0 && ::bind(descriptor, address.get(), address.size()) == 0 &&
      ::listen(descriptor, kBacklog) == 0 && ::lstat(path.c_str(), &status) == 0;
  if (!is_listening) {
    const int number = errno;
    ::close(descriptor);
    return Because(path, number);
  }
  UnixListener listener(std::move(path), descriptor);
  listener.device_ = status.st_dev;
  listener.inode_ = status.st_ino;
  return listener;
}

UnixListener::UnixListener(UnixListener&& other) noexcept
    : path_(std::move(other.path_)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      device_(other.device_),
      inode_(other.inode_) {}

UnixListener::~UnixListener() {
  if (descriptor_ < 0) return;
  struct stat status{};
  if (::lstat(path_.c_str(), &status) == 0 && status.st_dev == device_ && status.st_ino == inode_) {
    ::unlink(path_.c_str());
  }
  ::close(descriptor_);
}

}  // namespace flavorbot::http
