// Messages from any bytes: the first chooses the message, the rest is its JSON. What is read must
// be writable, and what was written must read as the same.
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "dynamodb/every_action.h"
#include "dynamodb/wire.h"
#include "require.h"

namespace flavorbot::fuzz {
namespace {

using namespace dynamodb;  // NOLINT: the messages below are all of it

template <typename Message>
void Check(std::string_view body) {
  const auto message = FromJson<Message>(body);
  if (!message) {
    std::string error;
    AppendJson(error, message.error());
    return;
  }
  std::string once;
  AppendJson(once, *message);
  const auto again = FromJson<Message>(once);
  Require(again.has_value(), "what was written is read");
  std::string twice;
  AppendJson(twice, *again);
  Require(once == twice, "what was read is written the same");
}

// Of each action the request, then the response.
#define FLAVORBOT_CHECKS(action) &Check<action##Request>, &Check<action##Response>,
constexpr std::array kMessages = {FLAVORBOT_EVERY_ACTION(FLAVORBOT_CHECKS)  //
                                  FLAVORBOT_CHECKS(ListStreams)             //
                                  FLAVORBOT_CHECKS(DescribeStream)          //
                                  FLAVORBOT_CHECKS(GetShardIterator)        //
                                  FLAVORBOT_CHECKS(GetRecords)};
#undef FLAVORBOT_CHECKS

}  // namespace
}  // namespace flavorbot::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  using flavorbot::fuzz::kMessages;
  kMessages[data[0] % kMessages.size()]({reinterpret_cast<const char*>(data + 1), size - 1});
  return 0;
}
