#include <string>

#include "disagreement_parts.h"
#include "known_differences.h"

namespace flavorbot::differential {
namespace {

// Developer guide, "Capacity unit consumption": reading what isn't there costs what reading the
// smallest item does, deleting what isn't there what writing it does, and fetching from the table
// what a local index doesn't project costs the table. Amazon's local engine charges for neither,
// counts whole items in a Scan of an index, and of several items of a transaction on a table
// without indexes only one.
std::string_view Capacity(const Disagreement& it) {
  if (!IsPath(it, "/ConsumedCapacity")) return {};
  const std::string& action = it.request.action;
  const double ours = NumberIn(it.difference.ours);
  const double theirs = NumberIn(it.difference.theirs);
  if (action == "DeleteItem" && it.difference.ours == "/ConsumedCapacity: nothing") {
    return "capacity that nobody asked for";
  }
  if ((action == "Query" || action == "Scan") && theirs == 0 && ours <= 1) {
    return "capacity of reading nothing";
  }
  if (action == "BatchGetItem" && theirs < ours) return "capacity of reading nothing";
  if (action == "Scan" && ReadsIndex(it.request, "") && theirs > ours) {
    return "capacity of whole items in a Scan of an index";
  }
  const bool projects = it.request.body.contains("ProjectionExpression");
  if (action == "Scan" && ReadsIndex(it.request, "LSI") && theirs < ours &&
      (projects || it.request.body.contains("AttributesToGet") ||
       it.request.body.contains("Select"))) {
    return "capacity of fetching what a local index doesn't have";
  }
  if (action == "Query" && ReadsIndex(it.request, "LSI") && projects && theirs > ours) {
    return "capacity of fetching what a local index has";
  }
  // An index of two keys is charged when one comes or goes, and holds the item neither time.
  const bool writes = action == "PutItem" || action == "UpdateItem" || action == "BatchWriteItem" ||
                      action == "TransactWriteItems";
  if (writes && theirs > ours) return "capacity of indexes that don't hold the item";
  if (action == "TransactWriteItems" && theirs < ours) return "capacity of several items at once";
  if (action == "BatchWriteItem" && CountOf(it.request.body, "DeleteRequest") > 0 &&
      ours < theirs) {
    return "capacity of deletions in batches";
  }
  return {};
}

// Developer Guide, "Local secondary indexes": what an entry costs to write follows from its size;
// the 100 bytes beside it are of its storage. Amazon's local engine counts them in writes, and
// neither in reads nor of global indexes.
std::string_view LocalIndexCapacity(const Disagreement& it) {
  constexpr double kMostLocalIndexes = 5;
  if (it.request.action != "DeleteItem" || !IsPath(it, "/ConsumedCapacity/")) return {};
  const auto of_all_else = [](const json::value& body) {
    json::object capacity = body.at("ConsumedCapacity").as_object();
    capacity.erase("CapacityUnits");
    capacity.erase("LocalSecondaryIndexes");
    return capacity;
  };
  const double more = NumberIn(it.difference.theirs) - NumberIn(it.difference.ours);
  return more > 0 && more <= kMostLocalIndexes &&
                 of_all_else(it.ours.body) == of_all_else(it.theirs.body)
             ? "counts the storage of local indexes' entries"
             : std::string_view();
}

}  // namespace

std::string_view CapacityExplanation(const Disagreement& disagreement) {
  const std::string_view name = Capacity(disagreement);
  return name.empty() ? LocalIndexCapacity(disagreement) : name;
}

}  // namespace flavorbot::differential
