#include <algorithm>
#include <boost/json/serialize.hpp>
#include <string>

#include "known_differences.h"
#include "text_pair.h"

namespace flavorbot::differential {
namespace {

constexpr TextPair kWords[] = {
    {"words of a missing table", kAnyAction,
     "ResourceNotFoundException: Requested resource not found",
     "ResourceNotFoundException: Cannot do operations on a non-existent table"},
    {"words of a missing table", "Transact.*",
     "ResourceNotFoundException: Requested resource not found", "Requested resource not found"},

    // Constraints of the API's model. Amazon's local engine checks some by hand.
    {"words of a missing parameter", "PutItem",
     "1 validation error detected: Value null at 'item' failed to satisfy constraint: Member must "
     "not be null",
     "Item to put in PutItem cannot be null"},
    {"words of a missing parameter", "GetItem|DeleteItem|UpdateItem",
     "1 validation error detected: Value null at 'key' failed to satisfy constraint: Member must "
     "not be null",
     "Cannot have null key for GetItem, DeleteItem, or UpdateItem"},
    {"words of a missing parameter", "BatchWriteItem",
     "1 validation error detected: Value (null|'\\{\\}') at 'requestItems' failed .*",
     "BatchWriteItem cannot have a null or no requests set"},
    {"words of a missing parameter", "BatchGetItem",
     "1 validation error detected: Value (null|'\\{\\}') at 'requestItems' failed .*",
     "BatchGetItem must have some requests set"},
    {"words of an empty list of keys", "BatchGetItem",
     "1 validation error detected: Value (null|'\\[\\]') at 'requestItems\\.[^']*\\.member\\.keys' "
     "failed .*",
     "The list of keys in RequestItems for BatchGetItem is required.*"},
    {"words of an empty list of writes", "BatchWriteItem",
     "1 validation error detected: Value '\\{[^}]*=\\[\\]\\}' at 'requestItems' failed .*",
     "The batch write request list for a table cannot be null or empty: .*"},
    {"words of a table's name", kAnyAction,
     "1 validation error detected: Value '' at 'tableName' failed .* greater than or equal to 1",
     "Invalid table/index name\\.  Table/index names must be between 3 and 255 .*"},
    {"words of an index's name", "Query|Scan",
     "1 validation error detected: Value '' at 'indexName' failed .* greater than or equal to 1",
     "The table does not have the specified index: "},
    {"words of an index's name", "Query|Scan",
     "Invalid table/index name\\.  Table/index names must be between 3 and 255 .*",
     "The table does not have the specified index: .*"},
    {"words of Limit", "Query|Scan",
     "1 validation error detected: Value '(-\\d+|0)' at 'limit' failed .* value greater than or "
     "equal to 1",
     "Limit must be greater than or equal to 1"},
    {"words of Select", "Query|Scan",
     "1 validation error detected: Value '.*' at 'select' failed .* enum value set.*",
     "Select must be ALL_ATTRIBUTES, ALL_PROJECTED_ATTRIBUTES, COUNT, or "
     "SPECIFIC_ATTRIBUTES"},
    {"words of ReturnValues", "PutItem|UpdateItem|DeleteItem",
     "1 validation error detected: Value '.*' at 'returnValues' failed .* enum value set.*",
     "Return values set to invalid value"},
    {"words of ReturnValues", "PutItem|DeleteItem", "ReturnValues can only be ALL_OLD or NONE",
     "Return values set to invalid value"},
    {"words of the number of items", "TransactWriteItems|TransactGetItems",
     "1 validation error detected: Value.* at 'transactItems' failed to satisfy constraint: Member "
     "must have length less than or equal to 100",
     "Member must have length less than or equal to 100"},
    {"words of the number of items", "TransactWriteItems|TransactGetItems",
     "1 validation error detected: Value '\\[\\]' at 'transactItems' failed .*",
     "Value (null|\\[\\]) at 'transactItems' failed to satisfy constraint: .*"},
    {"words of a missing item", "BatchWriteItem",
     "1 validation error detected: Value null at 'requestItems\\..*(item|key)' failed .*",
     "The supplied Item contains a null AttributeValue", &IsMutated},
    {"words of a missing name", kAnyAction,
     "ExpressionAttributeNames contains invalid value: Empty attribute name for key #\\w+",
     "ExpressionAttributeNames contains invalid value: null for key #\\w+", &IsMutated},

    {"words of a missing parameter", "Transact.*",
     "1 validation error detected: Value null at 'transactItems\\.\\d+\\.[^']*' failed .*",
     "(Value null at 'transactItems' failed .*|Get Condition for key not in key list|.* null.*)",
     &IsMutated},
    {"words of attribute types in another order", kAnyAction,
     "(Invalid \\w+Expression: )?Invalid attribute type name found; type: [^]*, valid types: \\{.*",
     "(Invalid \\w+Expression: )?Invalid attribute type name found; type: [^]*, valid types: "
     "\\{.*"},
    {"words of attribute types in another order", kAnyAction,
     "Invalid \\w+Expression: Incorrect operand type for [^]* function: attribute_type, operand "
     "type: "
     "\\{.*",
     "Invalid \\w+Expression: Incorrect operand type for [^]* function: attribute_type, operand "
     "type: "
     "\\{.*"},
    {"words of a read that is not of one item", "BatchExecuteStatement",
     "Key attribute's data type should match its data type in table's schema: Key \\S+",
     "Only single item select is supported"},

    {"words of a missing comparison", kAnyAction,
     "1 validation error detected: Value (null|'[^']*') at '[^']*\\.comparisonOperator' failed .*",
     "Comparison type does not exist in DynamoDB", &IsMutated},

    {"words of a missing statement", ".*Statement|ExecuteTransaction",
     "1 validation error detected: Value null at '[^']*\\.statement' failed .*",
     "(Validation failed in TransactStatements\\[\\d+\\]: )?The statement was empty\\.",
     &IsMutated},

    // It stops at what it takes for the table's alias.
    {"words of a statement that ends in nothing", "(Batch)?ExecuteStatement",
     "Statement wasn't well formed, can't be processed: [^]*",
     "EXISTS can only be used in ExecuteTransaction write requests\\."},
    {"words of a statement that ends in nothing", "ExecuteTransaction",
     "Statement wasn't well formed, can't be processed: [^]*",
     "Unsupported operation in transaction\\."},
    {"words of nesting", ".*Statement|ExecuteTransaction",
     "Nesting Levels have exceeded supported limits: Attributes in the item have nested levels "
     "beyond supported limit",
     "Nesting Levels have exceeded supported limits"},
    {"words of what is no statement", "BatchExecuteStatement",
     "Number of parameters in request and statement don't match\\.",
     "Invalid operation\\. Only select, insert, update and delete operations are valid",
     &IsMutated},
    {"words of what is no statement", "ExecuteStatement", "Unsupported operation in transaction\\.",
     "Unsupported operation: \\w+", &IsMutated},
    {"words of Action", "UpdateItem",
     "1 validation error detected: Value '.*' at 'attributeUpdates\\..*' failed to satisfy "
     "constraint: Member must satisfy enum value set: .*",
     "Member must satisfy enum value set: \\[ADD, DELETE, PUT\\]", &IsMutated},
    {"words of an item without attributes", "BatchWriteItem",
     "The provided key element does not match the schema", "Item to put in PutItem cannot be null",
     &IsMutated},

    // Segments.
    {"words of Segment alone", "Scan",
     "The TotalSegments parameter is required but was not present in the request when "
     "Segment parameter is present",
     "If segment is specified, total segment must also be specified"},
    {"words of TotalSegments alone", "Scan",
     "The Segment parameter is required but was not present in the request when parameter "
     "TotalSegments is present",
     "If total segments is specified, a particular segment must also be specified for this "
     "request"},
    {"words of TotalSegments alone", "Scan",
     "1 validation error detected: Value '(0|-\\d+)' at 'totalSegments' failed .* greater than or "
     "equal to 1",
     "If total segments is specified, a particular segment must also be specified for this "
     "request"},

    // Start keys. dynalite has our texts; what is missing there are its causes.
    {"words of a start key in another segment", "Scan",
     "The provided starting key is invalid: Invalid ExclusiveStartKey\\. Please use .*",
     "Exclusive start key must lie within the segment"},
    {"words of a start key in another partition", "Query",
     "The provided starting key is outside query boundaries based on provided conditions",
     "The provided starting key does not match the range key predicate"},
    {"words of a start key of another schema", "Query|Scan",
     "The provided starting key is invalid(: The provided key element does not match the "
     "schema)?",
     "(Exclusive Start Key must have same size as table's key schema|Type mismatch for "
     "attribute to update|The provided starting key is invalid)"},
    {"words of an empty start key", "Query|Scan",
     "One or more parameter values are not valid\\. The AttributeValue for a key attribute "
     "cannot contain an empty .*",
     "(The query can return at most one row and cannot be restarted\\. )?The provided "
     "starting key is invalid: One or more parameter values are not valid\\. .*"},

    // Values.
    {"words of duplicates", kAnyAction,
     "(.*contains invalid value: )?One or more parameter values were invalid: Input collection "
     "\\[[^]*\\]( ?of type BS)? contains duplicates\\.( for key :\\w+)?",
     "(.*contains invalid value: )?One or more parameter values were invalid: Input collection "
     "(\\[[^]*\\])?( ?of type BS)? ?contains duplicates\\.?( for key :\\w+)?"},
    {"words of too long a number", kAnyAction,
     "(.*contains invalid value: )?Attempting to store more than 38 significant digits in a "
     "Number( for key :\\w+)?",
     "(.*contains invalid value: )?DynamoDB only supports precision up to 38 digits( for "
     "key :\\w+)?"},
    {"words of no number", kAnyAction,
     "(.*contains invalid value: )?The parameter cannot be converted to a numeric value.*",
     "(.*contains invalid value: )?A value provided cannot be converted into a number.*"},
    {"words of null in a set", kAnyAction,
     "(.*contains invalid value: )?One or more parameter values were invalid: An number set may "
     "not have a null number as a member( for key :\\w+)?",
     "(.*contains invalid value: )?A value provided cannot be converted into a number.*",
     &IsMutated},
    {"words of an empty value", kAnyAction,
     "(.*contains invalid value: )?Supplied AttributeValue is empty, must contain exactly one of "
     "the supported datatypes( for key :\\w+)?",
     "(.*contains invalid value: )?The supplied Item contains a null AttributeValue(: \\S* is "
     "null)?( for key :\\w+)?",
     &IsMutated},
    {"words of an empty map of values", "Scan",
     "ExpressionAttributeValues can only be specified when using expressions: FilterExpression is "
     "null",
     "ExpressionAttributeValues must not be empty"},

    {"words of a name twice", kAnyAction,
     "One or more parameter values were invalid: Duplicate value in attribute name: .*",
     "Cannot have two attributes with the same name"},

    // Keys. The service has one text for all keys that don't fit the schema.
    {"words of a key that doesn't fit", kAnyAction,
     "The provided key element does not match the schema",
     "(The number of conditions on the keys is invalid|One of the required keys was not "
     "given a value|Invalid attribute value type|One or more parameter values were invalid: "
     "Type mismatch for key)"},
    {"words of a key's type", kAnyAction,
     "One or more parameter values were invalid: Type mismatch for key \\S+ expected: [SNB] "
     "actual: [SNB]",
     "One or more parameter values were invalid: Type mismatch for key"},
    {"words of a key that is no scalar", kAnyAction,
     "One or more parameter values were invalid: Type mismatch for key \\S+ expected: [SNB] "
     "actual: (SS|NS|BS|L|M|BOOL|NULL)",
     "Invalid attribute value type"},
    {"words of an index key's type", kAnyAction,
     "One or more parameter values were invalid: Type mismatch for Index Key \\S+ Expected: [SNB] "
     "Actual: [SNB] IndexName: \\w+",
     "One or more parameter values were invalid: Type mismatch for Index Key"},
    {"words of an index key's type", "UpdateItem",
     "One or more parameter values were invalid: Type mismatch for Index Key .*",
     "Updates on index keys must be of the same data type as the key attribute",
     [](const Request& request) { return request.body.contains("AttributeUpdates"); }},
    {"words of an index key that is no scalar", kAnyAction,
     "One or more parameter values were invalid: Type mismatch for Index Key \\S+ Expected: [SNB] "
     "Actual: "
     "(SS|NS|BS|L|M|BOOL|NULL) IndexName: \\w+",
     "Invalid attribute value type"},
    // Of the value that if_not_exists doesn't come to.
    {"words of an index key's type", "TransactWriteItems",
     "One or more parameter values were invalid: Type mismatch for Index Key .*",
     "(Invalid attribute value type|One or more parameter values were invalid: Type mismatch for "
     "Index Key)",
     [](const Request& request) {
       return json::serialize(request.body).find("if_not_exists(") != std::string::npos;
     }},
    {"words of an index key's type after an update", "UpdateItem|TransactWriteItems",
     "The update expression attempted to update the secondary index key to unsupported type",
     "(Invalid attribute value type|One or more parameter values were invalid: Type "
     "mismatch for Index Key)"},
    {"words of a statement's key that is no scalar", ".*Statement|ExecuteTransaction",
     "Key attribute's data type should match its data type in table's schema: Key \\S+",
     "Key value must be of type S, N, or B\\. Key name: \\S+, Key type: \\w+"},
    {"words of a missing key", kAnyAction,
     "One or more parameter values were invalid: Missing the key \\S+ in the item",
     "One of the required keys was not given a value"},
    {"words of a key's size", kAnyAction,
     "One or more parameter values were invalid: (Size of hashkey has exceeded|Aggregated size of "
     "all range keys has exceeded) .*",
     "(Hash primary key values must be under 2048 bytes, and range primary key values must "
     "be under 1024 bytes|One or more parameter values were invalid: Size limit exceeded)"},
    {"words of an empty key", "BatchGetItem", "The provided key element does not match the schema",
     "The list of keys in RequestItems for BatchGetItem may not contain null or empty values: .*"},
    {"words of a path in a key condition", "Query",
     "KeyConditionExpressions cannot have conditions on nested attributes",
     "Key attributes must be scalars; list random access '\\[\\]' and map lookup '\\.' are not "
     "allowed: (Index)?Key: \\S+"},
    // dynalite has our text.
    {"words of no key condition", "Query", "Conditions can be of length 1 or 2 only",
     "Conditions must be at least length 1"},
    {"words of a key condition's attribute", "Query",
     "Query condition missed key schema element: \\S+",
     "Query condition missed key schema element"},

    {"words of a token used twice", "TransactWriteItems",
     "IdempotentParameterMismatchException: .+", "IdempotentParameterMismatchException: "},
};

// The text without the list of names in its last brackets; empty without one.
std::string WithoutList(std::string_view text, std::string& list) {
  const std::size_t open = text.rfind('[');
  if (open == std::string_view::npos || !text.ends_with(']')) return {};
  list = text.substr(open + 1, text.size() - open - 2);
  return std::string(text.substr(0, open));
}

// "... does not project [b, a]": the same names in another order.
bool IsSameListOfNames(std::string_view ours, std::string_view theirs) {
  std::string our_list;
  std::string their_list;
  const std::string rest = WithoutList(ours, our_list);
  if (rest.find("does not project") == std::string::npos) return false;
  if (rest != WithoutList(theirs, their_list)) return false;
  std::ranges::sort(our_list);
  std::ranges::sort(their_list);
  return our_list == their_list;
}

}  // namespace

std::string_view SameRefusal(const Request& request, std::string_view ours,
                             std::string_view theirs) {
  static const TextPairs pairs(kWords);
  if (const std::string_view name = pairs.Find(request, ours, theirs); !name.empty()) return name;
  if (IsSameListOfNames(ours, theirs)) return "names that an index doesn't project, in any order";
  // "1 validation error detected: Value ..." without what stands before it.
  constexpr std::string_view kType = "ValidationException: ";
  constexpr std::string_view kCount = "ValidationException: 1 validation error detected: ";
  const bool is_constraint = ours.starts_with(kCount) && theirs.starts_with(kType);
  if (is_constraint && ours.substr(kCount.size()) == theirs.substr(kType.size())) {
    return "words of a constraint";
  }
  return {};
}

}  // namespace flavorbot::differential
