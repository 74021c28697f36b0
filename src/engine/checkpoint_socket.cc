#include "engine/checkpoint_socket.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdint>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "base/log.h"
#include "base/short_socket_path.h"
#include "engine/arn.h"
#include "engine/checkpoint.h"
#include "engine/format_file.h"
#include "engine/rocksdb_error.h"

namespace flavorbot::engine {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kRequest = "checkpoint\n";
constexpr int kRequestWithinMs = 5'000;
constexpr int kCopiedWithinMs = 60 * 60 * 1'000;
constexpr int kBacklog = 4;
constexpr int kAcceptAgainAfterMs = 1'000;

// Waits for `file` or `stop`; true when it is `file` that is ready.
bool WaitFor(int file, int stop, int timeout_ms) {
  pollfd polled[] = {{file, POLLIN, 0}, {stop, POLLIN, 0}};
  int ready = 0;
  do {
    ready = ::poll(polled, 2, timeout_ms);
  } while (ready < 0 && errno == EINTR);
  return ready > 0 && polled[1].revents == 0;
}

}  // namespace

base::Result<fs::path, OpenError> MakeWholeCheckpoint(Store& store) {
  const auto parent = store.directory() / kCheckpointsDirectory;
  auto status = store.env().CreateDirIfMissing(parent.string());
  const auto checkpoint = parent / NewUuid();
  if (status.ok()) status = MakeCheckpoint(store, checkpoint);
  if (!status.ok()) return std::unexpected(ToOpenError(status, store.directory()));
  if (auto written = WriteFormat(checkpoint); !written) {
    DropCheckpoint(store, checkpoint);
    return std::unexpected(std::move(written).error());
  }
  return checkpoint;
}

void DropCheckpoint(Store& store, const fs::path& checkpoint) {
  const auto status = DeleteCheckpoint(store.env(), checkpoint);
  if (!status.ok()) {
    base::Log(base::Level::kWarning, "checkpoint_not_deleted", {{"cause", status.ToString()}});
  }
}

void DropCheckpoints(Store& store) {
  std::error_code error;
  std::vector<fs::path> left;
  for (const auto& entry :
       fs::directory_iterator(store.directory() / kCheckpointsDirectory, error)) {
    left.push_back(entry.path());
  }
  for (const auto& checkpoint : left) DropCheckpoint(store, checkpoint);
}

CheckpointSocket::CheckpointSocket(Store& store) : store_(store) {
  DropCheckpoints(store_);
  stop_ = ::eventfd(0, EFD_CLOEXEC);
  if (stop_ >= 0 && Listen()) {
    thread_ = std::thread([this] { Run(); });
  } else {
    base::Log(base::Level::kWarning, "no_backup_while_running",
              {{"cause", std::generic_category().message(errno)}});
  }
}

CheckpointSocket::~CheckpointSocket() {
  if (thread_.joinable()) {
    const std::uint64_t one = 1;
    while (::write(stop_, &one, sizeof one) < 0 && errno == EINTR) {
    }
    thread_.join();
    ::unlink((store_.directory() / kCheckpointSocket).c_str());
  }
  if (listener_ >= 0) ::close(listener_);
  if (stop_ >= 0) ::close(stop_);
}

bool CheckpointSocket::Listen() {
  const auto path = store_.directory() / kCheckpointSocket;
  ::unlink(path.c_str());  // a crash left it: the directory is ours alone
  const base::ShortSocketPath address(path);
  listener_ = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  // Nobody gets in before listen.
  return listener_ >= 0 && address.is_open() &&
         ::bind(listener_, address.get(), address.size()) == 0 &&
         ::chmod(path.c_str(), 0600) == 0 && ::listen(listener_, kBacklog) == 0;
}

void CheckpointSocket::Run() {
  while (WaitFor(listener_, stop_, -1)) {
    const int client = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (client < 0) {  // too many files are open, say: not at once again
      WaitFor(-1, stop_, kAcceptAgainAfterMs);
      continue;
    }
    Answer(client);
    ::close(client);
  }
}

void CheckpointSocket::Answer(int client) {
  char request[kRequest.size()];
  if (!WaitFor(client, stop_, kRequestWithinMs) ||
      ::recv(client, request, sizeof request, 0) != static_cast<ssize_t>(sizeof request) ||
      std::string_view(request, sizeof request) != kRequest) {
    return;
  }
  const auto checkpoint = MakeWholeCheckpoint(store_);
  std::string answer = checkpoint ? std::string("ok ") + kCheckpointsDirectory + "/" +
                                        checkpoint->filename().string()
                                  : "error " + checkpoint.error().message;
  answer += '\n';
  const bool sent = ::send(client, answer.data(), answer.size(), MSG_NOSIGNAL) ==
                    static_cast<ssize_t>(answer.size());
  if (!checkpoint) return;
  if (sent) WaitFor(client, stop_, kCopiedWithinMs);
  DropCheckpoint(store_, *checkpoint);
}

}  // namespace flavorbot::engine
