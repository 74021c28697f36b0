#include "expression/faults.h"

namespace flavorbot::expression {

void Faults::Note(Pass pass, std::size_t position, std::string what) {
  if (is_over_) return;
  if (first_) {
    if (first_->pass < pass) return;
    if (first_->pass == pass && (pass == Pass::kOperands || first_->position <= position)) return;
  }
  first_ = Fault{pass, position, std::move(what)};
}

void Faults::NoteAtOnce(std::string what) {
  if (is_over_) return;
  is_over_ = true;
  first_ = Fault{Pass::kWords, 0, std::move(what)};
}

dynamodb::Error Faults::ToError() const { return InvalidExpression(kind_, first_->what); }

dynamodb::Error InvalidExpression(ExpressionKind kind, std::string_view what) {
  std::string message = "Invalid ";
  message.append(ExpressionName(kind)).append(": ").append(what);
  return dynamodb::ValidationError(std::move(message));
}

}  // namespace flavorbot::expression
