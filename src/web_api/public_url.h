// Public URL: where the person sees the app; links in mails begin with it.
//
// Threads: pure functions.
#pragma once

#include <string>

#include "http/request.h"
#include "web_api/web_settings.h"

namespace flavorbot::web_api {

// FLAVORBOT_PUBLIC_URL when it is set. Otherwise what the request's Host says, as long as that is a
// machine or a private network of the person's own: whoever asks for somebody else's reset mail
// chooses the Host too, and must not choose where its link leads. Else settings.local_url.
// Without a slash at the end.
std::string PublicUrl(const http::Request& request, const WebSettings& settings);

}  // namespace flavorbot::web_api
