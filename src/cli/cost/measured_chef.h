// MeasuredChef: a chef that gives everybody the same dish, as long as dishes are, so that what
// asking costs the table can be told.
//
// Threads: any.
#pragma once

#include "app/chef/chef.h"

namespace flavorbot::cli::cost {

class MeasuredChef final : public app::chef::Chef {
 public:
  // A dish where one is asked for by "recipe", and words otherwise.
  app::AwaitableResult<app::chef::ChefReply> Answer(dynamodb::CallContext& context,
                                                    app::chef::ChefRequest request,
                                                    app::chef::ReplySink& sink) const override;
  app::chef::ChefInfo info() const override { return {.provider = "built-in", .model = ""}; }
};

}  // namespace flavorbot::cli::cost
