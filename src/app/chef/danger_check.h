// DangerCheck: does a request ask for something that is dangerous to eat?
//
// Threads: any, once made.
// Source:  knowledge/dangers.json.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "knowledge/knowledge_base.h"

namespace flavorbot::app::chef {

class DangerCheck {
 public:
  explicit DangerCheck(const knowledge::KnowledgeBase& knowledge);  // borrows

  // The danger in what is asked, with the safe way; nullptr: none is known.
  const knowledge::Danger* Find(std::string_view text) const;

 private:
  // A danger's phrases in stems, with a blank before and behind.
  struct Phrases {
    std::vector<std::vector<std::string>> words;
    std::vector<std::string> unless;
    const knowledge::Danger* danger = nullptr;
  };
  std::vector<Phrases> dangers_;
};

}  // namespace flavorbot::app::chef
