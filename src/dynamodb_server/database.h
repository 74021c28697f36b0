// Database: what a call is made on. One for all callers, or one for each access key and region.
//
// Threads: a value; what it borrows is called from any thread.
#pragma once

#include <string>
#include <string_view>

#include "dynamodb/api.h"
#include "dynamodb/streams_api.h"

namespace flavorbot::dynamodb_server {

// Borrows both; `streams` may be absent.
struct Database {
  dynamodb::Api* api = nullptr;
  dynamodb::StreamsApi* streams = nullptr;
};

// Who calls, as the credential of the signature says.
struct Caller {
  std::string access_key_id;
  std::string region;
};

// Threads: Find may be called from any thread.
class Databases {
 public:
  virtual ~Databases() = default;

  // The database of `caller`, opened at its first call; it lives as long as this object.
  // Errors: kUnrecognizedClientException when key or region can't name one, kLimitExceededException
  // when there are too many, kInternalServerError when it can't be opened.
  virtual dynamodb::AwaitableResult<Database> Find(Caller caller) = 0;
};

}  // namespace flavorbot::dynamodb_server
