// Table reading: what a command says on standard error while it reads the whole table: before, what
// it will cost; meanwhile, how far it is; at its end, what it did cost.
//
// Threads: one owner.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "cli/operator_table.h"
#include "dynamodb/call_context.h"

namespace flavorbot::cli {

class TableReading {
 public:
  // Tells the cost. `size_bytes` is what DescribeTable says.
  TableReading(const OperatorTable& table, std::int64_t size_bytes);

  // After each page.
  void Add(std::int64_t items, double read_units);

  void Finish() const;

 private:
  using Clock = std::chrono::steady_clock;

  std::string Cost(double read_units) const;

  const bool is_paid_;  // an endpoint's reads may cost money
  const double expected_units_;
  std::int64_t items_ = 0;
  double read_units_ = 0;
  Clock::time_point last_told_ = Clock::now();
};

// A context for one page or one call.
dynamodb::CallContext PageContext();

}  // namespace flavorbot::cli
