// StreamCatalog: the streams there are, in memory; the store has a record of each (stream.h).
//
// Threads: every member from any thread; changes come from the committer's thread only.
#pragma once

#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "engine/open_error.h"
#include "engine/store.h"
#include "engine/stream.h"
#include "engine/stream_clock.h"

namespace flavorbot::engine {

class StreamCatalog {
 public:
  // Reads the records in `store`, and lets `clock` resume after the last sequence there.
  // Errors: kCorrupted.
  base::Result<void, OpenError> Load(Store& store, StreamClock& clock);

  // nullptr when there is none.
  StreamPtr Find(std::string_view arn) const;
  std::vector<StreamPtr> Streams() const;  // in the order of their ARNs

  // Adds `stream`, or replaces the one of the same ARN.
  void Put(StreamPtr stream);
  void Remove(std::string_view arn);

 private:
  mutable std::mutex mutex_;
  std::map<std::string, StreamPtr, std::less<>> by_arn_;
};

}  // namespace flavorbot::engine
