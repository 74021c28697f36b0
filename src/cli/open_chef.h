// OpenChef: the chef that this run's settings choose, with what it knows, behind the guard.
//
// The one place that knows which chefs there are.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "app/chef/built_in_chef.h"
#include "app/chef/guarded_chef.h"
#include "base/result.h"
#include "knowledge/knowledge_base.h"

namespace flavorbot::cli {

// Threads: any, once made; its parts borrow from each other, so it stays where it is.
class Kitchen {
 public:
  explicit Kitchen(knowledge::KnowledgeBase knowledge) : knowledge_(std::move(knowledge)) {}
  Kitchen(const Kitchen&) = delete;
  Kitchen& operator=(const Kitchen&) = delete;

  const app::chef::Chef& chef() const { return guarded_; }
  const app::chef::Understanding& understanding() const { return guarded_.understanding(); }
  const knowledge::KnowledgeBase& knowledge() const { return knowledge_; }

 private:
  knowledge::KnowledgeBase knowledge_;
  app::chef::BuiltInChef built_in_{knowledge_};
  app::chef::GuardedChef guarded_{knowledge_, built_in_};
};

// `own_knowledge` is a folder of the operator's (knowledge_files.h), or empty.
// Errors: one line for the operator.
base::Result<std::unique_ptr<Kitchen>, std::string> OpenChef(
    const std::filesystem::path& own_knowledge);

}  // namespace flavorbot::cli
