// The client of the provider that the settings name.
#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "model_api/model_client.h"
#include "model_api/model_settings.h"

namespace flavorbot::model_api {

// Nothing is asked of the provider yet. Errors: one line, why TLS can't be set up.
base::Result<std::unique_ptr<ModelClient>, std::string> MakeModelClient(ModelSettings settings);

}  // namespace flavorbot::model_api
