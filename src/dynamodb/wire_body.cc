#include <boost/json/monotonic_resource.hpp>
#include <boost/json/parser.hpp>
#include <memory>

#include "dynamodb/wire_message.h"

namespace flavorbot::dynamodb {
namespace {

namespace json = boost::json;

// Values may nest 32 deep, which is 64 in JSON; deeper ones get the service's message while this
// bound holds.
constexpr std::size_t kMaxJsonDepth = 256;
constexpr std::size_t kFirstBlockBytes = 6 * 1024;  // most bodies fit: one allocation
constexpr std::size_t kParserBufferBytes = 1024;

}  // namespace

struct WireBody::Memory {
  unsigned char block[kFirstBlockBytes];
  json::monotonic_resource resource{block, sizeof(block)};
  json::value value;
};

WireBody::WireBody() : memory_(std::make_unique_for_overwrite<Memory>()) {}
WireBody::~WireBody() = default;

const json::value* WireBody::Parse(std::string_view body) {
  json::parse_options options;
  options.max_depth = kMaxJsonDepth;
  unsigned char buffer[kParserBufferBytes];
  json::parser parser(json::storage_ptr(), options, buffer);
  parser.reset(&memory_->resource);
  boost::system::error_code error;
  parser.write(body, error);
  if (error) return nullptr;
  // Placed anew: an assignment would copy into the default memory.
  memory_->value.~value();
  new (&memory_->value) json::value(parser.release());
  return &memory_->value;
}

}  // namespace flavorbot::dynamodb
