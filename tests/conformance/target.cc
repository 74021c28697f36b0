#include "target.h"

#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <optional>

#include "dynamodb_client/remote_api.h"
#include "dynamodb_server/dispatch.h"
#include "dynamodb_server/endpoint.h"
#include "dynamodb_server/stream_dispatch.h"
#include "engine/local_api.h"
#include "http/server.h"
#include "http_call.h"

namespace flavorbot::conformance {
namespace {

constexpr const char* kEndpointVariable = "FLAVORBOT_CONFORMANCE_ENDPOINT";
constexpr const char* kReferenceVariable = "FLAVORBOT_CONFORMANCE_REFERENCE";

std::unique_ptr<engine::LocalApi> OpenInMemory() {
  auto api = engine::LocalApi::Open(
      {.storage = engine::StorageKind::kMemory, .sweep_interval = std::chrono::milliseconds{0}});
  if (!api) {
    ADD_FAILURE() << api.error().message;
    std::abort();
  }
  return *std::move(api);
}

// Calls an Api in this process, on an event loop of its own, through the dispatch of the endpoint.
class ApiCalls {
 public:
  // `streams` may be nullptr: none are asked for.
  RawAnswer Call(dynamodb::Api& api, dynamodb::StreamsApi* streams, std::string_view action,
                 std::string_view body) {
    dynamodb::CallContext context{.deadline = std::chrono::steady_clock::now() + kDeadline};
    const bool to_streams = streams != nullptr && dynamodb_server::IsStreamAction(action);
    std::optional<RawAnswer> answer;
    boost::asio::co_spawn(loop_,
                          to_streams
                              ? dynamodb_server::DispatchToStreams(
                                    *streams, context, std::string(action), std::string(body))
                              : dynamodb_server::Dispatch(api, context, action, std::string(body)),
                          [&answer](std::exception_ptr, dynamodb_server::Answer made) {
                            answer = {made.status, std::move(made.body)};
                          });
    while (!answer) loop_.run_one();
    return *std::move(answer);
  }

 private:
  static constexpr std::chrono::seconds kDeadline{30};

  boost::asio::io_context loop_;
  boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work_ =
      boost::asio::make_work_guard(loop_);
};

class InProcessTarget final : public Target {
 public:
  RawAnswer Call(std::string_view action, std::string_view body) override {
    return calls_.Call(*api_, api_.get(), action, body);
  }

 private:
  std::unique_ptr<engine::LocalApi> api_ = OpenInMemory();
  ApiCalls calls_;
};

// The engine behind the HTTP server.
class ServedEngine {
 public:
  ServedEngine() {
    const auto started = server_.Start();
    if (!started) ADD_FAILURE() << started.error();
  }

  std::uint16_t port() const { return server_.port(); }
  engine::LocalApi& api() { return *api_; }

 private:
  std::unique_ptr<engine::LocalApi> api_ = OpenInMemory();
  http::Server server_{
      {.threads = 1, .max_body_bytes = dynamodb_server::kMaxRequestBytes},
      dynamodb_server::MakeEndpoint({.database = {.api = api_.get(), .streams = api_.get()}})};
};

class EndpointTarget final : public Target {
 public:
  RawAnswer Call(std::string_view action, std::string_view body) override {
    return HttpCall({"127.0.0.1", std::to_string(engine_.port())}, action, body);
  }

 private:
  ServedEngine engine_;
};

// One attempt, so that a fault of the service is told and not repeated.
dynamodb_client::CallerOptions ClientOf(std::string host, std::uint16_t port) {
  return {.endpoint = {.tls = false, .host = std::move(host), .port = port},
          .credentials = {.access_key_id = "conformance", .secret_access_key = "conformance"},
          .region = "us-east-1",
          .attempt_timeout = std::chrono::seconds{30},
          .max_attempts = 1};
}

// Streams have no client: their actions go to the engine itself.
class RemoteTarget final : public Target {
 public:
  RawAnswer Call(std::string_view action, std::string_view body) override {
    return calls_.Call(client_, &engine_.api(), action, body);
  }

