// Unix listener: a listening Unix socket that its owner's processes alone may connect to.
//
// The socket's file has mode 0600 from its first moment. What a process that is gone has left in
// its place is replaced; a socket that somebody listens on, and anything that is no socket, is not.
//
// Threads: one owner.
// Source:  unix(7): a socket's mode is that of its descriptor at bind, less the umask.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>

#include "base/result.h"

namespace flavorbot::http {

class UnixListener {
 public:
  // Errors: one line that names the path and says why: too long a name, no such directory, in use.
  static base::Result<UnixListener, std::string> Listen(std::filesystem::path path);
  // The socket's file goes, unless another one is in its place by now.
  ~UnixListener();
  UnixListener(UnixListener&& other) noexcept;
  UnixListener& operator=(UnixListener&&) = delete;

  int descriptor() const { return descriptor_; }

 private:
  UnixListener(std::filesystem::path path, int descriptor)
      : path_(std::move(path)), descriptor_(descriptor) {}

  std::filesystem::path path_;
  int descriptor_;  // -1: moved from
  dev_t device_ = 0;
  ino_t inode_ = 0;
};

}  // namespace flavorbot::http
