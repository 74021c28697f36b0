// app::Error: why the product refuses or can't do what a person asked, in no protocol's words.
//
// `message` and `fields` are for the person and leave the process; `cause` is for the log and
// doesn't. Each edge maps the code once (web_api/error_mapping.cc).
#pragma once

#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <map>
#include <optional>
#include <string>

#include "base/result.h"
#include "storage/error.h"

namespace flavorbot::app {

enum class ErrorCode {
  kInvalidRequest,   // one rule for the whole request is broken: `message` says which
  kInvalidFields,    // `fields` says what is wrong with each
  kUnauthenticated,  // who asks is not known, or not proven
  kForbidden,        // known, and not allowed
  kNotFound,         // the person owns nothing of that name
  kConflict,         // changed or taken in the meantime
  kTooLarge,         // more than the table can hold in one item
  kTooManyRequests,  // `retry_after` says when to come back
  kUnavailable,      // nothing was done, or what was done can be done again
  kInternal          // a defect
};

using FieldErrors = std::map<std::string, std::string>;  // field name -> what is wrong with it

struct Error {
  ErrorCode code = ErrorCode::kInternal;
  std::string message;
  FieldErrors fields;
  std::optional<std::chrono::seconds> retry_after;
  std::string cause;
};

template <typename T>
using Result = base::Result<T, Error>;
template <typename T>
using AwaitableResult = boost::asio::awaitable<Result<T>>;

Error MakeError(ErrorCode code, std::string message);

// kInvalidFields with the one text that goes above them all.
Error InvalidFields(FieldErrors fields);

// Nothing can be done about it by the person: kUnavailable with Retry-After, kTooLarge, or
// kInternal. For a kNotFound or kConflict that the caller could have foreseen it should answer
// itself; here kNotFound is kNotFound and kConflict is kConflict, with plain texts.
Error FromStore(storage::StoreError error);

}  // namespace flavorbot::app
