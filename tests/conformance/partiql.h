// What the cases on PartiQL share: statements are written as they are, ' and " in them, and
// become JSON here.
#pragma once

#include <string>
#include <string_view>

#include "conformance.h"

namespace flavorbot::conformance {

class PartiQl : public Conformance {
 protected:
  // Of ExecuteStatement; `parameters` are AttributeValues with commas between them, `more` further
  // members.
  static std::string Body(std::string_view statement, std::string_view parameters = "",
                          std::string_view more = "");

  // The Items of a statement that is answered.
  json::value Run(std::string_view statement, std::string_view parameters = "",
                  std::string_view more = "");
  // Expects these Items.
  void Gives(std::string_view statement, std::string_view items, std::string_view parameters = "");
  // Expects a ValidationException.
  void Refuses(std::string_view statement, std::string_view message,
               std::string_view parameters = "");
  void Refuses(std::string_view statement, std::string_view message, const Reference& reference,
               std::string_view parameters = "");
  // Expects "Statement wasn't well formed, can't be processed: <statement>".
  void IsNotWellFormed(std::string_view statement);

  // The sort keys of what SELECT SK FROM "$T" WHERE `condition` finds.
  std::vector<std::string> Where(std::string_view condition, std::string_view parameters = "");
  void WhereRefuses(std::string_view condition, std::string_view message);
  void WhereRefuses(std::string_view condition, std::string_view message,
                    const Reference& reference);

  using Names = std::vector<std::string>;
};

// `text` as a JSON string of the cases' language.
std::string StatementText(std::string_view text);

}  // namespace flavorbot::conformance
