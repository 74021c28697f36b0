#include "web_api/request_context.h"

#include "web_api/public_url.h"
#include "web_api/web_settings.h"

namespace flavorbot::web_api {

std::string_view RequestContext::path_parameter(std::string_view name) const {
  for (const auto& [known, value] : path_parameters) {
    if (known == name) return value;
  }
  return {};
}

std::string RequestContext::public_url() const { return PublicUrl(request, settings); }

}  // namespace flavorbot::web_api
