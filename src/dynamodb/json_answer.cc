#include "dynamodb/json_answer.h"

#include <utility>

#include "dynamodb/wire.h"
#include "dynamodb/wire_writer.h"

namespace flavorbot::dynamodb {
namespace {

// JSON is longer than packed bytes by a little for each value.
constexpr std::size_t kSpareBytes = 512;

}  // namespace

void JsonAnswer::Take(base::BytesView packed) {
  if (!text_.empty()) {
    text_ += ',';
  } else if (items_ == Items::kOne) {
    text_.reserve(packed.size() + kSpareBytes);
    text_ += R"({"Item":)";
  } else {
    text_ += R"({"Items":[)";
  }
  AppendPackedJson(text_, packed);
}

std::string JsonAnswer::Finish(const GetItemResponse& response) && {
  if (text_.empty()) {
    AppendJson(text_, response);
  } else {
    auto object = ObjectWriter::GoOn(text_);
    WriteAfterItem(object, response);
  }
  return std::move(text_);
}

std::string JsonAnswer::Finish(const ReadItemsResponse& response) && {
  if (text_.empty()) {
    AppendJson(text_, response);
  } else {
    text_ += ']';
    auto object = ObjectWriter::GoOn(text_);
    WriteAfterItems(object, response);
  }
  return std::move(text_);
}

}  // namespace flavorbot::dynamodb
