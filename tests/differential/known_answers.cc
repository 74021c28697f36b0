#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <set>
#include <string>

#include "disagreement_parts.h"
#include "known_differences.h"
#include "normalise.h"

namespace flavorbot::differential {
namespace {

using Explain = std::string_view (*)(const Disagreement&);

// Where a page ends by its limit the service says so, also at the only item of a partition.
std::string_view LastKey(const Disagreement& it) {
  if (it.request.action != "Query" || !it.request.body.contains("Limit") ||
      it.request.body.contains("IndexName")) {
    return {};
  }
  const bool has_none =
      IsPath(it, "/LastEvaluatedKey") && it.difference.theirs == "/LastEvaluatedKey: nothing";
  const bool has_one_less =
      IsPath(it, "/Pages") && NumberIn(it.difference.ours) == NumberIn(it.difference.theirs) + 1;
  return has_none || has_one_less ? "no last key on tables without sort key" : std::string_view();
}

std::string_view ItemCollections(const Disagreement& it) {
  const bool is_theirs_missing = IsPath(it, "/ItemCollectionMetrics") &&
                                 it.difference.theirs == "/ItemCollectionMetrics: nothing";
  return is_theirs_missing ? "tells nothing of item collections" : std::string_view();
}

// An index holds what it projects; the filter of a Scan there sees all of the item.
std::string_view FilterOfScan(const Disagreement& it) {
  if (it.request.action != "Scan" || !ReadsIndex(it.request, "") ||
      !it.request.body.contains("FilterExpression")) {
    return {};
  }
  for (const std::string_view path : {"/Count", "/Items", "/Pages"}) {
    if (IsPath(it, path)) return "filters a Scan of an index beyond its projection";
  }
  return {};
}

bool IsValidation(const Answer& answer) { return answer.type == "ValidationException"; }

std::string Refusal(std::string_view message) {
  return "ValidationException: " + std::string(message);
}

const json::array* ReasonsOf(const Answer& answer) {
  const auto* object = answer.body.if_object();
  const auto* reasons = object != nullptr ? object->if_contains("CancellationReasons") : nullptr;
  return reasons != nullptr ? reasons->if_array() : nullptr;
}

std::string TextOf(const json::value& reason, const char* member) {
  const auto* object = reason.if_object();
  const auto* text = object != nullptr ? object->if_contains(member) : nullptr;
  return text != nullptr && text->is_string() ? std::string(text->get_string()) : std::string();
}

// Without where in a transaction of statements it is.
std::string_view WithoutPlace(std::string_view message) {
  constexpr std::string_view kPlace = "Validation failed in TransactStatements[";
  constexpr std::string_view kCode = "ValidationError ";
  if (message.starts_with(kCode)) message.remove_prefix(kCode.size());
  if (message.starts_with(kPlace)) message.remove_prefix(message.find("]: ") + 3);
  return message;
}

bool IsSame(const Request& request, const std::string& ours, const std::string& theirs) {
  return ours == theirs || ours == WithoutPlace(theirs) ||
         !SameRefusal(request, Refusal(ours), Refusal(WithoutPlace(theirs))).empty();
}

// What an update says when it can't be done on an item.
bool IsOfActions(std::string_view text) {
  return text.ends_with("precision up to 38 digits") ||
         text.ends_with("does not exist in the item") ||
         text.ends_with("has an incorrect data type") || text.ends_with("is invalid for update") ||
         text == "Invalid attribute value type" ||
         text == "One or more parameter values were invalid: Size limit exceeded" ||
         text == "One or more parameter values were invalid: Type mismatch for Index Key" ||
         text.starts_with(
             "One or more parameter values are not valid. The update expression attempted to "
             "update a secondary index key ");
}

// We tell of wrong keys before we look at any item, it of the first item that is wrong; and of
// several actions of an item it tells another one (known_orders.cc).
std::string_view OtherItemsFault(const Disagreement& it) {
  return IsOfActions(it.theirs.message) ? "tells of another action or item of a transaction"
                                        : std::string_view();
}

// API reference, TransactWriteItems: what one item's action may not do cancels the transaction, and
// every item has its reason. Amazon's local engine refuses some of that by the reason's text alone,
// and looks at no condition when a key is wrong.
std::string_view Cancellation(const Disagreement& it) {
  const json::array* ours = ReasonsOf(it.ours);
  if (ours == nullptr || it.theirs.status != 400) return {};
  const json::array* theirs = ReasonsOf(it.theirs);
  const bool says_one_text = IsValidation(it.theirs) || theirs == nullptr;
  if (says_one_text) {
    for (const json::value& reason : *ours) {
      if (TextOf(reason, "Code") == "ValidationError" &&
          IsSame(it.request, TextOf(reason, "Message"), it.theirs.message)) {
        return "cancels by the text of one reason alone";
      }
    }
    return OtherItemsFault(it);
  }
  bool has_invalid = false;
  for (const json::value& reason : *ours) {
    has_invalid = has_invalid || TextOf(reason, "Code") == "ValidationError";
  }
  if (ours->size() != theirs->size()) {
    return has_invalid && theirs->size() == 1 ? "cancels with one reason alone"
                                              : std::string_view();
  }
  for (std::size_t i = 0; i < ours->size(); ++i) {
    const std::string our_code = TextOf((*ours)[i], "Code");
    const std::string their_code = TextOf((*theirs)[i], "Code");
    const std::string our_text = TextOf((*ours)[i], "Message");
    std::string their_text = TextOf((*theirs)[i], "Message");
    if (our_code != their_code) {
      // API reference, CancellationReason: DuplicateItem.
      if (our_code == "DuplicateItem" && their_code == "ValidationError") continue;
      // Which items are looked at after a wrong key.
      if (has_invalid && (our_code == "None" || their_code == "None")) continue;
      // Not looked at there, or after the conditions.
      if (our_text.starts_with("Key attributes must be scalars; ") ||
          our_text.ends_with("This attribute is part of the key") ||
          our_text.find("Type mismatch for Index Key ") != std::string::npos) {
        continue;
      }
      return {};
    }
    // API reference, CancellationReason: without a stop.
    if (our_code == "ConditionalCheckFailed" && their_text == our_text + ".") continue;
    // As of an UpdateItem: before the item is looked at (known_orders.cc).
    if (our_text.find("Type mismatch for Index Key ") != std::string::npos &&
        IsOfActions(their_text)) {
      continue;
    }
    if (!IsSame(it.request, our_text, their_text)) return {};
  }
  return "words of reasons, and which items have one";
}

// The numbers that a request has for keys.
struct KeyNumbers {
  std::set<std::string> texts;
  std::set<std::string> numbers;

