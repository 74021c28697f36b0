// Stop signal: SIGTERM and SIGINT, waited for by one thread instead of interrupting any.
//
// Threads: make it before any other thread starts, so that all inherit the blocked signals.
#pragma once

#include <csignal>
#include <string_view>

namespace flavorbot::cli {

class StopSignal {
 public:
  // Blocks the two signals. Ignores SIGPIPE and SIGXFSZ: a reader that goes away, or a file that
  // may not grow, is an error of its write.
  StopSignal();

  // Returns when one arrives, with its name; one that came before counts.
  std::string_view Wait();

  // From now on a second signal ends the process at once, as it does programs that don't wait.
  void Release();

 private:
  sigset_t signals_;
};

}  // namespace flavorbot::cli
