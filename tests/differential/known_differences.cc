#include "known_differences.h"

#include <regex>
#include <string>
#include <vector>

namespace flavorbot::differential {
namespace {

// `action`, `ours` and `theirs` are regular expressions for the whole texts of a Difference.
struct KnownDifference {
  std::string_view name;
  const char* action;
  const char* ours;
  const char* theirs;
  bool (*applies)(const Request&) = nullptr;  // null: to any
};

bool FiltersIndex(const Request& request) {
  return request.body.contains("IndexName") && request.body.contains("FilterExpression");
}

constexpr const char* kAny = "[^]*";
constexpr const char* kRefusal = "(ValidationException|SerializationException): [^]*";
constexpr const char* kBatchesAndTransactions =
    "BatchGetItem|BatchWriteItem|TransactGetItems|TransactWriteItems";

constexpr KnownDifference kKnownDifferences[] = {
    // Capacity. The service charges for reading what isn't there, and for a deletion of nothing; it
    // charges transactions twice and tells their units by kind. Its documentation, "Capacity unit
    // consumption", and the conformance suite's cases on capacity.
    {"capacity of batches and transactions", kBatchesAndTransactions, "/ConsumedCapacity.*",
     "/ConsumedCapacity.*"},
    {"capacity of reading nothing", "Query|Scan|GetItem",
     "/ConsumedCapacity(/Table|/[GL]\\w+/\\w+)?/CapacityUnits: (5E-1|0.5|1|1E0)",
     "/ConsumedCapacity.*: 0"},
    {"capacity that nobody asked for", "DeleteItem", "/ConsumedCapacity: nothing",
     "/ConsumedCapacity: .*"},
    // Where a page ends by its limit the service says so, also at the only item of a partition.
    {"no last key on tables without sort key", "Query", "/LastEvaluatedKey: .*",
     "/LastEvaluatedKey: nothing"},
    // Amazon's local engine never tells of item collections.
    {"item collections", kAny, "/ItemCollectionMetrics: .*", "/ItemCollectionMetrics: nothing"},
    // The filter of a Scan of an index sees what is not projected there. A local index fetches it.
    {"filter of a Scan beyond the projection", "Scan", "/(Count|Items|Pages).*",
     "/(Count|Items|Pages).*", &FiltersIndex},
    {"filter of a local index", "Query", "OK",
     "ValidationException: .*Secondary index LSI\\w+ does not project one or more filter "
     "attributes: .*"},
    // The service looks for the table after all that can be said of a request without it.
    {"looks for the table first", kAny, kRefusal,
     "(ResourceNotFoundException: Cannot do operations on a non-existent "
     "table|ValidationException: "
     "Requested resource not found)"},
    {"words of a missing table", kAny, "ResourceNotFoundException: Requested resource not found",
     "ResourceNotFoundException: Cannot do operations on a non-existent table"},
    {"looks at items before the table", "Batch.*|Transact.*",
     "ResourceNotFoundException: Requested resource not found", "ValidationException: .*"},
    // JSON of another type than the member's. The service's parser refuses the whole request before
    // anything is looked at; Amazon's local engine converts, or fails inside.
    {"converts JSON of other types", kAny, "SerializationException: [^]*", kAny},
    // Recorded from the service.
    {"words of a missing parameter", kAny,
     "ValidationException: 1 validation error detected: Value null at .* Member must not be null",
     "ValidationException: (Value null at .* Member must not be null|The list of keys in "
     "RequestItems .*)"},
    {"words of ReturnValues", kAny, "ValidationException: ReturnValues can only be ALL_OLD or NONE",
     "ValidationException: Return values set to invalid value"},
    {"words of Segment without TotalSegments", "Scan",
     "ValidationException: The TotalSegments parameter is required but was not present in the "
     "request when Segment parameter is present",
     "ValidationException: If segment is specified, total segment must also be specified"},
    {"words of a start key in another segment", "Scan",
     "ValidationException: The provided starting key is invalid: Invalid ExclusiveStartKey. .*",
     "ValidationException: Exclusive start key must lie within the segment"},
    {"words of duplicates", kAny, "ValidationException: .*Input collection .*contains duplicates.*",
     "ValidationException: .*Input collection .*contains duplicates.*"},
    {"words of numbers", kAny,
     "ValidationException: .*(numeric value|significant digits|Number (over|under)flow)[^]*",
     "ValidationException: .*[Nn]umber[^]*|ValidationException: .*numeric[^]*"},
    // The service has one text for keys that don't fit the schema.
    {"words of keys that don't fit", kAny,
     "ValidationException: The provided key element does not match the schema",
     "ValidationException: (The number of conditions on the keys is invalid|Invalid attribute "
     "value "
     "type|One or more parameter values were invalid: Type mismatch for key|The list of keys in "
     "RequestItems .*|One of the required keys was not given a value|Provided list of item keys "
     "contains duplicates)"},
    {"words of a key's type", kAny,
     "ValidationException: One or more parameter values were invalid: Type mismatch for .*",
     "ValidationException: (Invalid attribute value type|One or more parameter values were "
     "invalid: "
     "Type mismatch for .*)"},
    {"words of a missing key", kAny,
     "ValidationException: One or more parameter values were invalid: Missing the key .*",
     "ValidationException: One of the required keys was not given a value"},
    {"words of a key's size", kAny,
     "ValidationException: One or more parameter values were invalid: (Size of hashkey|Aggregated "
     "size) .*",
     "ValidationException: (Hash primary key values must be under .*|One or more parameter values "
     "were invalid: Size limit exceeded|The number of conditions on the keys is invalid)"},
    // dynalite's text, recorded from the service, where the partition is another.
    {"words of a start key in another partition", "Query",
     "ValidationException: The provided starting key is outside query boundaries .*",
     "ValidationException: The provided starting key does not match the range key predicate"},
    // A key of more than 2048 bytes is in no table; the service refuses to ask for it.
    {"size of a key asked for", "Query",
     "ValidationException: One or more parameter values were invalid: (Size of hashkey|Aggregated "
     "size) .*",
     "OK"},
    // What can be said of the expressions is said before what can be said of the keys.
    {"looks at keys before expressions", kAny,
     "ValidationException: (Invalid \\w+Expression: |ExpressionAttribute|Filter Expression can "
     "only)[^]*",
     "ValidationException: (One or more parameter values are not valid. |Invalid attribute value "
     "type|One of the required keys|The number of conditions|One or more parameter values were "
     "invalid: (Type|Size|Missing|Aggregated)|Hash primary key)[^]*"},
    // The service tells of a wrong name or value in the parameters before it reads expressions.
    {"reads expressions before the parameters' values", kAny,
     "ValidationException: ExpressionAttribute(Names|Values) [^]*",
     "ValidationException: (Invalid \\w+Expression: |Transaction request cannot)[^]*"},
    // ... and of an update of a key without looking at the item.
    {"looks at the item before the update's targets", "UpdateItem",
     "ValidationException: .*This attribute is part of the key",
     "(ConditionalCheckFailed|Validation)Exception: .*"},
    // API reference of CancellationReason: without a stop. Neither are its words left out.
    {"words of a cancelled transaction", "TransactWriteItems",
     "/CancellationReasons/\\d+/Message: .*", "/CancellationReasons/\\d+/Message: .*"},
    {"words of a token used twice", "TransactWriteItems",
     "IdempotentParameterMismatchException: .*", "IdempotentParameterMismatchException: "},
    // TransactWriteItems, API reference: what an item's update may not do cancels the transaction,
    // and every item has its reason.
    {"cancels by a plain ValidationException", "Transact.*",
     "TransactionCanceledException: .*ValidationError.*", "ValidationException: .*"},
    {"cancels without all reasons", "Transact.*",
     "TransactionCanceledException: .*ValidationError.*", "TransactionCanceledException: .*"},
    {"applies before it looks for items twice", "TransactWriteItems",
     "ValidationException: Transaction request cannot include multiple operations on one item",
     "ValidationException: .*"},
};

struct Compiled {
  std::string_view name;
  std::regex action, ours, theirs;
  bool (*applies)(const Request&);
};

const std::vector<Compiled>& Table() {
  static const std::vector<Compiled> table = [] {
    std::vector<Compiled> compiled;
    for (const auto& [name, action, ours, theirs, applies] : kKnownDifferences) {
      compiled.push_back({name, std::regex(action), std::regex(ours), std::regex(theirs), applies});
    }
    return compiled;
  }();
  return table;
}

}  // namespace

std::string_view Explanation(const Request& request, const Difference& difference) {
  for (const Compiled& known : Table()) {
    if (known.applies != nullptr && !known.applies(request)) continue;
    if (std::regex_match(difference.action, known.action) &&
        std::regex_match(difference.ours, known.ours) &&
        std::regex_match(difference.theirs, known.theirs)) {
      return known.name;
    }
  }
  return {};
}

}  // namespace flavorbot::differential
