// Serving: what the connections of a server share.
//
// Threads: Serving is shared by all event loops; a LoopState belongs to one.
#pragma once

#include <atomic>
#include <cstddef>
#include <unordered_set>
#include <utility>

#include "http/connection_count.h"
#include "http/response_head.h"
#include "http/server.h"

namespace flavorbot::http {

class Connection;

struct Serving {
  Serving(ServerOptions server_options, Handler request_handler)
      : options(std::move(server_options)),
        handler(std::move(request_handler)),
        default_fields(options.default_headers),
        connections(options.max_connections) {}

  const ServerOptions options;
  const Handler handler;
  const DefaultFields default_fields;
  ConnectionCount connections;
  std::atomic<std::size_t> buffered_body_bytes{0};
};

struct LoopState {
  std::unordered_set<Connection*> connections;  // borrowed; each takes itself out
  std::size_t refused = 0;                      // of them, over the bound
  bool draining = false;
  DateField date;
};

}  // namespace flavorbot::http
