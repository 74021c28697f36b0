// RequestCase: one line of requests.jsonl: what is said to the chef, and what is expected of its
// answer.
//
// Source: README.md has the meaning of every field.
#pragma once

#include <boost/json.hpp>
#include <string>
#include <vector>

#include "base/result.h"

namespace flavorbot::app::chef {

struct RequestCase {
  std::string id;
  std::vector<std::string> talk;
  std::vector<std::string> profile;
  boost::json::object expect;
};

// Errors: one line that names the line of the file and what is wrong with it.
base::Result<std::vector<RequestCase>, std::string> ReadRequestCases(const std::string& path);

}  // namespace flavorbot::app::chef
