// Every action of Api, once: for the Apis that do the same with each.
//
//   #define FORWARD(action) ...
//   FLAVORBOT_EVERY_ACTION(FORWARD)
//
// An action that is missing here leaves such an Api abstract, which the compiler tells.
#pragma once

#define FLAVORBOT_EVERY_ACTION(DO) \
  DO(GetItem)                      \
  DO(PutItem)                      \
  DO(UpdateItem)                   \
  DO(DeleteItem)                   \
  DO(Query)                        \
  DO(Scan)                         \
  DO(BatchGetItem)                 \
  DO(BatchWriteItem)               \
  DO(TransactGetItems)             \
  DO(TransactWriteItems)           \
  DO(CreateTable)                  \
  DO(DescribeTable)                \
  DO(ListTables)                   \
  DO(DeleteTable)                  \
  DO(UpdateTimeToLive)             \
  DO(DescribeTimeToLive)           \
  DO(UpdateTable)                  \
  DO(TagResource)                  \
  DO(UntagResource)                \
  DO(ListTagsOfResource)           \
  DO(DescribeLimits)               \
  DO(DescribeEndpoints)            \
  DO(CreateBackup)                 \
  DO(DescribeBackup)               \
  DO(ListBackups)                  \
  DO(DeleteBackup)                 \
  DO(RestoreTableFromBackup)       \
  DO(DescribeContinuousBackups)    \
  DO(UpdateContinuousBackups)      \
  DO(ExecuteStatement)             \
  DO(BatchExecuteStatement)        \
  DO(ExecuteTransaction)

// For FLAVORBOT_EVERY_ACTION in a class that is an Api: its declaration. Needs dynamodb/api.h.
#define FLAVORBOT_OVERRIDE(action)                                                                 \
  ::flavorbot::dynamodb::AwaitableResult<::flavorbot::dynamodb::action##Response> action(          \
      ::flavorbot::dynamodb::CallContext& context, ::flavorbot::dynamodb::action##Request request) \
      override;
