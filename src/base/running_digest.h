// Running digest: SHA-256 of bytes that come in pieces, such as a file's.
//
// Threads: one owner.
// Source:  FIPS 180-4.
#pragma once

#include <memory>
#include <string>

#include "base/bytes.h"

namespace flavorbot::base {

class RunningDigest {
 public:
  RunningDigest();
  ~RunningDigest();
  RunningDigest(const RunningDigest&) = delete;
  RunningDigest& operator=(const RunningDigest&) = delete;

  void Add(BytesView bytes);
  // 64 lower-case digits. REQUIRES: called once, last.
  std::string Hex();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace flavorbot::base
