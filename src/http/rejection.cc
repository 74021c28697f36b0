#include "http/rejection.h"

#include <string>

namespace flavorbot::http {

Response RejectionResponse(const Rejection& rejection) {
  Response response =
      JsonResponse(rejection.status, R"({"message":")" + std::string(rejection.message) + "\"}");
  response.headers.Add("Cache-Control", "no-store");
  if (rejection.status == 503) response.headers.Add("Retry-After", "1");
  return response;
}

}  // namespace flavorbot::http
