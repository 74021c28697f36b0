#include "storage/memory_table_for_test.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <exception>
#include <stdexcept>

#include "base/metrics.h"
#include "dynamodb/metered_api.h"
#include "engine/local_api.h"
#include "storage/table_setup.h"

namespace flavorbot::storage {
namespace {

constexpr const char* kTableName = "test";

std::unique_ptr<dynamodb::Api> OpenEngine(const base::Clock& clock) {
  auto engine = engine::LocalApi::Open({.storage = engine::StorageKind::kMemory,
                                        .clock = &clock,
                                        .sweep_interval = std::chrono::milliseconds{0}});
  if (!engine) throw std::runtime_error(engine.error().message);
  return *std::move(engine);
}

// One for all tests: it only has to live longer than they do.
base::Metrics& AllMetrics() {
  static base::Metrics metrics;
  return metrics;
}

}  // namespace

void RunToEnd(boost::asio::awaitable<void> work) {
  boost::asio::io_context loop(1);
  std::exception_ptr failure;
  boost::asio::co_spawn(loop, std::move(work), [&failure](std::exception_ptr e) { failure = e; });
  loop.run();
  if (failure) std::rethrow_exception(failure);
}

MemoryTable::MemoryTable()
    : engine_(OpenEngine(clock_)),
      api_(std::make_unique<dynamodb::MeteredApi>(*engine_, AllMetrics(), kTableName)),
      table_(*api_, kTableName) {
  auto report = Run(SetUpTable(*api_, context_, {.table_name = kTableName}));
  if (!report) throw std::runtime_error(report.error());
  context_ = {};
}

MemoryTable::~MemoryTable() = default;

}  // namespace flavorbot::storage
