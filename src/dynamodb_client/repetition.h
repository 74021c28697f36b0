// Repetition: what sending a request again does, when nobody knows whether the service took it the
// first time: the connection broke after it was sent, its time was up, or the service failed at it.
//
//   reads, plain puts and deletes, SET a = :v    the same as sending it once
//   those with a condition                       it may fail because of the first taking
//   SET n = n + :one, ADD, ReturnValues ALL_OLD  it is done twice, or tells of the second time
//
// Transactions are harmless once they carry a token: the service tells the same one by it for ten
// minutes. AWS's SDKs repeat the other writes as well, and so count twice now and then.
//
// Threads: pure functions.
// Source:  API reference, TransactWriteItems ("Idempotency"); Developer Guide, "Error retries and
//          exponential backoff", on InternalServerError.
#pragma once

#include "base/random.h"
#include "dynamodb/item_actions.h"
#include "dynamodb/partiql_actions.h"
#include "dynamodb/transact_actions.h"

namespace flavorbot::dynamodb_client {

enum class Repetition {
  kHarmless,    // as if it had been sent once
  kMisleading,  // so too, but a condition that fails then may fail by the request's own doing
  kHarmful,     // done twice, or answered as if it had been
};

// Of the actions not named here: control-plane actions that are done already say so.
template <typename Request>
Repetition RepetitionOf(const Request&) {
  return Repetition::kHarmless;
}
Repetition RepetitionOf(const dynamodb::PutItemRequest& request);
Repetition RepetitionOf(const dynamodb::UpdateItemRequest& request);
Repetition RepetitionOf(const dynamodb::DeleteItemRequest& request);
Repetition RepetitionOf(const dynamodb::ExecuteStatementRequest& request);
Repetition RepetitionOf(const dynamodb::BatchExecuteStatementRequest& request);

// Gives a transaction the token that it lacks.
template <typename Request>
void GiveToken(Request&, base::RandomSource&) {}
void GiveToken(dynamodb::TransactWriteItemsRequest& request, base::RandomSource& random);
void GiveToken(dynamodb::ExecuteTransactionRequest& request, base::RandomSource& random);

}  // namespace flavorbot::dynamodb_client
