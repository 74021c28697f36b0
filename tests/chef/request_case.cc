#include "request_case.h"

#include <fstream>

namespace flavorbot::app::chef {
namespace {

std::vector<std::string> TextsOf(const boost::json::object& object, std::string_view name) {
  std::vector<std::string> texts;
  const boost::json::value* list = object.if_contains(name);
  if (list == nullptr || !list->is_array()) return texts;
  for (const boost::json::value& text : list->get_array()) {
    if (text.is_string()) texts.emplace_back(text.get_string());
  }
  return texts;
}

}  // namespace

base::Result<std::vector<RequestCase>, std::string> ReadRequestCases(const std::string& path) {
  std::ifstream file(path);
  std::vector<RequestCase> cases;
  std::string line;
  for (int number = 1; std::getline(file, line); ++number) {
    const auto wrong = [&](std::string_view what) {
      return std::unexpected("line " + std::to_string(number) + ": " + std::string(what));
    };
    boost::system::error_code error;
    const boost::json::value value = boost::json::parse(line, error);
    if (error || !value.is_object()) return wrong("no JSON object");
    const boost::json::object& object = value.get_object();
    const auto* id = object.if_contains("id");
    const auto* expect = object.if_contains("expect");
    if (id == nullptr || !id->is_string() || expect == nullptr || !expect->is_object()) {
      return wrong("no id, or no expect");
    }
    RequestCase request{.id = std::string(id->get_string()),
                        .talk = TextsOf(object, "talk"),
                        .profile = TextsOf(object, "profile"),
                        .expect = expect->get_object()};
    if (request.talk.empty()) return wrong("nothing is said");
    cases.push_back(std::move(request));
  }
  if (cases.empty()) return std::unexpected(path + " has no requests");
  return cases;
}

}  // namespace flavorbot::app::chef
