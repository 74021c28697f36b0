// Client: what a session remembers of the browser that opened it.
#pragma once

#include "app/auth/sessions.h"
#include "web_api/request_context.h"

namespace flavorbot::web_api {

// The User-Agent, cut to what is shown and without what isn't UTF-8, and the address.
app::auth::Client ClientOf(const RequestContext& context);

}  // namespace flavorbot::web_api
