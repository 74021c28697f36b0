// PasswordHasher: hashing and verifying on a bounded pool of threads, off the event loops.
//
// Over the bound the answer is kUnavailable at once, not a pile-up.
//
// Threads: any; coroutines go on on their own executor.
#pragma once

#include <string>

#include "app/auth/password_hash.h"
#include "app/error.h"
#include "base/worker_pool.h"

namespace flavorbot::app::auth {

class PasswordHasher {
 public:
  // `pool` is borrowed; as many threads as cores, standing back behind the event loops, serve best.
  explicit PasswordHasher(base::WorkerPool& pool) : pool_(pool) {}

  AwaitableResult<std::string> Hash(std::string password) const;

  // A password beyond kMaxPasswordBytes never matches.
  AwaitableResult<PasswordMatch> Verify(std::string stored, std::string password) const;

 private:
  base::WorkerPool& pool_;
};

}  // namespace flavorbot::app::auth
