// ParseCache: trees of one kind, by the text they were parsed from. A program sends the same few
// texts over and over, with other values.
//
//   key    := text, the names with what they stand for, the values' placeholders with their types
//   entry  := the tree, where in it which value stands, and which placeholders it uses
//
// All that the parser checks follows from the key, but for BETWEEN and attribute_type, whose checks
// look at the values: such trees are not kept. So what is found was valid, and a request's values
// need only be put in their places. Texts with faults are parsed anew each time. A text is kept
// when it comes for the second time, so that those which never come again cost little.
//
// Threads: one thread, one object.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <list>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dynamodb/error.h"
#include "expression/ast.h"
#include "expression/key_condition.h"
#include "expression/parameters.h"

namespace flavorbot::expression {

template <typename Tree>
class ParseCache {
 public:
  using Parse = dynamodb::Result<Tree> (*)(std::string_view text, Parameters& parameters);

  static constexpr std::size_t kMaxEntries = 128;    // the least recently used one goes
  static constexpr std::size_t kMaxKeyBytes = 2048;  // longer ones are not kept
  // Of all keys together, and so, for a tree grows with its text, of what hostile texts can take:
  // some 3 MB.
  static constexpr std::size_t kMaxKeysBytes = 64 * 1024;

  explicit ParseCache(Parse parse) : parse_(parse) {}

  // As `parse`.
  dynamodb::Result<Tree> Get(std::string_view text, Parameters& parameters);

  std::size_t size() const { return entries_.size(); }
  std::size_t hits() const { return hits_; }

 private:
  struct Entry {
    std::string key;
    Tree tree;                              // with NULL where values go
    std::vector<std::string> value_places;  // their placeholders, in the order of VisitValues
    std::vector<std::string> used_names;
    std::vector<std::string> used_values;
  };

  // Whether it came lately; notes it.
  bool CameBefore(const std::string& key);
  // The tree with the request's values.
  Tree Bind(const Entry& entry, Parameters& parameters) const;
  // Adds what `text` parses to. REQUIRES: it parses without a fault.
  void Learn(std::string key, std::string_view text, const Parameters& parameters);
  void ForgetOldest();

  const Parse parse_;
  std::list<Entry> entries_;  // the most recently used one first
  std::unordered_map<std::string_view, typename std::list<Entry>::iterator> by_key_;
  std::size_t keys_bytes_ = 0;
  std::array<std::size_t, 256> came_{};  // hashes of keys, each at its own place
  std::size_t hits_ = 0;
};

extern template class ParseCache<Condition>;
extern template class ParseCache<KeyCondition>;
extern template class ParseCache<Projection>;
extern template class ParseCache<Update>;

}  // namespace flavorbot::expression
