#include "storage/item_fields.h"

#include <charconv>

namespace flavorbot::storage {

std::optional<std::int64_t> IntegerOf(dynamodb::PackedValue value) {
  const auto text = value.number_text();
  if (!text) return std::nullopt;
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), number);
  if (error != std::errc{} || end != text->data() + text->size()) return std::nullopt;
  return number;
}

std::vector<std::string> TextListOf(dynamodb::PackedValue value) {
  std::vector<std::string> texts;
  if (value.type() != dynamodb::AttributeType::kL) return texts;
  for (dynamodb::PackedElements it(value); it.Next();) {
    if (const auto text = it.value().string()) texts.emplace_back(*text);
  }
  return texts;
}

dynamodb::AttributeValue TextListValue(std::vector<std::string> texts) {
  dynamodb::List list;
  list.reserve(texts.size());
  for (auto& text : texts) list.push_back(dynamodb::AttributeValue::S(std::move(text)));
  return dynamodb::AttributeValue::L(std::move(list));
}

std::string TextField(base::BytesView packed_item, std::string_view name) {
  const auto value = dynamodb::FindAttribute(packed_item, name);
  if (!value) return {};
  return std::string(value->string().value_or(std::string_view{}));
}

dynamodb::AttributeValue Milliseconds(base::TimePoint time) {
  return dynamodb::AttributeValue::N(std::int64_t{time.time_since_epoch().count()});
}

dynamodb::AttributeValue Seconds(base::TimePoint time) {
  return dynamodb::AttributeValue::N(
      std::int64_t{std::chrono::ceil<std::chrono::seconds>(time).time_since_epoch().count()});
}

std::optional<base::TimePoint> TimeOfMilliseconds(dynamodb::PackedValue value) {
  const auto number = IntegerOf(value);
  if (!number) return std::nullopt;
  return base::TimePoint{std::chrono::milliseconds{*number}};
}

}  // namespace flavorbot::storage
