#include "cli/stop_signal.h"

#include <pthread.h>

namespace flavorbot::cli {

StopSignal::StopSignal() {
  sigemptyset(&signals_);
  sigaddset(&signals_, SIGTERM);
  sigaddset(&signals_, SIGINT);
  pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
}

std::string_view StopSignal::Wait() {
  int number = 0;
  while (sigwait(&signals_, &number) != 0) {
  }
  return number == SIGINT ? "SIGINT" : "SIGTERM";
}

void StopSignal::Release() {
  std::signal(SIGTERM, SIG_DFL);
  std::signal(SIGINT, SIG_DFL);
  pthread_sigmask(SIG_UNBLOCK, &signals_, nullptr);
}

}  // namespace flavorbot::cli
