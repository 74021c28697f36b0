// What is asked of every server: the tables, their items, and the requests over them.
//
// Threads: pure functions; a NextRequest is used by one thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "load.h"

namespace flavorbot::bench {

// A table of partitions of 50 items of 1 KB each, as DynamoDB counts them.
inline constexpr std::size_t kItemsOfPartition = 50;
inline constexpr std::size_t kItems = 10'000;

// Makes the table and puts the items. Errors: what the server refused.
std::expected<void, std::string> MakeItems(std::uint16_t port);

struct Workload {
  std::string_view name;
  std::string_view action;
  std::vector<std::string> requests;  // whole HTTP texts, asked one after the other, in a circle
};

Workload GetItemWorkload();
Workload QueryWorkload();
Workload PutItemWorkload();
Workload UpdateItemWorkload();

// The circle. Borrows `workload`.
NextRequest Circle(const Workload& workload);

// A table of items of 300 bytes under numbers, for sizes that don't fit a list of texts.
std::expected<void, std::string> MakeNumberedTable(std::uint16_t port);
// BatchWriteItem, 25 items each, of the numbers [0, count).
NextRequest PutNumbered(std::size_t count);
// GetItem of numbers below `count`, in no order.
NextRequest GetNumbered(std::size_t count);

}  // namespace flavorbot::bench
