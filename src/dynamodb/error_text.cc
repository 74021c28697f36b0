#include "dynamodb/error_text.h"

namespace flavorbot::dynamodb {

std::string NumberErrorText(NumberError error, std::string_view text) {
  switch (error) {
    case NumberError::kTooManyDigits:
      return "Attempting to store more than 38 significant digits in a Number";
    case NumberError::kOverflow:
      return "Number overflow. Attempting to store a number with magnitude larger than supported "
             "range";
    case NumberError::kUnderflow:
      return "Number underflow. Attempting to store a number with magnitude smaller than supported "
             "range";
    case NumberError::kNotANumber:
      break;
  }
  std::string message = "The parameter cannot be converted to a numeric value";
  if (!text.empty()) message.append(": ").append(text);
  return message;
}

Error NumberToError(NumberError error, std::string_view text) {
  return ValidationError(NumberErrorText(error, text));
}

}  // namespace flavorbot::dynamodb