 private:
  ServedEngine engine_;
  dynamodb_client::RemoteApi client_{ClientOf("127.0.0.1", engine_.port())};
  ApiCalls calls_;
};

class ReferenceTarget final : public Target {
 public:
  explicit ReferenceTarget(HttpAddress address) : address_(std::move(address)) {}

  RawAnswer Call(std::string_view action, std::string_view body) override {
    return HttpCall(address_, action, body);
  }

 private:
  const HttpAddress address_;
};

class RemoteReferenceTarget final : public Target {
 public:
  explicit RemoteReferenceTarget(HttpAddress address)
      : address_(std::move(address)),
        client_(ClientOf(address_.host, static_cast<std::uint16_t>(std::stoul(address_.port)))) {}

  RawAnswer Call(std::string_view action, std::string_view body) override {
    if (!dynamodb_server::IsAction(action)) return HttpCall(address_, action, body);
    return calls_.Call(client_, nullptr, action, body);
  }

 private:
  const HttpAddress address_;
  dynamodb_client::RemoteApi client_;
  ApiCalls calls_;
};

// Of the reference that was started.
HttpAddress ReferenceAddress() {
  const char* url = std::getenv(kEndpointVariable);
  auto address = ParseAddress(url);
  if (!address) ADD_FAILURE() << "no http://host:port: " << url;
  return address.value_or(HttpAddress{});
}

std::unique_ptr<Target> MakeTarget(TargetKind kind) {
  switch (kind) {
    case TargetKind::kInProcess:
      return std::make_unique<InProcessTarget>();
    case TargetKind::kEndpoint:
      return std::make_unique<EndpointTarget>();
    case TargetKind::kRemote:
      return std::make_unique<RemoteTarget>();
    case TargetKind::kDynalite:
    case TargetKind::kReference:
      return std::make_unique<ReferenceTarget>(ReferenceAddress());
    case TargetKind::kRemoteReference:
      return std::make_unique<RemoteReferenceTarget>(ReferenceAddress());
  }
  std::abort();
}

// Made when first asked for, and gone before main returns: an engine must not outlive the statics
// of RocksDB.
class SharedTargets final : public testing::Environment {
 public:
  Target& Get(TargetKind kind) {
    auto& target = targets_[kind];
    if (target == nullptr) target = MakeTarget(kind);
    return *target;
  }

  void TearDown() override { targets_.clear(); }

 private:
  std::map<TargetKind, std::unique_ptr<Target>> targets_;
};

auto* const shared_targets = static_cast<SharedTargets*>(
    testing::AddGlobalTestEnvironment(new SharedTargets));  // owned by GoogleTest

}  // namespace

std::string_view TargetName(TargetKind kind) {
  switch (kind) {
    case TargetKind::kInProcess:
      return "InProcess";
    case TargetKind::kEndpoint:
      return "Endpoint";
    case TargetKind::kRemote:
      return "Remote";
    case TargetKind::kReference:
      return "Reference";
    case TargetKind::kRemoteReference:
      return "RemoteReference";
    case TargetKind::kDynalite:
      return "Dynalite";
  }
  std::abort();
}

std::vector<TargetKind> TargetKinds() {
  if (std::getenv(kEndpointVariable) != nullptr) {
    const char* set = std::getenv(kReferenceVariable);
    const std::string_view reference = set != nullptr ? set : "";
    if (reference == "dynalite") return {TargetKind::kDynalite};
    return {reference == "remote" ? TargetKind::kRemoteReference : TargetKind::kReference};
  }
  return {TargetKind::kInProcess, TargetKind::kEndpoint, TargetKind::kRemote};
}

Target& SharedTarget(TargetKind kind) { return shared_targets->Get(kind); }

}  // namespace flavorbot::conformance
