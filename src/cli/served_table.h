// Served table: the built-in table by way of the server that holds its directory. When that server
// stops, the calls that it didn't take go to the table wherever it is then: in the directory, or
// with the next server.
//
// Errors:  as RemoteApi's and LocalApi's. A write that the server may have done is not made again
//          (dynamodb_client/caller.h).
// Threads: the one that runs the calls, which waits while the table is opened.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "dynamodb/api.h"
#include "dynamodb/every_action.h"

namespace flavorbot::cli {

class ServedTable final : public dynamodb::Api {
 public:
  struct Place {
    std::unique_ptr<dynamodb::Api> api;
    bool is_server = false;
  };
  // Finds the table anew; nullopt: it is not to be had.
  using Find = std::function<std::optional<Place>()>;

  ServedTable(std::unique_ptr<dynamodb::Api> server, Find find);

  FLAVORBOT_EVERY_ACTION(FLAVORBOT_OVERRIDE)

 private:
  template <typename Request, typename Response>
  dynamodb::AwaitableResult<Response> Run(
      dynamodb::AwaitableResult<Response> (dynamodb::Api::*action)(dynamodb::CallContext&, Request),
      dynamodb::CallContext& context, Request request);

  // Whether there is another place to ask than `place`.
  bool MovesOnFrom(const Place* place);

  // The last is where the table is; the others may still have calls.
  std::vector<std::unique_ptr<Place>> places_;
  Find find_;
};

}  // namespace flavorbot::cli
