// Operator table: the table for a command that runs beside a server or without one.
//
//   the table is not the built-in one       where it was chosen to be, as the servers do
//   a server holds the data directory       that server's table, over its socket (served_table.h)
//   nobody does                             the built-in table in it, held until the command ends
//
// Either way a command writes through what the server writes through, and both see the other's
// changes at once; but for a session that a server with the table elsewhere remembers for some
// seconds (storage/recent_sessions.h).
//
// Threads: one owner.
#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "cli/open_table.h"
#include "cli/settings.h"
#include "dynamodb/api.h"

namespace flavorbot::cli {

enum class TablePlace { kEndpoint, kServer, kDirectory };

struct OperatorTable {
  Settings settings;
  TablePlace place = TablePlace::kDirectory;
  std::unique_ptr<dynamodb::Api> api;

  // Where the table was when it was opened, for people: "the data directory ./data, held by a
  // running server".
  std::string Where() const;
};

// Reads the settings and opens their table; only warnings are logged from then on. A server that is
// just starting or stopping is waited for, up to some seconds.
// Errors: one line that says what to do; kExitUnusable for settings, kExitDataDirectory when there
//         is no table, it can't be opened, or who holds it can't be reached.
base::Result<OperatorTable, OpenTableFailure> OpenOperatorTable(const Overrides& overrides);

// Says what the table refused, and with a missing table what to do; the exit code.
int FailAt(const OperatorTable& table, const dynamodb::Error& error);

}  // namespace flavorbot::cli
