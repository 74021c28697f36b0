// Model failure: why a model gave no answer -> what the person who asked reads.
//
// Threads: pure functions.
#pragma once

#include "app/error.h"
#include "model_api/model_error.h"
#include "model_api/read_recipe.h"

namespace flavorbot::app::chef {

// kInvalidRequest: this request can't be answered. kUnavailable: none can now; with Retry-After
// where waiting helps.
Error FailureOf(const model_api::ModelError& error);

// What the model gave isn't a recipe, and wasn't when it was asked again.
Error NoRecipe(const model_api::Findings& findings);

}  // namespace flavorbot::app::chef
