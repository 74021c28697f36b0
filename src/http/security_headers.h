// Security headers: what every answer tells a browser not to allow.
//
// The page's scripts, styles and fonts come from this server as files, so the content security
// policy needs no "unsafe-" anything. Pictures may also be data: and blob: URLs (previews).
//
// Threads: pure function.
// Source:  OWASP Secure Headers Project; CSP level 3.
#pragma once

#include "http/headers.h"

namespace flavorbot::http {

enum class PublicTransport {
  kCleartext,
  kHttps  // adds Strict-Transport-Security: browsers will refuse cleartext for a year
};

// For ServerOptions::default_headers.
Headers SecurityHeaders(PublicTransport transport);

}  // namespace flavorbot::http
