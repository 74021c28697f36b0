// Throughput: what is left of the provisioned throughput of one table and its global indexes.
//
// Threads: any.
// Source:  AWS Developer Guide, "Provisioned capacity mode"; "Global secondary indexes": a write
//          that an index can't take is refused for the table.
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "base/clock.h"
#include "dynamodb/capacity.h"
#include "dynamodb/error.h"
#include "dynamodb/table.h"
#include "dynamodb_server/token_bucket.h"

namespace flavorbot::dynamodb_server {

// What was exceeded.
enum class Exceeded { kTable, kIndex };

class Throughput {
 public:
  Throughput(const dynamodb::TableDescription& table, base::TimePoint now);

  // Each nullopt, with the least units taken, when the call may begin.
  std::optional<Exceeded> AdmitRead(const std::optional<std::string>& index_name,
                                    double least_units, base::TimePoint now);
  std::optional<Exceeded> AdmitWrite(double least_units, base::TimePoint now);

  // Takes what a call did cost; `least_units` were taken before it, from the table or from the
  // index it read.
  void SettleRead(const dynamodb::ConsumedCapacity& consumed,
                  const std::optional<std::string>& index_name, double least_units);
  void SettleWrite(const dynamodb::ConsumedCapacity& consumed, double least_units);
  // Gives back what was taken for a call that wasn't made.
  void ReturnRead(const std::optional<std::string>& index_name, double units);
  void ReturnWrite(double units);

 private:
  struct Buckets {
    TokenBucket reads;
    TokenBucket writes;
  };
  Buckets& ReadFrom(const std::optional<std::string>& index_name);

  std::mutex mutex_;
  const bool is_limited_;  // false: on demand
  Buckets table_;
  std::map<std::string, Buckets, std::less<>> indexes_;  // global ones
};

// "The level of configured provisioned throughput for the table was exceeded. ..."
std::string ExceededText(Exceeded exceeded);
dynamodb::Error ThroughputError(Exceeded exceeded);

}  // namespace flavorbot::dynamodb_server
