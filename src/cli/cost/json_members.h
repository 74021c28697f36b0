// JsonMembers: the members of a JSON object in a file of the operator's, each read by its name.
//
//   auto file = JsonMembers::Parse(text, "prices.json");
//   if (!file) return std::unexpected(file.error());
//   prices.region = file->Text("region");
//   if (const auto fault = file->Finish(); !fault.empty()) return std::unexpected(fault);
//
// The first fault is kept, and names the file and the member ("prices.json: onDemand.reads is
// missing"); what is read after it has no meaning. A member that nobody asked for is a fault, too:
// it is a misspelling.
//
// Threads: one.
#pragma once

#include <boost/json/object.hpp>
#include <memory>
#include <set>
#include <string>
#include <string_view>

#include "base/result.h"

namespace flavorbot::cli::cost {

class JsonMembers {
 public:
  // Errors: `text` is no JSON object.
  static base::Result<JsonMembers, std::string> Parse(std::string_view text, std::string file_name);

  std::string Text(std::string_view name);
  double Amount(std::string_view name);  // a number that isn't negative
  JsonMembers Object(std::string_view name);

  // The first fault of this object and those read from it; empty: none. After all has been read.
  std::string Finish();

 private:
  struct Shared {
    std::string file_name;
    std::string fault;
  };
  JsonMembers(std::shared_ptr<Shared> shared, std::string path, boost::json::object members)
      : shared_(std::move(shared)), path_(std::move(path)), members_(std::move(members)) {}

  const boost::json::value* Find(std::string_view name);
  void Fail(std::string_view name, std::string_view what);

  std::shared_ptr<Shared> shared_;
  std::string path_;  // "onDemand."
  boost::json::object members_;
  std::set<std::string, std::less<>> asked_;
};

}  // namespace flavorbot::cli::cost
