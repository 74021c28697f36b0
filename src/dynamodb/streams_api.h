// StreamsApi: DynamoDB Streams, as Api is DynamoDB.
//
// Errors:  kResourceNotFoundException, kExpiredIteratorException, kTrimmedDataAccessException,
//          kValidationException.
// Threads: as Api.
// Source:  API reference, "Actions: Amazon DynamoDB Streams".
#pragma once

#include "dynamodb/api.h"
#include "dynamodb/stream_actions.h"

namespace flavorbot::dynamodb {

class StreamsApi {
 public:
  virtual ~StreamsApi() = default;

  virtual AwaitableResult<ListStreamsResponse> ListStreams(CallContext& context,
                                                           ListStreamsRequest request) = 0;
  virtual AwaitableResult<DescribeStreamResponse> DescribeStream(CallContext& context,
                                                                 DescribeStreamRequest request) = 0;
  virtual AwaitableResult<GetShardIteratorResponse> GetShardIterator(
      CallContext& context, GetShardIteratorRequest request) = 0;
  virtual AwaitableResult<GetRecordsResponse> GetRecords(CallContext& context,
                                                         GetRecordsRequest request) = 0;
};

}  // namespace flavorbot::dynamodb
