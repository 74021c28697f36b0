// Answer: what an engine said to one request, in a form in which equal answers are equal.
//
// Pages are read to the end and become one answer. Sets, items of a Scan, of a BatchGetItem and of
// equal index keys have no order, so they get one; ConsumedCapacity is kept for single pages.
#pragma once

#include <array>
#include <boost/json/value.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "conformance/http_call.h"
#include "requests.h"

namespace flavorbot::differential {

using TableNames = std::array<std::string, std::size(kTableNames)>;

struct Answer {
  int status = 0;  // 0: none came
  std::string type;
  std::string message;
  json::value body;  // normalised; without __type and message
};

// Sends `request` with the tables' names in it. `sort_key` is that of the index that it reads, or
// empty. Adds the number of calls made to `calls`.
Answer Ask(const conformance::HttpAddress& engine, const Request& request, const TableNames& names,
           std::string_view sort_key, std::size_t& calls);

// How two answers differ first: "ValidationException: text", "OK", or "/path: value".
struct Difference {
  std::string action;
  std::string ours;
  std::string theirs;

  // Equal for differences of one kind: without the values in the texts.
  std::string Signature() const;
};

// Of answers with bodies, one for each member that differs.
std::vector<Difference> Compare(const Request& request, const Answer& ours, const Answer& theirs);

}  // namespace flavorbot::differential
