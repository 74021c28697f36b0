// OpenError: why the engine can't open its data, as one line for the person who started it.
//
// Threads: a value type.
#pragma once

#include <string>

namespace flavorbot::engine {

enum class OpenErrorCode {
  kHeldByAnotherProcess,  // the message names the directory and the process
  kCorrupted,             // a file is damaged or missing; the message names it; nothing was changed
  kNewerFormat,           // written by a later version
  kNotADirectory,
  kPermissionDenied,
  kDiskFull,
  kInputOutput,  // anything else the operating system refuses
};

struct OpenError {
  OpenErrorCode code = OpenErrorCode::kInputOutput;
  std::string message;  // without a line end
};

}  // namespace flavorbot::engine
