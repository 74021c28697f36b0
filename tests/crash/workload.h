// The writes of the crash test. Each writer has items of its own and does its operations one after
// the other, and the n-th operation of a writer is always the same: so what the table must hold
// follows from how far each writer came.
//
// Threads: pure functions and value types.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "dynamodb/item_actions.h"
#include "dynamodb/table_actions.h"
#include "dynamodb/transact_actions.h"

namespace flavorbot::crash {

inline constexpr int kWriters = 8;
inline constexpr const char* kTable = "crash";
inline constexpr const char* kIndexes[] = {"G1", "G2"};

// "Operation `number` of writer `writer` was answered": what a writer sends through the pipe.
struct Acknowledgement {
  std::uint32_t writer;
  std::uint32_t number;
};

// What one operation does: items that are put, and keys that are deleted. One of either is a
// PutItem or DeleteItem, several are a transaction.
struct Operation {
  std::vector<dynamodb::Item> puts;
  std::vector<dynamodb::Item> deletes;
};

Operation MakeOperation(int writer, std::uint32_t number);
dynamodb::TransactWriteItemsRequest ToTransaction(Operation operation);
dynamodb::CreateTableRequest MakeTableRequest();

// Items by partition and sort key.
using Items = std::map<std::pair<std::string, std::string>, dynamodb::Item>;

std::pair<std::string, std::string> KeyOf(const dynamodb::Item& item);
std::string PartitionOf(int writer);
void Apply(const Operation& operation, Items& items);

}  // namespace flavorbot::crash
