// Message: one mail to one person, as text and as HTML.
//
// Threads: a value type.
#pragma once

#include <string>

namespace flavorbot::mail {

struct Message {
  std::string to;       // an address: "ana@example.org"
  std::string subject;  // one line, any language
  std::string text;     // UTF-8, lines ended by "\n"
  std::string html;     // a whole document in UTF-8; empty: the mail is text only
  std::string link;     // what the mail is about, for a developer's log; empty: nothing
};

}  // namespace flavorbot::mail
