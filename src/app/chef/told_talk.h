// Told talk: what a chef is told of a conversation, and what holds for all of it.
//
// A long talk is cut before a chef is told it (context_budget.h). What a person has said that they
// don't eat holds all the same, however long ago they said it and whatever the chef is told.
//
// Threads: any.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/chef/chef.h"
#include "app/chef/understand.h"
#include "knowledge/knowledge_base.h"
#include "storage/conversation.h"

namespace flavorbot::app::chef {

struct TalkToTell {
  const storage::StoredTalk& stored;
  const std::string& question;
  // What was said before, where the client says so; nullopt: what is stored.
  std::optional<std::vector<Turn>> earlier;
  const knowledge::KnowledgeBase& knowledge;
  const Understanding& understanding;
};

struct ToldTalk {
  std::vector<Turn> talk;   // within the budget; the question is the last
  Constraints constraints;  // of what the talk doesn't tell: of what is stored and was cut off
};

ToldTalk Told(TalkToTell talk);

}  // namespace flavorbot::app::chef
