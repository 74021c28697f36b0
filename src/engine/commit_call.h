// A coroutine's way to the committer and back.
//
// Threads: from any thread; the coroutine goes on on its own executor.
#pragma once

#include <memory>
#include <vector>

#include "dynamodb/api.h"
#include "engine/committer.h"

namespace flavorbot::engine {

// Submits `request` (its `done` is set here) and returns its outcome.
dynamodb::AwaitableResult<CommitOutcome> Commit(Committer& committer,
                                                std::unique_ptr<CommitRequest> request);

// Submits all of `requests` at once, so that they may share a sync, and returns the outcome of
// each, in their order, once all are there.
dynamodb::Awaitable<std::vector<dynamodb::Result<CommitOutcome>>> CommitEach(
    Committer& committer, std::vector<std::unique_ptr<CommitRequest>> requests);

// The same for a change that stands alone.
dynamodb::AwaitableResult<void> Commit(Committer& committer,
                                       std::unique_ptr<ExclusiveChange> change);

// The same for a thread that may wait.
dynamodb::Result<void> CommitAndWait(Committer& committer, std::unique_ptr<ExclusiveChange> change);

}  // namespace flavorbot::engine
