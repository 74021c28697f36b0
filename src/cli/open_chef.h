// OpenChef: the chef that this run's settings choose, with what it knows, behind the guard.
//
// The one place that knows which chefs there are.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "app/chef/chef_knowledge.h"
#include "app/chef/guarded_chef.h"
#include "base/result.h"
#include "knowledge/knowledge_base.h"
#include "model_api/model_client.h"
#include "model_api/model_settings.h"

namespace flavorbot::cli {

// Threads: any, once made; its parts borrow from each other, so it stays where it is.
class Kitchen {
 public:
  // `client` is of the model that answers; nullptr: the built-in chef does.
  Kitchen(knowledge::KnowledgeBase knowledge, std::unique_ptr<model_api::ModelClient> client);
  Kitchen(const Kitchen&) = delete;
  Kitchen& operator=(const Kitchen&) = delete;

  const app::chef::Chef& chef() const { return guarded_; }
  const app::chef::Understanding& understanding() const { return known_.understanding; }
  const knowledge::KnowledgeBase& knowledge() const { return knowledge_; }

 private:
  knowledge::KnowledgeBase knowledge_;
  app::chef::ChefKnowledge known_{knowledge_};
  std::unique_ptr<app::chef::Chef> chef_;
  app::chef::GuardedChef guarded_;
};

// `own_knowledge` is a folder of the operator's (knowledge_files.h), or empty; `model` nullopt: the
// built-in chef answers.
// Errors: one line for the operator.
base::Result<std::unique_ptr<Kitchen>, std::string> OpenChef(
    const std::filesystem::path& own_knowledge, std::optional<model_api::ModelSettings> model);

}  // namespace flavorbot::cli
