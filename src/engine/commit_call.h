// A coroutine's way to the committer and back.
//
// Threads: from any thread; the coroutine goes on on its own executor.
#pragma once

#include <memory>

#include "dynamodb/api.h"
#include "engine/committer.h"

namespace flavorbot::engine {

// Submits `request` (its `done` is set here) and returns its outcome.
dynamodb::AwaitableResult<CommitOutcome> Commit(Committer& committer,
                                                std::unique_ptr<CommitRequest> request);

// The same for a change of the catalog.
dynamodb::AwaitableResult<void> Commit(Committer& committer, std::unique_ptr<CatalogChange> change);

// The same for a thread that may wait.
dynamodb::Result<CommitOutcome> CommitAndWait(Committer& committer,
                                              std::unique_ptr<CommitRequest> request);

}  // namespace flavorbot::engine
