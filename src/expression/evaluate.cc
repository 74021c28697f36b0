#include "expression/evaluate.h"

#include <algorithm>
#include <forward_list>
#include <optional>
#include <string_view>

#include "dynamodb/packed_item.h"
#include "expression/find_path.h"
#include "expression/predicates.h"

namespace flavorbot::expression {

namespace {

using dynamodb::AttributeValue;

class ItemSource {
 public:
  explicit ItemSource(const dynamodb::Item& item) : item_(item) {}

  const AttributeValue* Find(const Path& path) { return FindPath(item_, path); }
  bool Has(const Path& path) { return Find(path) != nullptr; }

 private:
  const dynamodb::Item& item_;
};

// Unpacks each attribute that is asked for, once.
class PackedSource {
 public:
  explicit PackedSource(base::BytesView packed_item) : packed_item_(packed_item) {}

  const AttributeValue* Find(const Path& path) {
    for (const auto& known : unpacked_) {
      if (known.name == path.attribute) return Follow(known, path);
    }
    auto& made = unpacked_.emplace_front(Unpacked{.name = path.attribute});
    if (const auto packed = dynamodb::FindAttribute(packed_item_, path.attribute)) {
      made.value = packed->Unpack();
    }
    return Follow(made, path);
  }

  bool Has(const Path& path) {
    if (!path.is_top_level()) return Find(path) != nullptr;
    return dynamodb::FindAttribute(packed_item_, path.attribute).has_value();
  }

 private:
  struct Unpacked {
    std::string_view name;  // in the condition, which outlives the evaluation
    std::optional<AttributeValue> value;
  };

  static const AttributeValue* Follow(const Unpacked& attribute, const Path& path) {
    return attribute.value ? FindSteps(&*attribute.value, path.steps) : nullptr;
  }

  base::BytesView packed_item_;
  std::forward_list<Unpacked> unpacked_;  // references stay valid as it grows
};

template <typename Source>
class Evaluator {
 public:
  explicit Evaluator(Source source) : source_(std::move(source)) {}

  bool Holds(const Condition& condition) {
    return std::visit([this](const auto& node) { return this->Holds(node); }, condition.node);
  }

 private:
  // What an operand stands for; the value of a function is kept in `computed`.
  struct Value {
    const AttributeValue* found = nullptr;  // absent: nullptr
    AttributeValue computed;
    bool is_computed = false;

    const AttributeValue* get() const { return is_computed ? &computed : found; }
  };

  Value Read(const Operand& operand) {
    if (const auto* value = std::get_if<AttributeValue>(&operand.node)) return {.found = value};
    if (const auto* path = std::get_if<Path>(&operand.node)) {
      return {.found = source_.Find(*path)};
    }
    // Of the operations conditions have only size.
    const Value argument = Read(std::get<Operation>(operand.node).operands.front());
    if (argument.get() == nullptr) return {};
    const auto size = SizeOf(*argument.get());
    if (!size) return {};
    return {.computed = AttributeValue::N(*size), .is_computed = true};
  }

  bool Holds(const Comparison& comparison) {
    const Value left = Read(comparison.left);
    const Value right = Read(comparison.right);
    if (left.get() == nullptr || right.get() == nullptr) {
      return comparison.comparator == Comparator::kNotEqual;
    }
    return Compare(comparison.comparator, *left.get(), *right.get());
  }
  bool Holds(const Between& between) {
    const Value value = Read(between.value);
    const Value low = Read(between.low);
    const Value high = Read(between.high);
    return value.get() != nullptr && low.get() != nullptr && high.get() != nullptr &&
           IsBetween(*value.get(), *low.get(), *high.get());
  }
  bool Holds(const In& in) {
    const Value value = Read(in.value);
    if (value.get() == nullptr) return false;
    return std::ranges::any_of(in.candidates, [&](const Operand& operand) {
      const Value candidate = Read(operand);
      return candidate.get() != nullptr && *candidate.get() == *value.get();
    });
  }
  bool Holds(const AttributeExists& exists) { return source_.Has(exists.path); }
  bool Holds(const AttributeNotExists& not_exists) { return !source_.Has(not_exists.path); }
  bool Holds(const AttributeTypeIs& type_is) {
    const Value value = Read(type_is.value);
    return value.get() != nullptr && value.get()->type() == type_is.type;
  }
  bool Holds(const BeginsWith& begins_with) {
    const Value value = Read(begins_with.value);
    const Value prefix = Read(begins_with.prefix);
    return value.get() != nullptr && prefix.get() != nullptr &&
           HasPrefix(*value.get(), *prefix.get());
  }
  bool Holds(const Contains& contains) {
    const Value container = Read(contains.container);
    const Value element = Read(contains.element);
    return container.get() != nullptr && element.get() != nullptr &&
           HasElement(*container.get(), *element.get());
  }
  bool Holds(const And& all) {
    return std::ranges::all_of(all.terms, [this](const Condition& term) { return Holds(term); });
  }
  bool Holds(const Or& any) {
    return std::ranges::any_of(any.terms, [this](const Condition& term) { return Holds(term); });
  }
  bool Holds(const Not& inverse) { return !Holds(inverse.term.front()); }

  Source source_;
};

}  // namespace

bool Matches(const Condition& condition, const dynamodb::Item& item) {
  return Evaluator(ItemSource(item)).Holds(condition);
}

bool MatchesPacked(const Condition& condition, base::BytesView packed_item) {
  return Evaluator(PackedSource(packed_item)).Holds(condition);
}

}  // namespace flavorbot::expression
