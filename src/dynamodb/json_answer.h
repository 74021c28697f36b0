// JsonAnswer: the answer of GetItem, Query or Scan, whose items are written as JSON while they are
// read.
//
// Threads: one call, one object.
// Source:  API reference, response syntax of GetItem, Query and Scan.
#pragma once

#include <string>

#include "base/bytes.h"
#include "dynamodb/item_actions.h"
#include "dynamodb/item_sink.h"
#include "dynamodb/read_actions.h"

namespace flavorbot::dynamodb {

class ObjectWriter;

class JsonAnswer final : public ItemSink {
 public:
  enum class Items { kOne, kMany };

  explicit JsonAnswer(Items items) : items_(items) {}

  void Take(base::BytesView packed) override;
  void Restart() override { text_.clear(); }

  // The whole answer: the items that were taken, or else those in `response`, and the rest of it.
  // REQUIRES: kOne; kMany.
  std::string Finish(const GetItemResponse& response) &&;
  std::string Finish(const ReadItemsResponse& response) &&;

 private:
  const Items items_;
  std::string text_;  // empty: nothing was taken
};

// An item as JSON, straight from its bytes (packed_item.h).
void AppendPackedJson(std::string& out, base::BytesView packed_item);

// The members that follow the items, and the end.
void WriteAfterItem(ObjectWriter& object, const GetItemResponse& response);
void WriteAfterItems(ObjectWriter& object, const ReadItemsResponse& response);

}  // namespace flavorbot::dynamodb
