#include "cli/table_reading.h"

#include <algorithm>
#include <cstdio>

#include "base/random.h"
#include "cli/byte_size.h"
#include "cli/cell.h"

namespace flavorbot::cli {
namespace {

constexpr std::chrono::seconds kTellEach{2};
constexpr std::chrono::seconds kPageTime{60};
constexpr double kBytesOfUnit = 2.0 * 4096;  // eventually consistent

}  // namespace

TableReading::TableReading(const OperatorTable& table, std::int64_t size_bytes)
    : is_paid_(table.place == TablePlace::kEndpoint),
      expected_units_(static_cast<double>(size_bytes) / kBytesOfUnit) {
  std::fprintf(stderr, "flavorbot: reading the whole table, about %s%s\n",
               ByteSize(size_bytes).c_str(), Cost(expected_units_).c_str());
}

void TableReading::Add(std::int64_t items, double read_units) {
  items_ += items;
  read_units_ += read_units;
  if (Clock::now() - last_told_ < kTellEach) return;
  last_told_ = Clock::now();
  const double part = expected_units_ > 0 ? std::min(1.0, read_units_ / expected_units_) : 1;
  std::fprintf(stderr, "flavorbot: %lld items read, about %.0f %%%s\n",
               static_cast<long long>(items_), 100 * part, Cost(read_units_).c_str());
}

void TableReading::Finish() const {
  std::fprintf(stderr, "flavorbot: %lld items read%s\n", static_cast<long long>(items_),
               Cost(read_units_).c_str());
}

std::string TableReading::Cost(double read_units) const {
  return is_paid_ ? ", " + UnitsCell(read_units).text + " RCU" : "";
}

dynamodb::CallContext PageContext() {
  return {.deadline = std::chrono::steady_clock::now() + kPageTime,
          .request_id = base::NewUserId(base::SystemRandom())};
}

}  // namespace flavorbot::cli