  void Add(std::string_view name, const json::value& value) {
    const std::string text = name == "pk" || name == "sk" ? TextOf(value, "N") : std::string();
    if (text.empty()) return;
    texts.insert(text);
    numbers.insert(PlainNumber(text));
  }

  // The parameters of "sk = ?" and of "'sk': ?".
  void AddParameters(std::string_view statement, const json::array& parameters) {
    std::size_t at = 0;
    for (const json::value& parameter : parameters) {
      at = statement.find('?', at);
      if (at == std::string_view::npos) return;
      const std::size_t end = statement.find_last_not_of(" =:'", at - 1);
      if (end != std::string_view::npos && end > 0) Add(statement.substr(end - 1, 2), parameter);
      ++at;
    }
  }

  void AddAll(const json::value& value) {
    if (const auto* object = value.if_object()) {
      for (const auto& entry : *object) {
        Add(entry.key(), entry.value());
        AddAll(entry.value());
      }
      const auto* parameters = object->if_contains("Parameters");
      if (parameters != nullptr && parameters->is_array()) {
        AddParameters(TextOf(value, "Statement"), parameters->get_array());
      }
    } else if (const auto* array = value.if_array()) {
      for (const json::value& entry : *array) AddAll(entry);
    }
  }
};

// 1 and 1.0 are one key; Amazon's local engine compares texts before it compares keys.
std::string_view EqualNumbers(const Disagreement& it) {
  const std::string& text = it.ours.message;
  if (text != "Provided list of item keys contains duplicates" &&
      text != "Transaction request cannot include multiple operations on one item") {
    return {};
  }
  KeyNumbers keys;
  keys.AddAll(it.request.body);
  return keys.numbers.size() < keys.texts.size() ? "takes equal numbers for different keys"
                                                 : std::string_view();
}

// What Amazon's local engine doesn't look at when an update changes the key of a local index, or an
// item of a table that has such indexes. It refuses the same item in a PutItem; of keys of another
// type, which it takes and leaves out of the index, dynalite refuses the update as well. Sizes:
// tests/conformance/key_limits_test.cc; Developer Guide, "Quotas", "Item size for tables with local
// secondary indexes": 400 KB are for the item together with its entries there.
std::string_view LocalIndexExplanation(std::string_view ours) {
  constexpr std::pair<std::string_view, std::string_view> kTexts[] = {
      {"Type mismatch for Index Key ", "updates the key of a local index to another type"},
      {"secondary index key to unsupported type",
       "updates the key of a local index to another type"},
      {"Aggregated size of all range keys has exceeded",
       "updates the key of a local index to one that is too long"},
      {"Item size to update has exceeded", "counts no entries of local indexes in an update"},
  };
  for (const auto& [text, explanation] : kTexts) {
    if (ours.find(text) != std::string_view::npos) return explanation;
  }
  return {};
}

std::string_view LocalIndexOfUpdate(const Disagreement& it) {
  const std::string& action = it.request.action;
  const bool updates = action == "UpdateItem" || action == "TransactWriteItems" ||
                       action == "ExecuteStatement" || action == "ExecuteTransaction";
  if (!updates || it.difference.theirs != "OK") return {};
  return LocalIndexExplanation(it.ours.message + json::serialize(it.ours.body));
}

// Of a statement that isn't read for its parameters' number we know no key.
std::string_view RepeatedItem(const Disagreement& it) {
  return it.request.action == "BatchExecuteStatement" &&
                 it.theirs.message == "Provided list of item keys contains duplicates" &&
                 json::serialize(it.ours.body).find("Number of parameters in request and ") !=
                     std::string::npos
             ? "looks for items twice before it counts parameters"
             : std::string_view();
}

// dynalite answers as we do: of a document only what an update names.
std::string_view UpdatedParts(const Disagreement& it) {
  const auto* returns = it.request.body.if_contains("ReturnValues");
  const auto* update = it.request.body.if_contains("UpdateExpression");
  if (returns == nullptr || update == nullptr || !IsPath(it, "/Attributes/")) return {};
  const bool returns_part = json::serialize(*returns).starts_with("\"UPDATED_");
  const bool names_part = json::serialize(*update).find_first_of("[.") != std::string::npos;
  return returns_part && names_part ? "returns whole documents" : std::string_view();
}

// Errors of statements in other words, and with or without the table's name.
std::string_view StatementErrors(const Disagreement& it) {
  if (it.request.action != "BatchExecuteStatement" || !IsPath(it, "/Responses/")) return {};
  const auto& ours = it.ours.body.at("Responses").get_array();
  const auto& theirs = it.theirs.body.at("Responses").get_array();
  if (ours.size() != theirs.size()) return {};
  for (std::size_t i = 0; i < ours.size(); ++i) {
    if (ours[i] == theirs[i]) continue;
    const auto* our_error = ours[i].get_object().if_contains("Error");
    const auto* their_error = theirs[i].get_object().if_contains("Error");
    if (our_error == nullptr) return {};
    if (their_error == nullptr) {
      if (LocalIndexExplanation(TextOf(*our_error, "Message")).empty()) return {};
      continue;
    }
    // As of an UpdateItem: before the item is looked at.
    if (TextOf(*our_error, "Message").find("Type mismatch for Index Key ") != std::string::npos) {
      continue;
    }
    const std::string code = TextOf(*our_error, "Code");
    // The table is looked for first, and missed in other words.
    if (TextOf(*their_error, "Code") == "ResourceNotFound") {
      if (code != "ResourceNotFound" && code != "ValidationError") return {};
      continue;
    }
    if (code != TextOf(*their_error, "Code") && code != "DuplicateItem") return {};
    if (!IsSame(it.request, TextOf(*our_error, "Message"), TextOf(*their_error, "Message"))) {
      return {};
    }
  }
  return "words of a statement's error";
}

// API reference, ExecuteStatement: DuplicateItemException.
std::string_view DuplicateItem(const Disagreement& it) {
  return it.ours.type == "DuplicateItemException" && it.theirs.type == "DuplicateItem"
             ? "name of DuplicateItemException"
             : std::string_view();
}

// A path into the key of an index: every other condition refuses it, also there.
std::string_view PathsOfConditionChecks(const Disagreement& it) {
  const bool is_known =
      it.request.action == "TransactWriteItems" && it.difference.theirs == "OK" &&
      CountOf(it.request.body, "ConditionCheck") > 0 &&
      json::serialize(it.ours.body).find("Key attributes must be scalars; ") != std::string::npos;
  return is_known ? "looks at no paths of ConditionChecks" : std::string_view();
}

constexpr Explain kExplanations[] = {&PathsOfConditionChecks, &DuplicateItem, &UpdatedParts,
                                     &StatementErrors,        &LastKey,       &ItemCollections,
                                     &FilterOfScan,           &Cancellation,  &EqualNumbers,
                                     &LocalIndexOfUpdate,     &RepeatedItem};

}  // namespace

std::string_view AnswerExplanation(const Disagreement& disagreement) {
  for (const Explain explain : kExplanations) {
    if (const std::string_view name = explain(disagreement); !name.empty()) return name;
  }
  return {};
}

}  // namespace flavorbot::differential
