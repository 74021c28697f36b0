// StreamSpecification: what CreateTable and UpdateTable say about a table's stream.
//
// Source: API reference, StreamSpecification; texts as pinned by tests/conformance/streams_test.cc.
#pragma once

#include "dynamodb/error.h"
#include "dynamodb/table.h"
#include "engine/stream_clock.h"
#include "engine/table.h"

namespace flavorbot::engine {

// Whether its members fit together. Errors: kValidationException.
// Threads: pure function.
dynamodb::Result<void> CheckStreamSpecification(const dynamodb::StreamSpecification& wanted);

// Begins or ends the stream of `table`. What is on disk about it follows from the change of the
// table (change_table.h).
// Errors:  CheckStreamSpecification's; kValidationException when there is one already, or none.
// Threads: the committer's only: in what AddTable or ChangeTable is given.
dynamodb::Result<void> ApplyStreamSpecification(const dynamodb::StreamSpecification& wanted,
                                                StreamClock& clock, Table& table);

}  // namespace flavorbot::engine
