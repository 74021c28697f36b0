// Result: the one channel for errors. A value or an error, never ignored.
//
//   base::Result<User, StoreError> FindUser(...);
//   auto user = FindUser(...);
//   if (!user) return std::unexpected(std::move(user).error());
//
// libstdc++ 12 has std::expected without the monadic members, so callers test and return.
#pragma once

#include <expected>
#include <utility>

namespace flavorbot::base {

template <typename T, typename E>
class [[nodiscard]] Result : public std::expected<T, E> {
 public:
  using std::expected<T, E>::expected;
};

template <typename E>
class [[nodiscard]] Result<void, E> : public std::expected<void, E> {
 public:
  using std::expected<void, E>::expected;
};

}  // namespace flavorbot::base
