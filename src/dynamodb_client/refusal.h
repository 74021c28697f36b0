// Refusal: what an answer that is an error says of the request that it refuses, beyond the codes of
// DynamoDB (dynamodb/error.h): names that any service of AWS may use.
//
// Threads: pure functions.
// Source:  DynamoDB API reference, "Common errors"; SDKs and Tools Reference Guide, "Retry
//          behavior"; the lists of AWS's SDKs.
#pragma once

#include <string_view>

namespace flavorbot::dynamodb_client {

enum class Refusal {
  kOther,
  kThrottling,
  kTimeout,             // the service waited for the request
  kClock,               // perhaps for the time that it was signed at
  kExpiredCredentials,  // of the credentials, or they aren't known any more
};

// Of the error's body: {"__type":"com.amazon.coral.service#ExpiredTokenException",...}.
Refusal ReadRefusal(std::string_view body);

}  // namespace flavorbot::dynamodb_client
