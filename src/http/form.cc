#include "http/form.h"

#include "http/percent_encoding.h"

namespace flavorbot::http {

std::optional<FormFields> ParseForm(std::string_view body) {
  FormFields fields;
  while (!body.empty()) {
    const std::size_t end = body.find('&');
    const std::string_view pair = body.substr(0, end);
    body.remove_prefix(end == std::string_view::npos ? body.size() : end + 1);
    if (pair.empty()) continue;
    if (fields.size() == kMaxFormFields) return std::nullopt;
    const std::size_t equals = pair.find('=');
    auto name = DecodePercent(pair.substr(0, equals), Plus::kIsSpace);
    auto value = equals == std::string_view::npos
                     ? std::string()
                     : DecodePercent(pair.substr(equals + 1), Plus::kIsSpace);
    if (!name || !value) return std::nullopt;
    fields.emplace_back(std::move(*name), std::move(*value));
  }
  return fields;
}

}  // namespace flavorbot::http
