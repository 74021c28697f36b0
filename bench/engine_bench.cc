// engine_bench [DIRECTORY]: what the engine does by itself, without HTTP.
//
//   durable conditional puts/s of items with two index keys each, by writers in flight, with the
//   processor time of one; then the nanoseconds of one GetItem and of one Query of 50 items.
//
// The directory (default: a new one under the working directory) should be on the disk that
// matters.
#include <stdlib.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "cpu_time.h"
#include "engine/local_api.h"

namespace flavorbot::engine {
namespace {

namespace asio = boost::asio;
using Clock = std::chrono::steady_clock;
using dynamodb::AttributeValue;
using dynamodb::Item;

constexpr int kThreads = 2;
constexpr auto kWriteTime = std::chrono::seconds{3};
constexpr int kReads = 200'000;
constexpr int kQueries = 5'000;

double ProcessorSeconds() { return bench::CpuMicroseconds() / 1e6; }

Item MakeItem(std::int64_t number) {
  return {{"PK", AttributeValue::S("USER#" + std::to_string(number / 50))},
          {"SK", AttributeValue::S("RECIPE#" + std::to_string(number))},
          {"G1", AttributeValue::S("category" + std::to_string(number % 10))},
          {"G2", AttributeValue::N(number)},
          {"title", AttributeValue::S("Lemon tart with a crust of almonds")},
          {"description", AttributeValue::S(std::string(400, 'd'))},
          {"servings", AttributeValue::N(4)}};
}

void CreateTable(LocalApi& api) {
  using dynamodb::KeyType;
  using dynamodb::ScalarType;
  dynamodb::CreateTableRequest request;
  request.table_name = "t";
  request.billing_mode = dynamodb::BillingMode::kPayPerRequest;
  request.attribute_definitions = {{"PK", ScalarType::kS},
                                   {"SK", ScalarType::kS},
                                   {"G1", ScalarType::kS},
                                   {"G2", ScalarType::kN}};
  request.key_schema = {{"PK", KeyType::kHash}, {"SK", KeyType::kRange}};
  const dynamodb::Projection all{dynamodb::ProjectionType::kAll, {}};
  request.global_secondary_indexes = {
      {.index_name = "by-category", .key_schema = {{"G1", KeyType::kHash}}, .projection = all},
      {.index_name = "by-number", .key_schema = {{"G2", KeyType::kHash}}, .projection = all}};
  asio::io_context loop;
  dynamodb::CallContext context;
  asio::co_spawn(
      loop,
      [](LocalApi& table, dynamodb::CallContext& call,
         dynamodb::CreateTableRequest wanted) -> asio::awaitable<void> {
        const auto made = co_await table.CreateTable(call, std::move(wanted));
        if (!made) std::abort();
      }(api, context, std::move(request)),
      asio::detached);
  loop.run();
}

// Puts one new item after the other until `end`; `next` is the writer's own.
asio::awaitable<void> PutUntil(LocalApi& api, Clock::time_point end, std::int64_t first,
                               std::int64_t step, std::int64_t& done) {
  dynamodb::CallContext context;
  for (auto number = first; Clock::now() < end; number += step, ++done) {
    dynamodb::PutItemRequest request;
    request.table_name = "t";
    request.item = MakeItem(number);
    request.condition_expression = "attribute_not_exists(PK)";
    const auto put = co_await api.PutItem(context, std::move(request));
    if (!put) std::abort();
  }
}

std::int64_t MeasurePuts(LocalApi& api, int writers, std::int64_t first) {
  std::vector<std::int64_t> done(static_cast<std::size_t>(writers));
  const auto processor = ProcessorSeconds();
  const auto end = Clock::now() + kWriteTime;
  std::vector<std::jthread> threads;
  for (int thread = 0; thread < kThreads; ++thread) {
    threads.emplace_back([&, thread] {
      asio::io_context loop(1);
      for (int writer = thread; writer < writers; writer += kThreads) {
        asio::co_spawn(
            loop,
            PutUntil(api, end, first + writer, writers, done[static_cast<std::size_t>(writer)]),
            asio::detached);
      }
      loop.run();
    });
  }
  threads.clear();
  std::int64_t all = 0;
  std::int64_t most = 0;
  for (const auto count : done) {
    all += count;
    most = std::max(most, count);
  }
  std::printf(
      "put, %3d writers: %8.0f/s, %5.1f us of processor time each\n", writers,
      static_cast<double>(all) / std::chrono::duration<double>(kWriteTime).count(),
      (ProcessorSeconds() - processor) * 1e6 / static_cast<double>(std::max<std::int64_t>(all, 1)));
  return first + most * writers;
}

asio::awaitable<void> MeasureReads(LocalApi& api) {
  dynamodb::CallContext context;
  auto start = Clock::now();
  for (int i = 0; i < kReads; ++i) {
    const std::int64_t number = i * 7919LL % 5000;
    dynamodb::GetItemRequest request;
    request.table_name = "t";
    request.key = {{"PK", AttributeValue::S("USER#" + std::to_string(number / 50))},
                   {"SK", AttributeValue::S("RECIPE#" + std::to_string(number))}};
    const auto got = co_await api.GetItem(context, std::move(request));
    if (!got || !got->item) std::abort();
  }
  std::printf("get: %.0f ns\n",
              std::chrono::duration<double, std::nano>(Clock::now() - start).count() / kReads);
  start = Clock::now();
  for (int i = 0; i < kQueries; ++i) {
    dynamodb::QueryRequest request;
    request.table_name = "t";
    request.key_condition_expression = "PK = :p";
    request.expression_attribute_values = {
        {":p", AttributeValue::S("USER#" + std::to_string(i % 100))}};
    const auto page = co_await api.Query(context, std::move(request));
    if (!page || page->count != 50) std::abort();
  }
  std::printf("query of 50 items: %.0f ns\n",
              std::chrono::duration<double, std::nano>(Clock::now() - start).count() / kQueries);
}

int Main(const std::filesystem::path& directory) {
  const auto start = Clock::now();
  auto api = LocalApi::Open({.data_directory = directory});
  if (!api) {
    std::fprintf(stderr, "%s\n", api.error().message.c_str());
    return 1;
  }
  std::printf("open: %.1f ms\n",
              std::chrono::duration<double, std::milli>(Clock::now() - start).count());
  CreateTable(**api);
  std::int64_t next = 0;
  for (const int writers : {1, 16, 64, 256}) next = MeasurePuts(**api, writers, next);
  asio::io_context loop(1);
  asio::co_spawn(loop, MeasureReads(**api), asio::detached);
  loop.run();
  api->reset();
  const auto again = Clock::now();
  api = LocalApi::Open({.data_directory = directory});
  std::printf("open again: %.1f ms\n",
              std::chrono::duration<double, std::milli>(Clock::now() - again).count());
  return api ? 0 : 1;
}

}  // namespace
}  // namespace flavorbot::engine

int main(int argc, char** argv) {
  std::string made = "engine_bench-XXXXXX";
  const std::filesystem::path directory = argc > 1 ? argv[1] : ::mkdtemp(made.data());
  const int code = flavorbot::engine::Main(directory);
  if (argc <= 1) std::filesystem::remove_all(directory);
  return code;
}
