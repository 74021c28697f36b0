#include "cli/open_chef.h"

#include <utility>

#include "app/chef/built_in_chef.h"
#include "app/chef/model/model_chef.h"
#include "cli/knowledge_files.h"
#include "model_api/make_model_client.h"

namespace flavorbot::cli {
namespace {

std::unique_ptr<app::chef::Chef> MakeChef(std::unique_ptr<model_api::ModelClient> client,
                                          const app::chef::ChefKnowledge& knowledge) {
  if (client == nullptr) return std::make_unique<app::chef::BuiltInChef>(knowledge);
  return std::make_unique<app::chef::ModelChef>(std::move(client), knowledge);
}

}  // namespace

Kitchen::Kitchen(knowledge::KnowledgeBase knowledge, std::unique_ptr<model_api::ModelClient> client)
    : knowledge_(std::move(knowledge)),
      chef_(MakeChef(std::move(client), known_)),
      guarded_(known_, *chef_) {}

base::Result<std::unique_ptr<Kitchen>, std::string> OpenChef(
    const std::filesystem::path& own_knowledge, std::optional<model_api::ModelSettings> model) {
  auto knowledge = ReadKnowledge(own_knowledge);
  if (!knowledge) return std::unexpected(std::move(knowledge).error());
  std::unique_ptr<model_api::ModelClient> client;
  if (model) {
    auto made = model_api::MakeModelClient(*std::move(model));
    if (!made) return std::unexpected(std::move(made).error());
    client = *std::move(made);
  }
  return std::make_unique<Kitchen>(*std::move(knowledge), std::move(client));
}

}  // namespace flavorbot::cli
