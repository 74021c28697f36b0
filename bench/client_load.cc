// The load of bench/client.mjs: GetItem through dynamodb_client::RemoteApi, one event loop, so many
// calls at a time.
//
//   client_load URL TABLE CONNECTIONS SECONDS
//
// Prints one line of JSON: the answered requests, seconds, and the microseconds of CPU of each,
// after a second that isn't counted. Exit code 1: a call failed.
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <utility>

#include "aws/endpoint.h"
#include "cpu_time.h"
#include "dynamodb_client/remote_api.h"

namespace {

namespace asio = boost::asio;
namespace aws = flavorbot::aws;
namespace dynamodb = flavorbot::dynamodb;
namespace client = flavorbot::dynamodb_client;
using flavorbot::bench::CpuMicroseconds;
using std::chrono::steady_clock;

struct Load {
  client::RemoteApi& api;
  std::string table;
  steady_clock::time_point end;
  std::size_t answered = 0;
  std::size_t failed = 0;
};

dynamodb::Awaitable<void> Run(Load& load) {
  while (steady_clock::now() < load.end) {
    dynamodb::CallContext context{.deadline = steady_clock::now() + std::chrono::seconds{10}};
    dynamodb::GetItemRequest request;
    request.table_name = load.table;
    request.key.Set("PK", dynamodb::AttributeValue::S("a"));
    const auto response = co_await load.api.GetItem(context, std::move(request));
    if (response && response->item) {
      ++load.answered;
    } else {
      ++load.failed;
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) {
    std::fputs("client_load URL TABLE CONNECTIONS SECONDS\n", stderr);
    return 2;
  }
  auto endpoint = aws::ParseEndpoint(argv[1]);
  if (!endpoint) {
    std::fprintf(stderr, "client_load: %s\n", endpoint.error().c_str());
    return 2;
  }
  client::RemoteApi api({.endpoint = *std::move(endpoint),
                         .credentials = {.access_key_id = "bench", .secret_access_key = "bench"},
                         .region = "us-east-1"});
  const int connections = std::atoi(argv[3]);
  asio::io_context loop(1);
  const auto run_until = [&](steady_clock::time_point end) {
    Load load{.api = api, .table = argv[2], .end = end};
    for (int i = 0; i < connections; ++i) asio::co_spawn(loop, Run(load), asio::detached);
    loop.restart();
    loop.run();
    return std::pair(load.answered, load.failed);
  };
  run_until(steady_clock::now() + std::chrono::seconds{1});
  const auto begin = steady_clock::now();
  const double cpu_before = CpuMicroseconds();
  const auto [answered, failed] = run_until(begin + std::chrono::seconds{std::atoi(argv[4])});
  const double cpu = CpuMicroseconds() - cpu_before;
  const std::chrono::duration<double> seconds = steady_clock::now() - begin;
  std::printf("{\"requests\":%zu,\"seconds\":%.3f,\"cpuMicroseconds\":%.2f}\n", answered,
              seconds.count(), answered > 0 ? cpu / static_cast<double>(answered) : 0.0);
  if (failed > 0) std::fprintf(stderr, "client_load: %zu calls failed\n", failed);
  return failed > 0 ? 1 : 0;
}
