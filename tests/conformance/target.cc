#include "target.h"

#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <cstdlib>
#include <map>

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

class InProcessTarget final : public Target {
 public:
  RawAnswer Call(std::string_view action, std::string_view body) override {
    boost::asio::io_context io;
    auto work = boost::asio::make_work_guard(io);
    dynamodb::CallContext context;
    RawAnswer answer;
    boost::asio::co_spawn(io, DispatchTo(context, std::string(action), std::string(body)),
                          [&](std::exception_ptr, dynamodb_server::Answer made) {
                            answer = {made.status, std::move(made.body)};
                            work.reset();
                          });
    io.run();
    return answer;
  }

 private:
  dynamodb::Awaitable<dynamodb_server::Answer> DispatchTo(dynamodb::CallContext& context,
                                                          std::string action, std::string body) {
    if (dynamodb_server::IsStreamAction(action)) {
      return dynamodb_server::DispatchToStreams(*api_, context, std::move(action), std::move(body));
    }
    return dynamodb_server::Dispatch(*api_, context, std::move(action), std::move(body));
  }

  std::unique_ptr<engine::LocalApi> api_ = OpenInMemory();
};

class EndpointTarget final : public Target {
 public:
  EndpointTarget() {
    const auto started = server_.Start();
    if (!started) ADD_FAILURE() << started.error();
  }

  RawAnswer Call(std::string_view action, std::string_view body) override {
    return HttpCall({"127.0.0.1", std::to_string(server_.port())}, action, body);
  }

 private:
  std::unique_ptr<engine::LocalApi> api_ = OpenInMemory();
  http::Server server_{
      {.threads = 1, .max_body_bytes = dynamodb_server::kMaxRequestBytes},
      dynamodb_server::MakeEndpoint({.database = {.api = api_.get(), .streams = api_.get()}})};
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

std::unique_ptr<Target> MakeTarget(TargetKind kind) {
  switch (kind) {
    case TargetKind::kInProcess:
      return std::make_unique<InProcessTarget>();
    case TargetKind::kEndpoint:
      return std::make_unique<EndpointTarget>();
    case TargetKind::kDynalite:
    case TargetKind::kReference: {
      const char* url = std::getenv(kEndpointVariable);
      auto address = ParseAddress(url);
      if (!address) ADD_FAILURE() << "no http://host:port: " << url;
      return std::make_unique<ReferenceTarget>(address.value_or(HttpAddress{}));
    }
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
    case TargetKind::kReference:
      return "Reference";
    case TargetKind::kDynalite:
      return "Dynalite";
  }
  std::abort();
}

std::vector<TargetKind> TargetKinds() {
  if (std::getenv(kEndpointVariable) != nullptr) {
    const char* reference = std::getenv(kReferenceVariable);
    const bool is_dynalite = reference != nullptr && std::string_view(reference) == "dynalite";
    return {is_dynalite ? TargetKind::kDynalite : TargetKind::kReference};
  }
  return {TargetKind::kInProcess, TargetKind::kEndpoint};
}

Target& SharedTarget(TargetKind kind) { return shared_targets->Get(kind); }

}  // namespace flavorbot::conformance
