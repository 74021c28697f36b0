// Reply text: what a model says -> what people may read, while it comes.
//
//   "See [this page](http://x.example) • now"   "See this page - now"
//
// Links lose their targets, and bare addresses go; control characters go; bullets are written "- ";
// what is over the bound is cut off. What may become a link is held back until that is known. All
// that is left is text, and is to be rendered as text.
//
// Threads: one reply, one object.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace flavorbot::app::chef {

inline constexpr std::size_t kMostReplyBytes = std::size_t{16} * 1024;

class ReplyText {
 public:
  explicit ReplyText(std::size_t most_bytes = kMostReplyBytes) : left_(most_bytes) {}

  // What of the text so far can be read now, behind what was returned before.
  // REQUIRES: the pieces are whole UTF-8 each.
  std::string Add(std::string_view piece);
  // The rest.
  std::string Finish();

 private:
  enum class Ending { kOpen, kEnd };
  std::string Take(Ending ending);
  std::string Bounded(std::string text);

  std::string held_;
  char before_ = '\n';
  enum class Address { kNone, kBare, kInBrackets };
  Address address_ = Address::kNone;  // that is being left out
  std::size_t left_;
};

// A whole text at once.
std::string WithoutLinks(std::string_view text);

}  // namespace flavorbot::app::chef
