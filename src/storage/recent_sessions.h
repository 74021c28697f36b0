// RecentSessions: whose sessions this instance has seen within the last seconds, so that a page's
// many requests read the session once. For tables that are paid by the read, or far away.
//
// A session that another instance ends is still let in here for kSessionMemory at most. What this
// instance ends is forgotten at once.
//
// Threads: any.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/clock.h"
#include "storage/session.h"

namespace flavorbot::storage {

inline constexpr std::chrono::seconds kSessionMemory{4};

class RecentSessions {
 public:
  // About 300 bytes each; what comes when it is full isn't kept.
  static constexpr std::size_t kMost = 20'000;

  // Borrows `clock`.
  explicit RecentSessions(const base::Clock& clock) : clock_(clock), turned_at_(clock.Now()) {}

  // nullopt: not seen lately.
  std::optional<SessionOwner> Find(std::string_view key);

  // Before the table is read: what Keep needs to know whether a session was ended since.
  std::uint64_t Reading();
  // Keeps what that reading found, unless something was forgotten meanwhile.
  void Keep(std::string key, SessionOwner owner, std::uint64_t reading);

  // Once one of the user's sessions was changed or ended in the table, or may have been.
  void Forget(std::string_view user_id);

 private:
  struct TextHash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  using Owners = std::unordered_map<std::string, SessionOwner, TextHash, std::equal_to<>>;

  void Turn();  // REQUIRES: mutex_ is held

  const base::Clock& clock_;
  std::mutex mutex_;
  // Two halves: after kSessionMemory / 2 the younger becomes the older, whose entries go.
  Owners younger_;
  Owners older_;
  base::TimePoint turned_at_;
  std::uint64_t forgotten_ = 0;  // how often
};

}  // namespace flavorbot::storage
