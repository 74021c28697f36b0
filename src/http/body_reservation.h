// Body reservation: what a connection's body takes of the memory that all bodies of a server may
// take together.
//
// Threads: the total is shared; a reservation belongs to one connection.
#pragma once

#include <atomic>
#include <cstddef>

namespace flavorbot::http {

class BodyReservation {
 public:
  // Borrows `total`.
  BodyReservation(std::atomic<std::size_t>& total, std::size_t most) : total_(total), most_(most) {}
  ~BodyReservation() { Release(); }
  BodyReservation(const BodyReservation&) = delete;
  BodyReservation& operator=(const BodyReservation&) = delete;

  // Makes it cover a body of `bytes`, in steps, the first of them free: small bodies cost nothing.
  // False when that would be over the bound.
  bool Grow(std::size_t bytes) {
    while (reserved_ + kStep <= bytes) {
      if (total_.fetch_add(kStep) + kStep > most_) {
        total_.fetch_sub(kStep);
        return false;
      }
      reserved_ += kStep;
    }
    return true;
  }

  void Release() {
    if (reserved_ > 0) total_.fetch_sub(reserved_);
    reserved_ = 0;
  }

 private:
  static constexpr std::size_t kStep = 256 * 1024;

  std::atomic<std::size_t>& total_;
  const std::size_t most_;
  std::size_t reserved_ = 0;
};

}  // namespace flavorbot::http
