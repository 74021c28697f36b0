// ModelChef: the chef that is a language model.
//
// A recipe comes in the form of model_api/recipe_schema.h, never out of prose; one that isn't right
// is asked for once more with what is wrong, and is an error if it still isn't. What is believed of
// its foods is in model_recipe.h.
//
// Threads: any.
#pragma once

#include <memory>

#include "app/chef/chef.h"
#include "app/chef/chef_knowledge.h"
#include "model_api/model_client.h"

namespace flavorbot::app::chef {

class ModelChef final : public Chef {
 public:
  // Borrows `knowledge`.
  ModelChef(std::unique_ptr<model_api::ModelClient> client, const ChefKnowledge& knowledge)
      : client_(std::move(client)), knowledge_(knowledge) {}

  // Errors: as Chef, in the words of model_failure.h. The request's usage is that of all rounds,
  //         of those that failed, too.
  AwaitableResult<ChefReply> Answer(dynamodb::CallContext& context, ChefRequest request,
                                    ReplySink& sink) const override;

  ChefInfo info() const override;

 private:
  // One round. Adds to `usage` what it has used, also when it fails.
  AwaitableResult<model_api::ModelAnswer> Ask(model_api::ModelRequest asked,
                                              model_api::TextSink& sink, TokenUsage& usage) const;
  // The dish of `answer` to `asked`, mended if it must be; adds to `usage`.
  AwaitableResult<Dish> DishIn(model_api::ModelRequest asked, model_api::ModelAnswer answer,
                               TokenUsage& usage) const;

  const std::unique_ptr<model_api::ModelClient> client_;
  const ChefKnowledge& knowledge_;
};

}  // namespace flavorbot::app::chef
