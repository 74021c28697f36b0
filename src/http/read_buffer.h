// ReadBuffer: the bytes a connection has received and not used yet.
//
//   | used | unread | room |
//
// Threads: a value type.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <span>
#include <string_view>

namespace flavorbot::http {

class ReadBuffer {
 public:
  // Borrowed until the next Prepare or Shrink.
  std::string_view unread() const { return {bytes_.get() + begin_, end_ - begin_}; }
  bool empty() const { return begin_ == end_; }

  void Consume(std::size_t count) {
    begin_ += count;
    if (begin_ == end_) begin_ = end_ = 0;
  }

  // Room for at least `count` more bytes, and all the room there is.
  std::span<char> Prepare(std::size_t count) {
    if (capacity_ - end_ < count) MakeRoom(count);
    return {bytes_.get() + end_, capacity_ - end_};
  }
  // Takes `count` of the prepared bytes in.
  void Commit(std::size_t count) { end_ += count; }

  // Gives memory beyond `capacity` back when nothing is unread.
  void Shrink(std::size_t capacity) {
    if (!empty() || capacity_ <= capacity) return;
    bytes_.reset();
    capacity_ = 0;
  }

 private:
  void MakeRoom(std::size_t count) {
    const std::size_t size = end_ - begin_;
    if (capacity_ - size >= count) {
      std::memmove(bytes_.get(), bytes_.get() + begin_, size);
    } else {
      const std::size_t capacity = std::max(capacity_ * 2, size + count);
      auto grown = std::make_unique_for_overwrite<char[]>(capacity);
      if (size > 0) std::memcpy(grown.get(), bytes_.get() + begin_, size);
      bytes_ = std::move(grown);
      capacity_ = capacity;
    }
    begin_ = 0;
    end_ = size;
  }

  std::unique_ptr<char[]> bytes_;
  std::size_t capacity_ = 0;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
};

}  // namespace flavorbot::http
