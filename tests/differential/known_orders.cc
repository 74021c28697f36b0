#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <string>

#include "known_differences.h"
#include "text_pair.h"

namespace flavorbot::differential {
namespace {

// What a request says by itself, without its table.
constexpr const char* kOfExpressions =
    "(Invalid \\w+Expression: |Invalid (condition|operator used) in |ExpressionAttribute|Value "
    "provided in |KeyConditionExpressions |Either the KeyConditions )[^]*";

// What is said of the keys in a request.
constexpr const char* kOfKeys =
    "(The number of conditions on the keys is invalid|Invalid attribute value type|One of the "
    "required keys was not given a value|Hash primary key values must be |One or more parameter "
    "values are not valid\\. |One or more parameter values were invalid: (Type mismatch for "
    "key|Type mismatch for Index Key|Size limit exceeded|Size of hashkey |Aggregated size ))[^]*";

// What an update says when it can't be done on an item.
constexpr const char* kOfActions =
    "(The document path provided in the update expression is invalid for update|An operand in the "
    "update expression has an incorrect data type|The provided expression refers to an attribute "
    "that does not exist in the item|DynamoDB only supports precision up to 38 digits|Attempting "
    "to "
    "store more than 38 significant digits in a Number|Number overflow.*|Number underflow.*)";

// What an update says of the keys that it changes, or changes parts of.
constexpr const char* kOfTargets =
    "(One or more parameter values were invalid: Cannot update attribute .*This attribute is part "
    "of the key|Key attributes must be scalars; .*)";

// What an item of a transaction says by itself.
constexpr const char* kOfOneItem =
    "(Invalid \\w+Expression: |ExpressionAttribute|Value provided in |Empty attribute name|Nesting "
    "Levels |Supplied AttributeValue |The parameter cannot be converted |Number overflow|Number "
    "underflow|Attempting to store more than |Input collection |Key attributes must be scalars; |"
    "One or more parameter values were invalid: (Input collection |Binary sets |An? \\w+ set |Null "
    "attribute |Cannot update attribute |Only DELETE action is allowed ))[^]*";

bool HasSeveralItems(const Request& request) {
  const auto* items = request.body.if_contains("TransactItems");
  return items != nullptr && items->is_array() && items->get_array().size() > 1;
}

bool NamesNoTable(const Request& request) {
  return request.mutated || json::serialize(request.body).find("\"nowhere\"") != std::string::npos;
}

bool HasStartKey(const Request& request) { return request.body.contains("ExclusiveStartKey"); }

bool HasOneOfSegments(const Request& request) {
  return request.body.contains("Segment") != request.body.contains("TotalSegments");
}

bool HasToken(const Request& request) { return request.body.contains("ClientRequestToken"); }

bool HasSeveralActions(const Request& request) {
  const auto* update = request.body.if_contains("UpdateExpression");
  if (update == nullptr || !update->is_string()) return false;
  const std::string_view text = update->get_string();
  std::size_t clauses = 0;
  for (const std::string_view word : {"SET ", "REMOVE ", "ADD ", "DELETE "}) {
    if (text.find(word) != std::string_view::npos) ++clauses;
  }
  return clauses > 1 || text.find(", ") != std::string_view::npos;
}

constexpr TextPair kOrders[] = {
    // The service looks for the table after all that can be said of a request without it.
    {"looks for the table first", kAnyAction, "[^]*",
     "(ResourceNotFoundException: (Cannot do operations on a non-existent table|Requested resource "
     "not found)|ValidationException: Requested resource not found)",
     &NamesNoTable},
    {"looks for the table first", kAnyAction, "SerializationException: [^]*",
     "ResourceNotFoundException: Cannot do operations on a non-existent table", &IsMutated},
    {"looks for the index first", "Query|Scan",
     "(Invalid \\w+Expression: |Invalid (condition|operator used) in |ExpressionAttribute|"
     "Value provided in |KeyConditionExpressions |Either the KeyConditions |The "
     "(Total)?Segments? parameter )[^]*",
     "The table does not have the specified index: .*"},
    {"looks for the index first", "Query|Scan", kOfExpressions,
     "Consistent reads are not supported on global secondary indexes"},
    // dynalite tells of both before it.
    {"looks at what an index projects first", "Scan",
     "(The provided starting key is invalid|Key attributes must be scalars; )[^]*",
     "One or more parameter values were invalid: Global secondary index \\w+ does not project "
     "\\[.*\\]"},
    {"looks at items before the table", "Batch.*|Transact.*",
     "ResourceNotFoundException: Requested resource not found", ".*", &NamesNoTable},
    // dynalite tells of a name that no table can have before all else.
    {"looks at items before the table's name", "TransactWriteItems",
     "Invalid table/index name\\.  Table/index names must be between 3 and 255 .*", kOfActions,
     &HasSeveralItems},

    // What can be said of the expressions is said before what can be said of the keys.
    {"looks at keys before expressions", "PutItem|UpdateItem|DeleteItem|Transact.*", kOfExpressions,
     kOfKeys},
    // The service tells of a wrong name or value in the parameters before it reads expressions.
    {"reads expressions before the parameters", kAnyAction,
     "ExpressionAttribute(Names|Values) [^]*",
     "(Invalid \\w+Expression: |Transaction request cannot)[^]*"},
    // ... and of an update of a key without looking at the item.
    {"looks at the item before the update's targets", "UpdateItem", kOfTargets,
     "ConditionalCheckFailedException: The conditional request failed"},
    {"looks at the item before the update's targets", "UpdateItem", kOfTargets, kOfActions},
    {"looks at the item before the update's targets", "UpdateItem", kOfTargets, kOfKeys},
    // dynalite has the service's text also where the condition fails.
    {"looks at the item before an index key's type", "UpdateItem|ExecuteStatement",
     "One or more parameter values were invalid: Type mismatch for Index Key .*",
     "ConditionalCheckFailedException: The conditional request failed"},
    {"looks at the item before an index key's type", "UpdateItem|ExecuteStatement",
     "One or more parameter values were invalid: Type mismatch for Index Key .*", kOfActions},
    {"looks at the item before an index key's type", "UpdateItem|ExecuteStatement",
     "One or more parameter values were invalid: Type mismatch for Index Key .*",
     "(Invalid attribute value type|One or more parameter values are not valid\\. The update "
     "expression attempted to update a secondary index key to a value that is not supported\\. "
     ".*)"},
    // Of an index key that is both; ours tells the type, as with every other value of that type.
    {"looks at an index key's emptiness before its type", "UpdateItem|TransactWriteItems",
     "(The update expression attempted to update the secondary index key to unsupported type|One "
     "or more parameter values were invalid: Type mismatch for Index Key .*)",
     "One or more parameter values are not valid\\. (The update expression attempted to update a "
     "secondary index key to a value that|A value specified for a secondary index key) is not "
     "supported\\. .* cannot contain an empty (string|binary) value.*"},
    {"looks at the start key before what an index projects", "Scan",
     "One or more parameter values were invalid: Global secondary index \\S+ does not project .*",
     "Exclusive start key must lie within the segment"},
    // Of values it looks only at those that are stored.
    {"nesting of values in conditions", kAnyAction,
     "ExpressionAttributeValues contains invalid value: Nesting Levels have exceeded .*", kAnyText},
    // Its lexer takes :name for a part of a path behind a dot.
    {"looks at values before an empty expression", "Scan",
     "Invalid FilterExpression: The expression can not be empty;",
     "ExpressionAttributeValues can only be specified when using expressions: FilterExpression is "
     "null"},
    {"takes values for names", kAnyAction,
     "Invalid \\w+Expression: Syntax error; token: \":\\w+\", near: \"\\. ?:\\w+[^]*",
     "Invalid \\w+Expression: [^]*"},
    // Of three or more paths it names two that don't overlap.
    {"names other paths", kAnyAction,
     "Invalid \\w+Expression: Two document paths overlap with each other; must remove or rewrite "
     "one of these paths; .*",
     "Invalid \\w+Expression: Two document paths overlap with each other; must remove or rewrite "
     "one of these paths; .*"},
    // dynalite tells of them before it reads expressions.
    {"looks at all else before the segments", "Scan",
     "The (Total)?Segments? parameter is required .*", "\\w+Exception: [^]*", &HasOneOfSegments},
    // A constraint of the API's model, which the service looks at first.
    {"reads expressions before the numbers", "Query|Scan",
     "1 validation error detected: Value '(0|-\\d+)' at '(limit|segment|totalSegments)' failed .*",
     kOfExpressions},
    {"looks for items twice before names of tables", "BatchWriteItem",
     "Invalid table/index name\\.  Table/index names must be .*",
     "Provided list of item keys contains duplicates", &IsMutated},
    // dynalite looks at the writes of one table after the other, and at each whole.
    {"looks for items twice before their keys", "BatchWriteItem", kOfKeys,
     "Provided list of item keys contains duplicates"},
    {"looks for items twice before their keys", "BatchWriteItem",
     "The provided key element does not match the schema",
     "Provided list of item keys contains duplicates"},
    {"reads expressions before it misses the key condition", "Query",
     "Either the KeyConditions or KeyConditionExpression parameter must be specified in the "
     "request\\.",
     "(Invalid \\w+Expression: |Value provided in )[^]*"},

    // Of several actions of an update that can't be done on an item, which is told follows from the
    // order of a hash map there. We tell of a path first, then of the first action.
    {"tells of another action", "UpdateItem", kOfActions, kOfActions, &HasSeveralActions},

    // A token that was used before with another payload.
    {"looks at the token first", "TransactWriteItems",
     "(TransactionCanceled|ResourceNotFound|Validation)Exception: [^]*",
     "IdempotentParameterMismatchException: ", &HasToken},

    {"looks for items twice after their updates", "TransactWriteItems",
     "Transaction request cannot include multiple operations on one item", kOfActions},
    {"looks for items twice after their updates", "TransactWriteItems",
     "Transaction request cannot include multiple operations on one item", kOfKeys},
    {"looks for items twice after their conditions", "TransactWriteItems|ExecuteTransaction",
     "Transaction request cannot include multiple operations on one item",
     "TransactionCanceledException: .*"},
    // It looks at one item of a transaction after the other, and for items twice as it comes to
    // them.
    {"looks for items twice before the items behind them", "TransactGetItems", kOfOneItem,
     "Transaction request cannot include multiple operations on one item", &HasSeveralItems},
    {"looks for items twice before the items behind them", "Transact.*",
     "Invalid table/index name\\.  Table/index names must be between 3 and 255 .*",
     "Transaction request cannot include multiple operations on one item", &HasSeveralItems},
    {"looks for items twice before their keys", "Transact.*|ExecuteTransaction",
     "TransactionCanceledException: .*ValidationError.*",
     "Transaction request cannot include multiple operations on one item"},
    {"looks at ReturnValues before expressions", "PutItem|DeleteItem",
     "Invalid ConditionExpression: [^]*", "Return values set to invalid value"},
    // Each item of a transaction is looked at on its own there, with its expressions.
    {"looks at one item of a transaction after the other", "Transact.*", kOfOneItem, kOfOneItem,
     &HasSeveralItems},
    {"looks at one item of a transaction after the other", "TransactWriteItems", kOfOneItem,
     kOfActions, &HasSeveralItems},
    // As PutItem does, a transaction looks at values before it reads expressions.
    {"looks at the item after its condition", "TransactWriteItems", kOfOneItem,
     "Invalid ConditionExpression: [^]*"},
    // Only of an index with a key of a wrong type.
    {"looks at sizes before types", kAnyAction,
     "(One or more parameter values were invalid: Type mismatch for Index Key .*|One or more "
     "parameter values are not valid\\. The update expression attempted to update a secondary "
     "index "
     "key to a value that is not supported\\. .*)",
     "One or more parameter values were invalid: Size limit exceeded"},
    // Of two index keys, the other of which is too long. We tell of the table's first index.
    {"looks at types before sizes", "PutItem|UpdateItem|BatchWriteItem",
     "One or more parameter values were invalid: (Size of hashkey|Aggregated size of all range "
     "keys) has exceeded .*",
     "(One or more parameter values were invalid: Type mismatch for Index Key|One or more "
     "parameter "
     "values are not valid\\. .* secondary index key .*is not supported\\. .*)"},

    // dynalite takes a start key that is the last in the range.
    {"nothing after the last key", "Query", "OK",
     "The provided starting key does not match the range key predicate", &HasStartKey},
    {"nothing after the last key", "Query",
     "Filter Expression can only contain non-primary key attributes: .*",
     "The provided starting key does not match the range key predicate", &HasStartKey},
    {"looks at one statement after the other", "ExecuteTransaction",
     "Validation failed in TransactStatements\\[\\d+\\]: .*",
     "Validation failed in TransactStatements\\[\\d+\\]: .*"},
    {"looks at keys of reads before the transaction", "ExecuteTransaction",
     "TransactionCanceledException: .*ValidationError.*",
     "Validation failed in TransactStatements\\[\\d+\\]: Select statements within .*"},
    {"names another undefined placeholder", kAnyAction,
     "Invalid \\w+Expression: An expression attribute (name|value) used in [^]* is not defined; .*",
     "Invalid \\w+Expression: An expression attribute (name|value) used in [^]* is not defined; .*",
     &IsMutated},
    {"tells of another index key", "UpdateItem",
     "One or more parameter values were invalid: Type mismatch for Index Key .*",
     "One or more parameter values were invalid: Type mismatch for Index Key", &HasSeveralActions},
    {"looks at the item before values in AttributeUpdates", "UpdateItem", kOfOneItem,
     "ConditionalCheckFailedException: The conditional request failed",
     [](const Request& request) { return request.body.contains("AttributeUpdates"); }},

    {"looks at the types of a comparison's values first", kAnyAction,
     "One or more parameter values were invalid: AttributeValues inside AttributeValueList must be "
     "of same type",
     "One or more parameter values were invalid: ComparisonOperator \\w+ is not valid for \\w+ "
     "AttributeValue type"},

    // JSON of another type than the member's. The service's parser refuses the whole request before
    // anything is looked at; Amazon's local engine converts, or fails inside.
    {"converts JSON of other types", kAnyAction, "SerializationException: [^]*", kAnyText,
     &IsMutated},
    {"fails at what is no base64", kAnyAction, "SerializationException: [^]*ase64[^]*",
     "500 InternalFailure: .*"},
    {"fails at null in a set", kAnyAction,
     "(.*contains invalid value: )?One or more parameter values were invalid: An \\w+ set may not "
     "have a null \\w+ as a member.*",
     "(500 InternalFailure: .*|ValidationException: Type mismatch for attribute to update)",
     &IsMutated},
    {"fails at an operator that no key can answer", "Query",
     "Attempted conditional constraint is not an indexable operation", "500 InternalFailure: .*"},
    {"size of a key asked for", "ExecuteStatement",
     "One or more parameter values were invalid: (Size of hashkey|Aggregated size) .*", "OK"},
    {"fails without a statement", "ExecuteStatement",
     "1 validation error detected: Value null at 'statement' failed .*", "500 InternalFailure: .*",
     &IsMutated},
    {"takes no parameters for absent ones", ".*Statement|ExecuteTransaction",
     "1 validation error detected: Value '\\[\\]' at '.*parameters' failed .*", kAnyText,
     &IsMutated},
    {"reads no statement before its parameters", "Execute(Statement|Transaction)",
     "(Validation failed in TransactStatements\\[\\d+\\]: )?Number of parameters in request and "
     "statement don't match\\.",
     "Unsupported operation: \\w+", &IsMutated},
    {"fails at unknown words", kAnyAction,
     "1 validation error detected: Value '.*' at '.*' failed .* enum value set.*",
     "500 InternalFailure: .*", &IsMutated},
    {"tells of one of several constraints", kAnyAction, "\\d+ validation errors detected: .*", ".*",
     &IsMutated},
    // It stores what no reader can read, documents over 32 deep, and so answers as to any others.
    {"nesting of values in statements", ".*Statement|ExecuteTransaction",
     "Nesting Levels have exceeded supported limits: .*", kAnyText},
    // ... and in AttributeUpdates one level deeper than in an UpdateExpression.
    {"nesting of values in AttributeUpdates", "UpdateItem",
     "Nesting Levels have exceeded supported limits: .*", kAnyText,
     [](const Request& request) { return request.body.contains("AttributeUpdates"); }},
    // Of every other statement it has our text.
    {"looks at no table's name in INSERT", "Execute(Statement|Transaction)",
     "(Validation failed in TransactStatements\\[\\d+\\]: )?Table name should be within the length "
     ".*",
     "ResourceNotFoundException: (Cannot do operations on a non-existent table|Requested resource "
     "not found)"},
    // The service looks at the constraints of the API's model before anything else.
    {"looks at the API's model late", kAnyAction,
     "1 validation error detected: Value (null|'.*') at '[^']*' failed to satisfy constraint: .*",
     "\\w+Exception: [^]*", &IsMutated},
    {"looks at segments after the projection", "Scan",
     "1 validation error detected: Value '(0|-\\d+)' at 'totalSegments' failed .*",
     "One or more parameter values were invalid: Global secondary index \\S+ does not project .*"},
    {"takes an empty text for an absent one", kAnyAction,
     "1 validation error detected: Value '' at '(returnValues|select|clientRequestToken)' failed "
     ".*",
     "OK", &IsMutated},
    {"takes no attributes for absent ones", "GetItem|BatchGetItem|Query|Scan",
     "1 validation error detected: Value '\\[\\]' at '([^']*\\.)?attributesToGet' failed .*", "OK",
     &IsMutated},
    // It takes any text there.
    {"doesn't look at ReturnConsumedCapacity", kAnyAction,
     "1 validation error detected: Value '.*' at '(transactItems\\.\\d+\\.member\\.\\w+\\.)?"
     "return(ConsumedCapacity|ItemCollectionMetrics|ValuesOnConditionCheckFailure)' failed .*",
     kAnyText, &IsMutated},
    // Documentation, "Reserved words in DynamoDB": SIZE is one.
    {"takes a reserved word for a name", kAnyAction,
     "Invalid \\w+Expression: Attribute name is a reserved keyword; reserved keyword: "
     "[Ss][Ii][Zz][Ee]",
     kAnyText},
};

}  // namespace

std::string_view OrderExplanation(const Disagreement& disagreement) {
  static const TextPairs pairs(kOrders);
  return pairs.Find(disagreement.request, disagreement.difference.ours,
                    disagreement.difference.theirs);
}

}  // namespace flavorbot::differential
