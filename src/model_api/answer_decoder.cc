#include "model_api/answer_decoder.h"

#include <utility>

namespace flavorbot::model_api {
namespace {

constexpr std::size_t kMostTextBytes = std::size_t{128} * 1024;
constexpr std::size_t kMostRecipeBytes = std::size_t{256} * 1024;

}  // namespace

base::Result<std::string, ModelError> AnswerDecoder::AddWords(std::string_view words) {
  if (answer_.text.size() + words.size() > kMostTextBytes) {
    return std::unexpected(Malformed("the answer's text is too long"));
  }
  answer_.text += words;
  return std::string(words);
}

base::Result<std::string, ModelError> AnswerDecoder::AddRecipe(std::string_view json) {
  if (answer_.recipe_json.size() + json.size() > kMostRecipeBytes) {
    return std::unexpected(Malformed("the answer's recipe is too long"));
  }
  answer_.recipe_json += json;
  return std::string();
}

ModelError AnswerDecoder::Malformed(std::string message) {
  return {.kind = ModelErrorKind::kMalformed, .message = std::move(message)};
}

}  // namespace flavorbot::model_api
