#include "http/response.h"

namespace flavorbot::http {

Response MakeResponse(int status, std::string_view content_type, std::string body) {
  Response response;
  response.status = status;
  response.headers.Add("Content-Type", content_type);
  response.body = std::move(body);
  return response;
}

Response JsonResponse(int status, std::string json) {
  return MakeResponse(status, "application/json; charset=utf-8", std::move(json));
}

Response EmptyResponse(int status) {
  Response response;
  response.status = status;
  return response;
}

}  // namespace flavorbot::http
