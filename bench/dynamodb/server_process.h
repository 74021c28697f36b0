// A server under measurement, as a process of its own: started, asked what it costs, stopped.
//
// It ends with this program whatever happens to it.
//
// Threads: one thread.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <expected>
#include <memory>
#include <string>
#include <vector>

namespace flavorbot::bench {

struct ProcessUsage {
  double cpu_seconds = 0;  // user and system, of all its threads
  double resident_mb = 0;
};

class ServerProcess {
 public:
  // Runs `command`, whose output is dropped, and waits until `port` answers ListTables with 200.
  // Errors: it ends or doesn't answer within a minute.
  static std::expected<std::unique_ptr<ServerProcess>, std::string> Start(
      std::vector<std::string> command, std::uint16_t port);

  // SIGTERM, then SIGKILL if it takes over ten seconds.
  ~ServerProcess();
  ServerProcess(const ServerProcess&) = delete;
  ServerProcess& operator=(const ServerProcess&) = delete;

  std::uint16_t port() const { return port_; }
  std::chrono::duration<double, std::milli> start_time() const { return start_time_; }
  double start_cpu_ms() const { return start_cpu_seconds_ * 1e3; }  // until the first answer
  ProcessUsage Usage() const;

  // Returns once it does nothing by itself any more, such as merging its files; after five minutes
  // at the latest.
  void AwaitIdle() const;

 private:
  ServerProcess(pid_t pid, std::uint16_t port) : pid_(pid), port_(port) {}
  bool HasEnded();

  pid_t pid_;
  std::uint16_t port_;
  std::chrono::duration<double, std::milli> start_time_{};
  double start_cpu_seconds_ = 0;
};

// A port of 127.0.0.1 that nobody listens on now.
std::uint16_t FreePort();

}  // namespace flavorbot::bench
