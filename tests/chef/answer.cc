#include "answer.h"

#include <ranges>

#include "app/chef/phrases.h"

namespace flavorbot::app::chef {
namespace {

constexpr std::uint64_t kSeed = 1;
constexpr std::size_t kIdeasChosen = 4;

}  // namespace

Answer AnswerTo(const RequestCase& request, const BuiltInChef& chef) {
  Answer answer;
  ChefRequest asked{.constraints = chef.knowledge().understanding.ReadConstraints(request.profile),
                    .seed = kSeed};
  answer.constraints = asked.constraints;
  for (const std::string& text : request.talk) {
    if (answer.reply.dish) answer.before.push_back(*answer.reply.dish);
    answer.reply = {};
    asked.talk.push_back({Speaker::kPerson, text, std::nullopt});
    auto reply = chef.Reply(asked);
    if (!reply) {
      answer.error = reply.error().message;
      return answer;
    }
    answer.reply = std::move(*reply);
    asked.talk.push_back({Speaker::kChef, answer.reply.text, answer.reply.dish});
  }
  if (request.expect.contains("ideas")) {
    for (const Suggestion& suggestion : answer.reply.suggestions | std::views::take(kIdeasChosen)) {
      ChefRequest chosen = asked;
      chosen.talk.push_back({Speaker::kPerson, suggestion.text, std::nullopt});
      const auto reply = chef.Reply(chosen);
      if (reply && reply->dish) answer.ideas.push_back(*reply->dish);
    }
  }
  const CookingRequest said = ReadTalk(chef.knowledge().understanding, asked.talk).request;
  answer.constraints.Add(said.avoided);
  answer.constraints.Add(said.allergies);
  return answer;
}

std::string Printed(const Answer& answer) {
  if (!answer.error.empty()) return "error: " + answer.error + "\n";
  std::string text = answer.reply.text + "\n";
  if (answer.reply.dish) text += "---\n" + TextOf(*answer.reply.dish);
  if (!answer.reply.suggestions.empty()) text += "---\n";
  for (const Suggestion& suggestion : answer.reply.suggestions) {
    text += "[" + suggestion.text + "] ";
  }
  return text + "\n";
}

}  // namespace flavorbot::app::chef
