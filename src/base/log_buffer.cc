#include "base/log_buffer.h"

#include <poll.h>
#include <pthread.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>

#include "base/clock.h"
#include "base/iso8601.h"
#include "base/log.h"

namespace flavorbot::base {
namespace {

constexpr std::chrono::milliseconds kGatherTime{20};

// All of `bytes`, unless the descriptor is closed or broken: then nobody reads, and they are gone.
void WriteAll(int file_descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file_descriptor, bytes.data(), bytes.size());
    if (written > 0) {
      bytes.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno == EAGAIN) {
      pollfd writable{file_descriptor, POLLOUT, 0};
      ::poll(&writable, 1, 1000);
    } else if (errno != EINTR) {
      return;
    }
  }
}

}  // namespace

LogBuffer::LogBuffer(int file_descriptor, std::size_t max_bytes)
    : file_descriptor_(file_descriptor), max_bytes_(max_bytes) {
  // Signals are for the threads that ask for them; this one only writes.
  sigset_t all;
  sigset_t before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  writer_ = std::thread([this] { WriteOut(); });
  pthread_setname_np(writer_.native_handle(), "log");
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

LogBuffer::~LogBuffer() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  work_.notify_one();
  writer_.join();
}

void LogBuffer::Append(std::string_view line) {
  bool wake = false;
  {
    const std::lock_guard lock(mutex_);
    if (gathering_.size() + line.size() > max_bytes_) {
      ++dropped_;
      return;
    }
    const std::size_t before = gathering_.size();
    gathering_ += line;
    appended_bytes_ += line.size();
    const std::size_t half = max_bytes_ / 2;
    wake = before == 0 || (before < half && gathering_.size() >= half);
  }
  if (wake) work_.notify_one();
}

bool LogBuffer::Flush(std::chrono::milliseconds timeout) {
  std::unique_lock lock(mutex_);
  const std::uint64_t position = appended_bytes_;
  flush_to_ = std::max(flush_to_, position);
  work_.notify_one();
  return written_.wait_for(lock, timeout, [&] { return written_bytes_ >= position; });
}

std::uint64_t LogBuffer::dropped() const {
  const std::lock_guard lock(mutex_);
  return dropped_;
}

void LogBuffer::WriteOut() {
  std::string writing;
  std::unique_lock lock(mutex_);
  for (;;) {
    work_.wait(lock, [this] { return stopping_ || !gathering_.empty(); });
    work_.wait_for(lock, kGatherTime, [this] {
      return stopping_ || flush_to_ > written_bytes_ || gathering_.size() >= max_bytes_ / 2;
    });
    if (gathering_.empty()) return;  // stopping, and nothing is left
    writing.swap(gathering_);
    const std::uint64_t lost = dropped_ - reported_;
    reported_ = dropped_;
    lock.unlock();
    const std::size_t taken = writing.size();
    if (lost > 0) {
      writing += FormatLogLine(FormatIso8601(SystemClock().Now()), Level::kWarning,
                               "log lines dropped", {{"lines", lost}});
    }
    WriteAll(file_descriptor_, writing);
    writing.clear();
    lock.lock();
    written_bytes_ += taken;
    written_.notify_all();
  }
}

}  // namespace flavorbot::base
