#include "cli/operator_table.h"

#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <filesystem>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>

#include "aws/endpoint.h"
#include "base/log.h"
#include "base/short_socket_path.h"
#include "cli/command.h"
#include "cli/exit_code.h"
#include "cli/operator_socket.h"
#include "cli/served_table.h"
#include "cli/table_directory.h"
#include "dynamodb_client/remote_api.h"

namespace flavorbot::cli {
namespace {

namespace fs = std::filesystem;

using Opened = base::Result<OperatorTable, OpenTableFailure>;

// A server has its socket some moments after the directory, and loses it some moments before.
constexpr std::chrono::seconds kPatience{5};
constexpr std::chrono::milliseconds kPause{50};
// Of a call; a server that is gone stays away, and then the table is looked for (served_table.h).
constexpr unsigned kAttempts = 3;

// 0 when somebody listens on the socket, else errno's number.
int Connect(const fs::path& path) {
  const base::ShortSocketPath address(path);
  if (!address.is_open()) return errno;
  const int descriptor = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (descriptor < 0) return errno;
  const int number = ::connect(descriptor, address.get(), address.size()) == 0 ? 0 : errno;
  ::close(descriptor);
  return number;
}

std::unique_ptr<dynamodb::Api> ServersTable(const Settings& settings, fs::path socket) {
  return std::make_unique<dynamodb_client::RemoteApi>(dynamodb_client::CallerOptions{
      .endpoint = aws::UnixEndpoint(std::move(socket)),
      // The socket's mode is the authorisation; a signature is only there for its form.
      .credentials = {.access_key_id = "operator", .secret_access_key = "operator"},
      .region = settings.region,
      .max_attempts = kAttempts});
}

std::unexpected<OpenTableFailure> Unreachable(const OpenTableFailure& held, const fs::path& socket,
                                              int number) {
  std::string message = held.message + "; it can't be asked over " + socket.string() + ": " +
                        std::generic_category().message(number);
  message += number == EACCES ? ". Run this as the user that it runs as"
                              : ". Is it a `flavorbot serve`? Of a `flavorbot db local` set "
                                "DYNAMODB_ENDPOINT to its address";
  return std::unexpected(OpenTableFailure{held.exit_code, std::move(message), true});
}

using Found = base::Result<ServedTable::Place, OpenTableFailure>;

// REQUIRES: there is a table in the data directory.
Found FindTable(const Settings& settings) {
  const auto socket = OperatorSocketPath(settings.data_directory);
  const auto give_up = std::chrono::steady_clock::now() + kPatience;
  while (true) {
    const int number = Connect(socket);
    if (number == 0) return ServedTable::Place{ServersTable(settings, socket), true};
    auto opened = OpenTable(settings);
    if (opened) return ServedTable::Place{*std::move(opened), false};
    if (!opened.error().is_held) return std::unexpected(std::move(opened).error());
    if (number == EACCES || std::chrono::steady_clock::now() > give_up) {
      return Unreachable(opened.error(), socket, number);
    }
    std::this_thread::sleep_for(kPause);
  }
}

Opened OpenBuiltIn(Settings settings) {
  const auto& directory = settings.data_directory;
  std::error_code error;
  if (!fs::exists(directory / kTableDirectory / "FORMAT", error)) {
    const std::string why = error ? ": " + error.message() : "";
    return std::unexpected(OpenTableFailure{
        kExitDataDirectory, "there is no table in the data directory " + directory.string() + why +
                                ": name another one with --data-dir or FLAVORBOT_DATA_DIR, or make "
                                "one with `flavorbot db setup`"});
  }
  auto found = FindTable(settings);
  if (!found) return std::unexpected(std::move(found).error());
  if (!found->is_server) {
    return OperatorTable{std::move(settings), TablePlace::kDirectory, std::move(found->api)};
  }
  auto find_again = [settings]() -> std::optional<ServedTable::Place> {
    auto place = FindTable(settings);
    if (!place) return std::nullopt;
    return *std::move(place);
  };
  auto api = std::make_unique<ServedTable>(std::move(found->api), std::move(find_again));
  return OperatorTable{std::move(settings), TablePlace::kServer, std::move(api)};
}

}  // namespace

std::string OperatorTable::Where() const {
  switch (place) {
    case TablePlace::kEndpoint:
      return settings.table_mode == TableMode::kAws ? "Amazon DynamoDB in " + settings.region
                                                    : settings.endpoint;
    case TablePlace::kServer:
      return "the data directory " + settings.data_directory.string() +
             ", held by a running server";
    case TablePlace::kDirectory:
      break;
  }
  return "the data directory " + settings.data_directory.string() + ", with no server running";
}

int FailAt(const OperatorTable& table, const dynamodb::Error& error) {
  if (error.code == dynamodb::ErrorCode::kResourceNotFoundException) {
    return Fail(kExitFailure, "there is no table \"" + table.settings.table_name + "\" at " +
                                  table.Where() +
                                  ": name another one with DYNAMODB_TABLE_NAME, "
                                  "or make it with `flavorbot db setup`");
  }
  std::string message(dynamodb::ErrorName(error.code));
  message += ": " + error.message;
  if (!error.cause.empty()) message += " (" + error.cause + ")";
  return Fail(kExitFailure, message);
}

Opened OpenOperatorTable(const Overrides& overrides) {
  auto settings = LoadSettings(overrides);
  if (!settings) {
    return std::unexpected(OpenTableFailure{kExitUnusable, std::move(settings).error()});
  }
  base::SetLogLevel(base::Level::kWarning);
  if (settings->table_mode == TableMode::kEmbedded) return OpenBuiltIn(*std::move(settings));
  auto opened = OpenTable(*settings);
  if (!opened) return std::unexpected(std::move(opened).error());
  return OperatorTable{*std::move(settings), TablePlace::kEndpoint, *std::move(opened)};
}

}  // namespace flavorbot::cli
