// The floor of a request over HTTP: a server whose handler gives a fixed answer at once. What wrk
// measures against it is the cost of everything around a handler.
//
//   http_floor [port] [threads] [bytes] &
//   wrk -t2 -c32 -d5s http://127.0.0.1:PORT/
//
// `bytes` is the size of the answer's body, which is an answer of GetItem's; without it, a recipe.
//
// On SIGINT or SIGTERM it stops and says how many requests it answered and how much CPU each cost.
#include <signal.h>
#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "cpu_time.h"
#include "http/security_headers.h"
#include "http/server.h"

namespace {

using flavorbot::bench::CpuMicroseconds;
using flavorbot::http::Request;
using flavorbot::http::Response;

constexpr char kRecipe[] =
    R"({"id":12,"userId":"u1","title":"Crêpes","ingredients":["250 g flour","4 eggs","0.5 l milk"],)"
    R"("instructions":["Mix.","Let it rest for an hour.","Bake."],"category":"dessert",)"
    R"("cookTime":30,"servings":4,"isFromAI":false,"createdAt":"2026-11-22T21:28:00.123Z"})";

// An answer of GetItem's of `bytes` bytes, or as long as the shortest.
std::string ItemOf(int bytes) {
  const std::string before = R"({"Item":{"a":{"S":")";
  const std::string behind = R"("}}})";
  const int around = static_cast<int>(before.size() + behind.size());
  return before + std::string(static_cast<std::size_t>(std::max(bytes - around, 0)), 'x') + behind;
}

}  // namespace

int main(int argc, char** argv) {
  sigset_t stop_signals;
  sigemptyset(&stop_signals);
  sigaddset(&stop_signals, SIGINT);
  sigaddset(&stop_signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &stop_signals, nullptr);  // before the server's threads inherit it

  std::atomic<std::size_t> answered = 0;
  flavorbot::http::ServerOptions options;
  options.port = static_cast<std::uint16_t>(argc > 1 ? std::atoi(argv[1]) : 0);
  options.threads = static_cast<unsigned>(argc > 2 ? std::atoi(argv[2]) : 0);
  options.default_headers =
      flavorbot::http::SecurityHeaders(flavorbot::http::PublicTransport::kCleartext);
  const std::string answer = argc > 3 ? ItemOf(std::atoi(argv[3])) : kRecipe;
  flavorbot::http::Server server(options, [&](Request&) -> boost::asio::awaitable<Response> {
    answered.fetch_add(1, std::memory_order_relaxed);
    co_return flavorbot::http::JsonResponse(200, answer);
  });
  const auto started = server.Start();
  if (!started) {
    std::fprintf(stderr, "http_floor: %s\n", started.error().c_str());
    return 1;
  }
  std::printf("http://127.0.0.1:%u/\n", unsigned{server.port()});
  std::fflush(stdout);

  const double before = CpuMicroseconds();
  int signal = 0;
  sigwait(&stop_signals, &signal);
  server.Stop();
  const double cpu = CpuMicroseconds() - before;
  std::printf("%zu requests, %.2f us of CPU each\n", answered.load(),
              answered > 0 ? cpu / static_cast<double>(answered) : 0.0);
  return 0;
}
