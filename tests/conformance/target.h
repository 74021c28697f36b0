// Target: something that answers DynamoDB's wire protocol, and that the cases are held against.
//
// Threads: used by one thread.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace flavorbot::conformance {

enum class TargetKind {
  kInProcess,        // engine::LocalApi in memory, through Dispatch
  kEndpoint,         // the same behind the HTTP server
  kRemote,           // that server again, through Dispatch to dynamodb_client::RemoteApi
  kReference,        // Amazon's DynamoDB Local, at $FLAVORBOT_CONFORMANCE_ENDPOINT
  kRemoteReference,  // the same through RemoteApi, when $FLAVORBOT_CONFORMANCE_REFERENCE is
                     // "remote"
  kDynalite,         // dynalite, there, when it is "dynalite"
};

std::string_view TargetName(TargetKind kind);

// The reference alone when its endpoint is set, else the first three.
std::vector<TargetKind> TargetKinds();

struct RawAnswer {
  int status = 0;
  std::string body;
};

class Target {
 public:
  virtual ~Target() = default;
  virtual RawAnswer Call(std::string_view action, std::string_view body) = 0;
};

// The target of this kind, made at the first call and kept until the program ends.
Target& SharedTarget(TargetKind kind);

}  // namespace flavorbot::conformance
