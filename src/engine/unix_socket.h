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

#include <cstring>
#include <filesystem>
#include <string>

namespace flavorbot::engine {

class ShortSocketPath {
 public:
  explicit ShortSocketPath(const std::filesystem::path& path)
      : directory_(::open(path.parent_path().c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC)) {
    address_.sun_family = AF_UNIX;
    const auto text =
        "/proc/self/fd/" + std::to_string(directory_) + "/" + path.filename().string();
    std::strncpy(address_.sun_path, text.c_str(), sizeof address_.sun_path - 1);
  }
  ~ShortSocketPath() {
    if (directory_ >= 0) ::close(directory_);
  }
  ShortSocketPath(const ShortSocketPath&) = delete;
  ShortSocketPath& operator=(const ShortSocketPath&) = delete;

  bool is_open() const { return directory_ >= 0; }
  const sockaddr* get() const { return reinterpret_cast<const sockaddr*>(&address_); }
  socklen_t size() const { return sizeof address_; }

 private:
  int directory_;
  sockaddr_un address_{};
};

}  // namespace flavorbot::engine
