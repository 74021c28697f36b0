// Random: the fuzzer's only source of chance; equal seeds give equal runs on every machine.
//
// Threads: one owner.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>

namespace flavorbot::differential {

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  // SplitMix64.
  std::uint64_t Next() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15U);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31);
  }
  // [0, n). REQUIRES: n > 0.
  std::size_t Below(std::size_t n) { return static_cast<std::size_t>(Next() % n); }
  bool OneIn(std::size_t n) { return Below(n) == 0; }

  // The deliberate mistakes of what is made next: at most this many.
  void AllowFaults(std::size_t count) { faults_left_ = count; }
  // Whether to make one here: as OneIn, while there are any left.
  bool Fault(std::size_t n) {
    if (faults_left_ == 0 || !OneIn(n)) return false;
    --faults_left_;
    return true;
  }

  template <typename Container>
  const auto& Pick(const Container& container) {
    return container[Below(std::size(container))];
  }

 private:
  std::uint64_t state_;
  std::size_t faults_left_ = 0;
};

}  // namespace flavorbot::differential
