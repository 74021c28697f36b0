// Operator socket: where a server that holds the data directory serves its table to the commands of
// whoever runs it (operator_table.h), since nobody else can open the table meanwhile.
//
//   flavorbot user show ...  --DynamoDB's wire protocol-->  <data directory>/operator.sock --> the
//   server's own Api
//
// The socket's file has mode 0600: who may connect may read the table's files anyway, so the mode
// is the authorisation, and of a call's signature only the form is looked at.
//
// Threads: construct, Stop and destroy on one thread.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "base/result.h"
#include "dynamodb/api.h"
#include "http/server.h"

namespace flavorbot::cli {

std::filesystem::path OperatorSocketPath(const std::filesystem::path& data_directory);

class OperatorSocket {
 public:
  // Borrows `api`.
  OperatorSocket(const std::filesystem::path& data_directory, dynamodb::Api& api);

  // REQUIRES: this process holds the data directory.
  // Errors:   one line: no socket can be made there.
  base::Result<void, std::string> Listen() { return server_.Start(); }

  // Finishes the calls in flight. The socket's file goes.
  void Stop() { server_.Stop(); }

 private:
  http::Server server_;
};

}  // namespace flavorbot::cli
