// Chef request: what requests to the chef have in common.
#pragma once

#include <optional>
#include <string>

#include "app/chef/questions.h"
#include "web_api/request_context.h"

namespace flavorbot::web_api {

// The key that a repeated request is known by; nullopt: it came without.
std::optional<std::string> IdempotencyKeyOf(const RequestContext& context);

// Lets the request wait for a chef that takes all of its time: a model may take minutes, and what
// limits it is app::chef::kLongestAnswer. The table's calls keep their deadline.
void WaitForChef(RequestContext& context);

// The chef's answer, for a client that waits for the whole of it.
app::AwaitableResult<app::chef::Answer> WholeAnswer(RequestContext& context,
                                                    app::chef::Question question);

}  // namespace flavorbot::web_api
