// Table set-up: creates the table, or brings an existing one to what FlavorBot needs.
//
// It can be run again at any time, and by several instances at once: what another one does
// meanwhile counts as done.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <string>
#include <vector>

#include "base/result.h"
#include "dynamodb/api.h"
#include "storage/table_definition.h"

namespace flavorbot::storage {

// What it did, or found done, in lines for the operator; the last one says that the table is ready.
struct TableSetUpReport {
  bool changed_anything = false;
  std::vector<std::string> lines;
};

// REQUIRES: `api` and `context` live until the answer; the context has a deadline, since a new
//           table of the service takes some seconds to become active, and a new index of a table
//           with many items minutes. What is begun goes on after the deadline.
// Errors:   one line for the operator: the table has other keys, another time to live, doesn't
//           become active in time, or what the service says. Nothing that exists is changed then.
boost::asio::awaitable<base::Result<TableSetUpReport, std::string>> SetUpTable(
    dynamodb::Api& api, dynamodb::CallContext& context, std::string table_name,
    DeletionProtection protection);

}  // namespace flavorbot::storage
