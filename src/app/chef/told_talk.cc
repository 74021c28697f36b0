#include "app/chef/told_talk.h"

#include <algorithm>
#include <utility>

#include "app/chef/context_budget.h"
#include "app/chef/dish_document.h"
#include "app/chef/proposals.h"
#include "app/chef/talk.h"

namespace flavorbot::app::chef {
namespace {

std::vector<Turn> TurnsOf(const storage::StoredTalk& stored,
                          const knowledge::KnowledgeBase& knowledge) {
  std::vector<Turn> turns;
  for (const auto& message : stored.messages) {
    Turn turn{
        .speaker = message.speaker == storage::Speaker::kChef ? Speaker::kChef : Speaker::kPerson,
        .text = message.content,
        .dish = {}};
    if (message.recipe) turn.dish = DishOf(*message.recipe, knowledge);
    turns.push_back(std::move(turn));
  }
  return turns;
}

// The client knows the words alone: the dishes that went with them are found by these.
std::vector<Turn> WithDishes(std::vector<Turn> earlier, const std::vector<Turn>& stored) {
  for (auto& turn : earlier) {
    const auto kept = std::ranges::find_if(stored, [&](const Turn& candidate) {
      return candidate.dish && turn.speaker == Speaker::kChef &&
             WithPlainBullets(candidate.text) == turn.text;
    });
    if (kept != stored.end()) turn.dish = kept->dish;
  }
  return earlier;
}

}  // namespace

ToldTalk Told(TalkToTell talk) {
  const auto& understanding = talk.understanding;
  auto turns = TurnsOf(talk.stored, talk.knowledge);
  CookingRequest said;
  // A client may leave out what was said.
  const bool is_stored = !talk.earlier;
  if (!is_stored) {
    said = ReadSaid(understanding, {}, turns);
    turns = WithDishes(*std::move(talk.earlier), turns);
    said = ReadSaid(understanding, std::move(said), turns);
  }
  turns.push_back({.speaker = Speaker::kPerson, .text = talk.question, .dish = {}});
  const auto count = turns.size();
  const std::string question = SaidAt(turns, count - 1);
  ToldTalk told;
  told.talk = WithinBudget(std::move(turns));
  if (is_stored) {
    // Who is told all of it reads all of it.
    if (told.talk.size() == count) return told;
    said = ReadSaid(understanding, {}, TurnsOf(talk.stored, talk.knowledge));
  }
  CookingRequest all = understanding.Continue(std::move(said), question);
  told.constraints = std::move(all.avoided);
  told.constraints.Add(all.allergies);
  return told;
}

}  // namespace flavorbot::app::chef
