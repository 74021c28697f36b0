// What tests of the chef's routes do again and again.
#pragma once

#include <string>

#include "web_api/site_for_test.h"

namespace flavorbot::web_api {

// The text after `"name":"` in `json`.
inline std::string TextOf(const std::string& json, const std::string& name) {
  const auto begin = json.find("\"" + name + "\":\"");
  if (begin == std::string::npos) return {};
  const auto from = begin + name.size() + 4;
  return json.substr(from, json.find('"', from) - from);
}

// The path of a new conversation.
inline std::string Begin(Site& site, const std::string& cookie) {
  const auto answer = site.Post("/api/chatbot/conversations", "", cookie);
  return "/api/chatbot/conversations/" + TextOf(answer.body, "id");
}

inline TestRequest Question(const std::string& content, const std::string& cookie) {
  return {.body = R"({"content":")" + content + R"("})", .cookie = cookie};
}
inline TestRequest StreamedQuestion(const std::string& content, const std::string& cookie) {
  auto request = Question(content, cookie);
  request.headers.emplace_back("Accept", "text/event-stream");
  return request;
}

inline TestAnswer Ask(Site& site, const std::string& conversation, const TestRequest& request) {
  return site.Send(http::Method::kPost, conversation + "/messages", request);
}

// {chats, generations} of this month, as the API says.
inline std::string UsedBy(Site& site, const std::string& cookie) {
  const auto body = site.Get("/api/usage", cookie).body;
  const auto from = body.find("\"recipeQueries\"");
  return body.substr(from, body.find(",\"tier\"") - from);
}

}  // namespace flavorbot::web_api
