#include "crash/writer.h"

#include <unistd.h>

#include <cstdlib>
#include <iostream>
#include <thread>
#include <vector>

#include "base/await_for_test.h"
#include "crash/perform.h"
#include "crash/workload.h"
#include "engine/local_api.h"

namespace flavorbot::crash {
namespace {

[[noreturn]] void Fail(const dynamodb::Error& error) {
  std::cerr << "writer: " << error.message << " " << error.cause << "\n";
  std::_Exit(3);
}

}  // namespace

int Write(const std::filesystem::path& directory, std::span<const std::uint32_t> next,
          int acknowledgements) {
  const auto api = engine::LocalApi::Open({.data_directory = directory});
  if (!api) {
    std::cerr << "writer: " << api.error().message << "\n";
    return 3;
  }
  dynamodb::CallContext context;
  const auto created = Await((*api)->CreateTable(context, MakeTableRequest()));
  if (!created && created.error().code != dynamodb::ErrorCode::kResourceInUseException) {
    Fail(created.error());
  }
  std::vector<std::jthread> writers;
  for (int writer = 0; writer < kWriters; ++writer) {
    writers.emplace_back([&api, writer, number = next[static_cast<std::size_t>(writer)],
                          acknowledgements]() mutable {
      for (;; ++number) {
        if (auto done = Perform(**api, MakeOperation(writer, number)); !done) Fail(done.error());
        // Shorter than PIPE_BUF: whole, or the process is gone.
        const Acknowledgement done{static_cast<std::uint32_t>(writer), number};
        if (::write(acknowledgements, &done, sizeof done) != sizeof done) std::_Exit(3);
      }
    });
  }
  return 3;
}

}  // namespace flavorbot::crash
