#include "cli/operator_socket.h"

#include "dynamodb_server/endpoint.h"

namespace flavorbot::cli {
namespace {

http::ServerOptions ListenIn(const std::filesystem::path& data_directory) {
  http::ServerOptions options;
  options.unix_socket = OperatorSocketPath(data_directory);
  options.threads = 1;
  options.max_connections = 64;
  options.max_body_bytes = dynamodb_server::kMaxRequestBytes;
  return options;
}

}  // namespace

std::filesystem::path OperatorSocketPath(const std::filesystem::path& data_directory) {
  return data_directory / "operator.sock";
}

OperatorSocket::OperatorSocket(const std::filesystem::path& data_directory, dynamodb::Api& api)
    : server_(ListenIn(data_directory), dynamodb_server::MakeEndpoint(api)) {}

}  // namespace flavorbot::cli
