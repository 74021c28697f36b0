// ObjectWriter: a JSON object, appended member by member to a text.
//
//   std::string json;
//   ObjectWriter user(json);
//   user.Text("id", id);
//   ObjectWriter address(user.Raw("address"));
//   ...
//   address.End();
//   user.End();
//
// REQUIRES: texts are UTF-8; End is the last call; a nested writer ends before its parent goes on.
// Threads:  used by one coroutine. Borrows the text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json_writer.h"

namespace flavorbot::web_api {

class ObjectWriter {
 public:
  explicit ObjectWriter(std::string& out) : out_(out) { out_ += '{'; }

  void Text(std::string_view name, std::string_view text) {
    base::AppendJsonString(Raw(name), text);
  }
  void TextOrNull(std::string_view name, const std::optional<std::string>& text) {
    if (text) {
      Text(name, *text);
    } else {
      Raw(name) += "null";
    }
  }
  void Integer(std::string_view name, std::int64_t number) {
    base::AppendJsonInteger(Raw(name), number);
  }
  void Boolean(std::string_view name, bool truth) { Raw(name) += truth ? "true" : "false"; }
  void TextList(std::string_view name, const std::vector<std::string>& texts) {
    auto& out = Raw(name);
    out += '[';
    for (std::size_t i = 0; i < texts.size(); ++i) {
      if (i > 0) out += ',';
      base::AppendJsonString(out, texts[i]);
    }
    out += ']';
  }

  // The text, with the member's name appended: append its value there.
  std::string& Raw(std::string_view name) {
    if (!is_first_) out_ += ',';
    is_first_ = false;
    base::AppendJsonString(out_, name);
    out_ += ':';
    return out_;
  }

  void End() { out_ += '}'; }

 private:
  std::string& out_;
  bool is_first_ = true;
};

}  // namespace flavorbot::web_api
