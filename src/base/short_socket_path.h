// The address of a Unix socket, whatever the length of its path.
//
// A path may have 107 bytes; so the address names the directory by an open descriptor of this
// process, /proc/self/fd/<n>/<name>.
//
// Threads: one owner.
// Source:  unix(7), proc(5).
#pragma once

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <string>

namespace flavorbot::base {

class ShortSocketPath {
 public:
  // When it is not open, errno says why: ENAMETOOLONG for a name (without its directory) of more
  // than about 80 bytes, and what open(2) says of the directory.
  explicit ShortSocketPath(const std::filesystem::path& path) {
    const auto parent = path.has_parent_path() ? path.parent_path() : ".";
    directory_ = ::open(parent.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC);
    if (directory_ < 0) return;
    text_ = "/proc/self/fd/" + std::to_string(directory_) + "/" + path.filename().string();
    if (text_.size() >= sizeof address_.sun_path) {
      ::close(directory_);
      directory_ = -1;
      errno = ENAMETOOLONG;
      return;
    }
    address_.sun_family = AF_UNIX;
    std::memcpy(address_.sun_path, text_.data(), text_.size());
  }
  ~ShortSocketPath() {
    if (directory_ >= 0) ::close(directory_);
  }
  ShortSocketPath(const ShortSocketPath&) = delete;
  ShortSocketPath& operator=(const ShortSocketPath&) = delete;

  bool is_open() const { return directory_ >= 0; }
  const sockaddr* get() const { return reinterpret_cast<const sockaddr*>(&address_); }
  socklen_t size() const { return sizeof address_; }
  // The same as a path that is short enough, while this object is there.
  const std::string& text() const { return text_; }

 private:
  int directory_ = -1;
  std::string text_;
  sockaddr_un address_{};
};

}  // namespace flavorbot::base
