// Checkpoint socket: where the process that holds a data directory gives others a checkpoint of
// all its tables, so that they can be backed up while it runs.
//
//   directory_checkpoint.h --"checkpoint\n"--> CHECKPOINT_SOCKET   (mode 0600, a Unix socket)
//                          <--"ok checkpoints/<id>\n", or "error <why>\n"
//                          copies the files ... --closes-->        the checkpoint goes
//
// One caller at a time; each has an hour, then its checkpoint goes. What a crash leaves in
// checkpoints/ goes at the next opening. Where no socket can be made (a file system without) that
// is logged, and the directory can't be backed up while it is held.
//
// Threads: one of its own.
#pragma once

#include <filesystem>
#include <thread>

#include "engine/open_error.h"
#include "engine/store.h"

namespace flavorbot::engine {

inline constexpr const char* kCheckpointSocket = "CHECKPOINT_SOCKET";
inline constexpr const char* kCheckpointsDirectory = "checkpoints";

// A checkpoint of all of `store` with its FORMAT, below its directory; returns which one. And
// what it is dropped by.
base::Result<std::filesystem::path, OpenError> MakeWholeCheckpoint(Store& store);
void DropCheckpoint(Store& store, const std::filesystem::path& checkpoint);
// Drops all that are left.
void DropCheckpoints(Store& store);

class CheckpointSocket {
 public:
  // Borrows it. REQUIRES: it is on disk.
  explicit CheckpointSocket(Store& store);
  // Ends the call at work; its checkpoint goes.
  ~CheckpointSocket();
  CheckpointSocket(const CheckpointSocket&) = delete;
  CheckpointSocket& operator=(const CheckpointSocket&) = delete;

 private:
  bool Listen();
  void Run();
  void Answer(int client);

  Store& store_;
  int listener_ = -1;
  int stop_ = -1;  // an eventfd
  std::thread thread_;
};

}  // namespace flavorbot::engine
