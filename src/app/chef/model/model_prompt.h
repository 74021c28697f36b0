// Model prompt: what a model is told and asked, from a talk and a person's constraints.
//
// What we say goes into the system text, what people say goes into turns: nothing that a person
// wrote is among the instructions, and no word of theirs is searched for or refused. Long texts (a
// page that was pasted) stand between tags that they can't end themselves, and are cut at a bound.
//
// Threads: pure functions.
#pragma once

#include <string>

#include "app/chef/chef.h"
#include "knowledge/knowledge_base.h"
#include "model_api/model_client.h"

namespace flavorbot::app::chef {

// What a turn is longer than that was surely pasted, and the bounds of one turn and of all.
inline constexpr std::size_t kPastedFromBytes = 1'000;
inline constexpr std::size_t kMostTurnBytes = std::size_t{12} * 1024;
inline constexpr std::size_t kMostTalkBytes = std::size_t{32} * 1024;

// Without its deadline and request id. The newest turns stay when the talk is over its bound.
model_api::ModelRequest PromptOf(const ChefRequest& request,
                                 const knowledge::KnowledgeBase& knowledge);

// `asked` again after `answer`, whose recipe has `findings`.
model_api::ModelRequest AskToMend(model_api::ModelRequest asked,
                                  const model_api::ModelAnswer& answer,
                                  const model_api::Findings& findings);

}  // namespace flavorbot::app::chef
