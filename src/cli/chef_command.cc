#include "cli/chef_command.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/chef/phrases.h"
#include "cli/exit_code.h"
#include "cli/knowledge_files.h"
#include "cli/open_chef.h"
#include "cli/run_to_end.h"

namespace flavorbot::cli {
namespace {

struct Options {
  std::string knowledge;
  std::vector<std::string> words;
  std::vector<std::string> diets;
  std::vector<std::string> allergies;
  std::uint64_t seed = 1;
};

// The whole reply is printed at its end.
class NobodyReads final : public app::chef::ReplySink {
 public:
  boost::asio::awaitable<Reader> Write(std::string_view /*piece*/) override {
    co_return Reader::kThere;
  }
};

int Ask(const Options& options) {
  const auto kitchen = OpenChef(options.knowledge, std::nullopt);
  if (!kitchen) return Fail(kExitUnusable, kitchen.error());
  const app::chef::Understanding& understanding = (*kitchen)->understanding();
  app::chef::ChefRequest request{.constraints = understanding.ReadConstraints(options.diets),
                                 .seed = options.seed};
  request.constraints.Add(understanding.ReadAllergies(options.allergies));
  // Each argument is a turn, so that follow-ups can be tried.
  app::chef::ChefReply last;
  for (const std::string& words : options.words) {
    request.talk.push_back({app::chef::Speaker::kPerson, words, std::nullopt});
    dynamodb::CallContext context;
    NobodyReads sink;
    auto reply = RunToEnd((*kitchen)->chef().Answer(context, request, sink));
    if (!reply) return Fail(kExitFailure, reply.error().message);
    request.talk.push_back({app::chef::Speaker::kChef, reply->text, reply->dish});
    last = std::move(*reply);
  }
  std::puts(last.text.c_str());
  if (last.dish) std::printf("\n%s\n", app::chef::TextOf(*last.dish).c_str());
  return kExitOk;
}

int Check(const Options& options) {
  const auto knowledge = ReadKnowledge(options.knowledge);
  if (!knowledge) return Fail(kExitUnusable, knowledge.error());
  std::printf("%zu foods, %zu recipes, %zu ways to make a dish: all is as it must be\n",
              knowledge->foods().size(), knowledge->recipes().size(),
              knowledge->dish_templates().size());
  return kExitOk;
}

void AddKnowledge(CLI::App& command, Options& options) {
  command
      .add_option("--knowledge-dir", options.knowledge,
                  "a folder of your own foods and recipes (FLAVORBOT_KNOWLEDGE_DIR)")
      ->envname("FLAVORBOT_KNOWLEDGE_DIR");
}

}  // namespace

void AddChefCommands(CLI::App& parent, Action& chosen) {
  CLI::App* chef =
      parent.add_subcommand("chef", "The built-in chef: ask it, or check what it knows.");
  chef->require_subcommand(1);

  const auto asking = std::make_shared<Options>();
  CLI::App* ask = chef->add_subcommand(
      "ask", "Ask for a recipe or something about cooking; each argument is said after the other.");
  ask->add_option("words", asking->words, "what is said: \"quick vegan pasta for two\"")
      ->required();
  ask->add_option("--diet", asking->diets, "a diet to keep to: vegan, halal ... (repeatable)");
  ask->add_option("--allergy", asking->allergies,
                  "an allergen or a food to leave out: peanuts, milk ... (repeatable)");
  ask->add_option("--seed", asking->seed, "which of several good answers; default: 1");
  AddKnowledge(*ask, *asking);
  ask->callback([&chosen, asking] { chosen = [asking] { return Ask(*asking); }; });

  const auto checking = std::make_shared<Options>();
  CLI::App* check =
      chef->add_subcommand("check", "Read all that the chef knows, and name the first fault.");
  AddKnowledge(*check, *checking);
  check->callback([&chosen, checking] { chosen = [checking] { return Check(*checking); }; });
}

}  // namespace flavorbot::cli
