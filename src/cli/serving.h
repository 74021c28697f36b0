// Serving: all that runs while `flavorbot serve` does, from the table to the listening socket.
//
//   requests -> http::Server -> web_api::Dispatcher -> app services -> stores -> MeteredApi ->
//   table
//   metrics -> cloudwatch::Reporter -> standard output or Amazon CloudWatch, where that is set
//   operators' commands -> OperatorSocket -> MeteredApi -> table, when the table is built in
//
// Threads: Start, Stop and the destructor on one thread.
#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "cli/settings.h"

namespace flavorbot::cli {

struct StartFailure {
  int exit_code = 0;
  std::string message;  // one line
};

class Serving {
 public:
  // Makes the data directory, the session secret and the table where they are missing, and listens.
  // An operator's command that holds the directory is waited for, up to three seconds.
  static base::Result<std::unique_ptr<Serving>, StartFailure> Start(const Settings& settings);
  ~Serving();  // stops
  Serving(const Serving&) = delete;
  Serving& operator=(const Serving&) = delete;

  // "http://127.0.0.1:5000": where it listens.
  const std::string& url() const;

  // Stops accepting, finishes what is in flight within 10 s, and puts everything on disk.
  void Stop();

 private:
  class Parts;
  explicit Serving(std::unique_ptr<Parts> parts);

  std::unique_ptr<Parts> parts_;
};

}  // namespace flavorbot::cli
