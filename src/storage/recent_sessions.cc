#include "storage/recent_sessions.h"

#include <utility>

namespace flavorbot::storage {
namespace {

constexpr auto kHalf = std::chrono::duration_cast<std::chrono::milliseconds>(kSessionMemory) / 2;

}  // namespace

void RecentSessions::Turn() {
  const auto now = clock_.Now();
  const auto age = now - turned_at_;
  const bool is_put_back = age < base::TimePoint::duration(0);
  if (!is_put_back && age < kHalf) return;
  if (is_put_back || age >= 2 * kHalf) {
    younger_.clear();  // a clock that was put back says nothing of their age
    older_.clear();
    turned_at_ = now;
  } else {
    older_ = std::exchange(younger_, {});
    turned_at_ += kHalf;  // not now: what it had was that old already
  }
}

std::optional<SessionOwner> RecentSessions::Find(std::string_view key) {
  const std::lock_guard lock(mutex_);
  Turn();
  for (const Owners* owners : {&younger_, &older_}) {
    if (const auto found = owners->find(key); found != owners->end()) return found->second;
  }
  return std::nullopt;
}

std::uint64_t RecentSessions::Reading() {
  const std::lock_guard lock(mutex_);
  return forgotten_;
}

void RecentSessions::Keep(std::string key, SessionOwner owner, std::uint64_t reading) {
  const std::lock_guard lock(mutex_);
  Turn();
  if (reading != forgotten_ || younger_.size() >= kMost / 2) return;
  younger_.insert_or_assign(std::move(key), std::move(owner));
}

void RecentSessions::Forget(std::string_view user_id) {
  const std::lock_guard lock(mutex_);
  ++forgotten_;
  for (Owners* owners : {&younger_, &older_}) {
    std::erase_if(*owners, [user_id](const auto& each) { return each.second.user_id == user_id; });
  }
}

}  // namespace flavorbot::storage
