// Stream: the changes of a table from when its stream was enabled until it is disabled. It stays
// readable for a day after that, also when the table is gone.
//
// The record that the store has of it is a packed item of these attributes:
//
//   table N, first N, end? N, name S, arn S (the table's), view S, keys L of S
//
// Attributes that a reader doesn't know are ignored, so a later version may add some.
//
// ON DISK: a change to what is here is a new engine format version (docs/engine-format.md).
// Threads: immutable once in the catalog (stream_catalog.h); held by shared_ptr.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "dynamodb/attribute_value.h"
#include "dynamodb/table.h"
#include "engine/keyspace.h"
#include "engine/stream_sequence.h"

namespace flavorbot::engine {

struct Stream {
  TableId table = 0;
  StreamSequence first = 0;
  std::optional<StreamSequence> end;  // its changes are in [first, end); absent: it goes on
  std::string table_name;
  std::string table_arn;
  dynamodb::StreamViewType view = dynamodb::StreamViewType::kKeysOnly;
  std::vector<dynamodb::KeySchemaElement> key_schema;

  // "arn:aws:dynamodb:us-east-1:000000000000:table/t/stream/2015-05-11T21:21:33.291".
  std::string arn() const;
  friend bool operator==(const Stream&, const Stream&) = default;
};

using StreamPtr = std::shared_ptr<const Stream>;

base::Bytes EncodeStream(const Stream& stream);

// nullopt when the record lacks something or has something of another type.
std::optional<Stream> StreamFromRecord(const dynamodb::Item& record);

}  // namespace flavorbot::engine
