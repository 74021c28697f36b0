#include "http/security_headers.h"

namespace flavorbot::http {

Headers SecurityHeaders(PublicTransport transport) {
  Headers headers;
  headers.Add("Content-Security-Policy",
              "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; "
              "frame-ancestors 'none'; form-action 'self'");
  headers.Add("X-Content-Type-Options", "nosniff");
  headers.Add("X-Frame-Options", "DENY");  // for browsers that don't know frame-ancestors
  headers.Add("Referrer-Policy", "same-origin");
  headers.Add("Cross-Origin-Opener-Policy", "same-origin");
  headers.Add("Cross-Origin-Resource-Policy", "same-origin");
  headers.Add("Permissions-Policy",
              "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()");
  if (transport == PublicTransport::kHttps) {
    headers.Add("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
  }
  return headers;
}

}  // namespace flavorbot::http
