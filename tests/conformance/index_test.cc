// Global and local secondary indexes: which items they hold, and what of them.
#include "conformance.h"

#include <algorithm>

namespace flavorbot::conformance {

class Index : public Conformance {
 protected:
  void SetUp() override { Table(kIndexed); }

  // A query of an index by its partition key.
  static std::string Body(std::string_view index, std::string_view key, std::string_view value,
                          std::string_view more = "") {
    std::string body = "{'TableName':'$T','IndexName':'";
    body.append(index).append("','KeyConditionExpression':'").append(key).append(" = :k'");
    body.append(",'ExpressionAttributeValues':{':k':").append(value).append("}");
    return body.append(more.empty() ? "" : ",").append(more) + "}";
  }
  // The items' sort keys, sorted: indexes leave equal keys in no particular order.
  std::vector<std::string> Sorts(std::string_view index, std::string_view key,
                                 std::string_view value, std::string_view more = "") {
    const Reply reply{200, Ok("Query", Body(index, key, value, more))};
    auto sorts = Column(reply.At("/Items"), "SK");
    std::ranges::sort(sorts);
    return sorts;
  }
  void PutFull(std::string_view sort) {
    Put("'PK':{'S':'p'},'SK':{'S':'" + std::string(sort) + "'},'GSI1PK':{'S':'g'},'GSI1SK':{'S':'" +
        std::string(sort) +
        "'},'G2':{'N':'1'},'G3':{'S':'x'},'L1':{'N':'1'},'L2':{'S':'z'},'a':{'S':'A'},"
        "'b':{'S':'B'}");
  }
  using Names = std::vector<std::string>;
};
INSTANTIATE_TEST_SUITE_P(Conformance, Index, testing::ValuesIn(TargetKinds()), CaseTargetName);

TEST_P(Index, HoldsOnlyItemsWithItsWholeKey) {
  Put("'PK':{'S':'p'},'SK':{'S':'none'}");
  Put("'PK':{'S':'p'},'SK':{'S':'half'},'GSI1PK':{'S':'g'}");
  Put("'PK':{'S':'p'},'SK':{'S':'whole'},'GSI1PK':{'S':'g'},'GSI1SK':{'S':'1'}");
  EXPECT_EQ(Sorts("GSI1", "GSI1PK", "{'S':'g'}"), (Names{"whole"}));
}

TEST_P(Index, OrdersByItsSortKey) {
  for (const auto& [sort, key] : {std::pair{"1", "c"}, {"2", "a"}, {"3", "b"}}) {
    Put("'PK':{'S':'p" + std::string(sort) + "'},'SK':{'S':'" + sort +
        "'},'GSI1PK':{'S':'g'},'GSI1SK':{'S':'" + key + "'}");
  }
  const Reply up{200, Ok("Query", Body("GSI1", "GSI1PK", "{'S':'g'}"))};
  EXPECT_EQ(Column(up.At("/Items"), "SK"), (Names{"2", "3", "1"}));
  const Reply down{200,
                   Ok("Query", Body("GSI1", "GSI1PK", "{'S':'g'}", "'ScanIndexForward':false"))};
  EXPECT_EQ(Column(down.At("/Items"), "SK"), (Names{"1", "3", "2"}));
}

TEST_P(Index, FollowsUpdatesAndDeletes) {
  PutFull("1");
  EXPECT_EQ(Sorts("GSI1", "GSI1PK", "{'S':'g'}"), (Names{"1"}));
  Ok("UpdateItem",
     "{'TableName':'$T','Key':{'PK':{'S':'p'},'SK':{'S':'1'}},'UpdateExpression':'SET GSI1PK = :h',"
     "'ExpressionAttributeValues':{':h':{'S':'h'}}}");
  EXPECT_EQ(Sorts("GSI1", "GSI1PK", "{'S':'g'}"), Names{});
  EXPECT_EQ(Sorts("GSI1", "GSI1PK", "{'S':'h'}"), (Names{"1"}));
  Ok("UpdateItem",
     "{'TableName':'$T','Key':{'PK':{'S':'p'},'SK':{'S':'1'}},'UpdateExpression':'REMOVE GSI1SK'}");
  EXPECT_EQ(Sorts("GSI1", "GSI1PK", "{'S':'h'}"), Names{});
  EXPECT_EQ(Sorts("LSI1", "PK", "{'S':'p'}"), (Names{"1"}));
  Ok("DeleteItem", "{'TableName':'$T','Key':{'PK':{'S':'p'},'SK':{'S':'1'}}}");
  EXPECT_EQ(Sorts("LSI1", "PK", "{'S':'p'}"), Names{});
}

TEST_P(Index, OverwritingAnItemLeavesNoOldEntry) {
  PutFull("1");
  Put("'PK':{'S':'p'},'SK':{'S':'1'}");
  EXPECT_EQ(Sorts("GSI1", "GSI1PK", "{'S':'g'}"), Names{});
  EXPECT_EQ(Sorts("GSI2", "G2", "{'N':'1'}"), Names{});
  EXPECT_EQ(Sorts("LSI2", "PK", "{'S':'p'}"), Names{});
}

TEST_P(Index, ManyItemsMayHaveOneKey) {
  for (const char* sort : {"1", "2", "3"}) PutFull(sort);
  EXPECT_EQ(Sorts("GSI2", "G2", "{'N':'1.0'}"), (Names{"1", "2", "3"}));
}

TEST_P(Index, ProjectsAllKeysOrIncluded) {
  PutFull("1");
  Answers("Query", Body("GSI2", "G2", "{'N':'1'}"),
          "{'Items':[{'PK':{'S':'p'},'SK':{'S':'1'},'G2':{'N':'1'}}],'Count':1,'ScannedCount':1}");
  Answers("Query", Body("GSI3", "G3", "{'S':'x'}"),
          "{'Items':[{'PK':{'S':'p'},'SK':{'S':'1'},'G3':{'S':'x'},'a':{'S':'A'}}],'Count':1,"
          "'ScannedCount':1}");
  const Reply all{200, Ok("Query", Body("GSI1", "GSI1PK", "{'S':'g'}"))};
  EXPECT_EQ(all.At("/Items/0"), Get("p", "1"));
}

TEST_P(Index, LocalIndexReadsTheRestFromTheTable) {
  PutFull("1");
  Answers("Query", Body("LSI1", "PK", "{'S':'p'}"),
          "{'Items':[{'PK':{'S':'p'},'SK':{'S':'1'},'L1':{'N':'1'}}],'Count':1,'ScannedCount':1}");
  Answers("Query", Body("LSI1", "PK", "{'S':'p'}", "'ProjectionExpression':'b'"),
          "{'Items':[{'b':{'S':'B'}}],'Count':1,'ScannedCount':1}");
  const Reply all{200, Ok("Query", Body("LSI1", "PK", "{'S':'p'}", "'Select':'ALL_ATTRIBUTES'"))};
  EXPECT_EQ(all.At("/Items/0"), Get("p", "1"));
}

TEST_P(Index, GlobalIndexKnowsOnlyWhatItProjects) {
  Invalid("Query", Body("GSI2", "G2", "{'N':'1'}", "'ProjectionExpression':'b'"),
          "One or more parameter values were invalid: Global secondary index GSI2 does not project "
          "[b]");
  Invalid("Query", Body("GSI2", "G2", "{'N':'1'}", "'Select':'ALL_ATTRIBUTES'"),
          "One or more parameter values were invalid: Select type ALL_ATTRIBUTES is not supported "
          "for global secondary index GSI2 because its projection type is not ALL");
}

// A filter that saw nothing would drop every item.
TEST_P(Index, FilterOfAQueryIsOfWhatTheIndexProjects) {
  PutFull("1");
  Invalid("Query",
          "{'TableName':'$T','IndexName':'LSI1','KeyConditionExpression':'PK = :p',"
          "'FilterExpression':'attribute_exists(b)','Select':'ALL_ATTRIBUTES',"
          "'ExpressionAttributeValues':{':p':{'S':'p'}}}",
          "One or more parameter values were invalid: Secondary index LSI1 does not project one or "
          "more filter attributes: [b]");
  Invalid("Query",
          Body("GSI2", "G2", "{'N':'1'}", "'FilterExpression':'b.x = b OR attribute_exists(a)'"),
          "One or more parameter values were invalid: Secondary index GSI2 does not project one or "
          "more filter attributes: [a, b]");
  Ok("Query", Body("GSI3", "G3", "{'S':'x'}", "'FilterExpression':'attribute_exists(a)'"));
}

// The keys of indexes are scalars as those of the table are, in every expression.
TEST_P(Index, NothingLiesInsideAnIndexKey) {
  constexpr std::string_view kText =
      "Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: "
      "IndexKey: ";
  const std::string key = "{'TableName':'$T','Key':{'PK':{'S':'p'},'SK':{'S':'1'}},";
  Invalid("GetItem", key + "'ProjectionExpression':'a, L1[0]'}", std::string(kText) + "L1");
  Invalid("UpdateItem", key + "'UpdateExpression':'REMOVE G2.x'}", std::string(kText) + "G2");
  Invalid("UpdateItem", key + "'UpdateExpression':'SET a = G3.x'}", std::string(kText) + "G3");
  Invalid("DeleteItem", key + "'ConditionExpression':'attribute_exists(GSI1SK.x)'}",
          std::string(kText) + "GSI1SK");
  Invalid("Scan", "{'TableName':'$T','FilterExpression':'attribute_exists(L2.x)'}",
          std::string(kText) + "L2");
}

TEST_P(Index, GlobalIndexHasNoConsistentReads) {
  Invalid("Query", Body("GSI1", "GSI1PK", "{'S':'g'}", "'ConsistentRead':true"),
          "Consistent reads are not supported on global secondary indexes");
  Invalid("Scan", "{'TableName':'$T','IndexName':'GSI1','ConsistentRead':true}",
          "Consistent reads are not supported on global secondary indexes");
  Ok("Query", Body("LSI1", "PK", "{'S':'p'}", "'ConsistentRead':true"));
}

TEST_P(Index, UnknownIndexIsRefused) {
  Invalid("Query", Body("nope", "PK", "{'S':'p'}"),
          "The table does not have the specified index: nope");
  Invalid("Scan", "{'TableName':'$T','IndexName':'nope'}",
          "The table does not have the specified index: nope");
}

TEST_P(Index, PagesThroughEqualKeys) {
  for (int i = 0; i < 7; ++i) PutFull(std::to_string(i));
  Names seen;
  std::string more = "'Limit':2";
  for (int page = 0; page < 10; ++page) {
    const Reply reply{200, Ok("Query", Body("GSI2", "G2", "{'N':'1'}", more))};
    for (std::string& sort : Column(reply.At("/Items"), "SK")) seen.push_back(std::move(sort));
    const json::value& last = reply.At("/LastEvaluatedKey");
    if (last.is_null()) break;
    EXPECT_EQ(last.as_object().size(), 3U);
    more = "'Limit':2,'ExclusiveStartKey':" + json::serialize(last);
  }
  std::ranges::sort(seen);
  EXPECT_EQ(seen, (Names{"0", "1", "2", "3", "4", "5", "6"}));
}

TEST_P(Index, StartKeyHasBothKeys) {
  Invalid(
      "Query",
      Body("GSI1", "GSI1PK", "{'S':'g'}", "'ExclusiveStartKey':{'PK':{'S':'p'},'SK':{'S':'1'}}"),
      "The provided starting key is invalid");
}

TEST_P(Index, ScanFindsItsEntriesOnly) {
  PutFull("1");
  PutFull("2");
  Put("'PK':{'S':'p'},'SK':{'S':'3'}");
  Answers("Scan", "{'TableName':'$T','IndexName':'GSI1','Select':'COUNT'}",
          "{'Count':2,'ScannedCount':2}");
  Answers("Scan", "{'TableName':'$T','IndexName':'LSI1','Select':'COUNT'}",
          "{'Count':2,'ScannedCount':2}");
}

TEST_P(Index, FilterMayNameTheTablesKeysButNotTheIndexs) {
  PutFull("1");
  Answers("Query",
          "{'TableName':'$T','IndexName':'GSI1','KeyConditionExpression':'GSI1PK = :k',"
          "'FilterExpression':'SK = :s','Select':'COUNT',"
          "'ExpressionAttributeValues':{':k':{'S':'g'},':s':{'S':'1'}}}",
          "{'Count':1,'ScannedCount':1}");
  Invalid("Query",
          "{'TableName':'$T','IndexName':'GSI1','KeyConditionExpression':'GSI1PK = :k',"
          "'FilterExpression':'GSI1SK = :k','ExpressionAttributeValues':{':k':{'S':'g'}}}",
          "Filter Expression can only contain non-primary key attributes: Primary key attribute: "
          "GSI1SK");
}

TEST_P(Index, KeyOfTheWrongTypeIsRefused) {
  Invalid("PutItem", "{'TableName':'$T','Item':{'PK':{'S':'p'},'SK':{'S':'1'},'GSI1PK':{'N':'1'}}}",
          "One or more parameter values were invalid: Type mismatch for Index Key GSI1PK Expected: "
          "S Actual: N IndexName: GSI1",
          Reference::InOtherWords());
  PutFull("1");
  Invalid("UpdateItem",
          "{'TableName':'$T','Key':{'PK':{'S':'p'},'SK':{'S':'1'}},"
          "'UpdateExpression':'SET L1 = :v','ExpressionAttributeValues':{':v':{'S':'x'}}}",
          "One or more parameter values were invalid: Type mismatch for Index Key L1 Expected: N "
          "Actual: S IndexName: LSI1",
          Reference::Accepts());  // and leaves the item out of the index
}

// dynalite's texts: of a value of the request before the condition is looked at, of one of the item
// after the update.
TEST_P(Index, UpdateOfAKeyToTheWrongTypeIsRefused) {
  PutFull("1");
  const std::string update = "{'TableName':'$T','Key':{'PK':{'S':'p'},'SK':{'S':'1'}},";
  Invalid("UpdateItem",
          update +
              "'UpdateExpression':'SET G3 = if_not_exists(x, :v)','ConditionExpression':"
              "'attribute_exists(x)','ExpressionAttributeValues':{':v':{'N':'1'}}}",
          "One or more parameter values were invalid: Type mismatch for Index Key G3 Expected: S "
          "Actual: N IndexName: GSI3",
          {"ConditionalCheckFailedException", ""});
  Invalid("UpdateItem", update + "'UpdateExpression':'SET G3 = G2'}",
          "The update expression attempted to update the secondary index key to unsupported type",
          Reference::InOtherWords());
}

TEST_P(Index, EmptyKeyIsRefused) {
  Invalid("PutItem", "{'TableName':'$T','Item':{'PK':{'S':'p'},'SK':{'S':'1'},'GSI1PK':{'S':''}}}",
          "One or more parameter values are not valid. A value specified for a secondary index key "
          "is not supported. The AttributeValue for a key attribute cannot contain an empty string "
          "value. IndexName: GSI1, IndexKey: GSI1PK");
  Invalid("UpdateItem",
          "{'TableName':'$T','Key':{'PK':{'S':'p'},'SK':{'S':'1'}},"
          "'UpdateExpression':'SET GSI1PK = :v','ExpressionAttributeValues':{':v':{'S':''}}}",
          "One or more parameter values are not valid. The update expression attempted to update a "
          "secondary index key to a value that is not supported. The AttributeValue for a key "
          "attribute cannot contain an empty string value.");
  Invalid("Query",
          "{'TableName':'$T','IndexName':'LSI1','KeyConditionExpression':'PK = :v',"
          "'ExpressionAttributeValues':{':v':{'S':''}}}",
          "One or more parameter values are not valid. A value specified for a secondary index key "
          "is not supported. The AttributeValue for a key attribute cannot contain an empty string "
          "value. IndexName: LSI1, IndexKey: PK");
}

// Of a Query: paths into keys, consistency, the keys themselves, the filter, Select, the
// projection.
TEST_P(Index, FaultsOfAQueryHaveAnOrder) {
  const auto query = [](std::string_view rest) {
    return "{'TableName':'$T','IndexName':'GSI2','KeyConditionExpression':'G2 = :k',"
           "'ExpressionAttributeValues':{':k':{'S':'g'}}," +
           std::string(rest) + "}";
  };
  const std::string filter = "'FilterExpression':'attribute_exists(a)',";
  const std::string projection = "'ProjectionExpression':'a',";
  Invalid("Query", query(filter + "'ProjectionExpression':'a,G3.x','ConsistentRead':true"),
          "Key attributes must be scalars; list random access '[]' and map lookup '.' are not "
          "allowed: IndexKey: G3");
  Invalid("Query", query(filter + projection + "'ConsistentRead':true"),
          "Consistent reads are not supported on global secondary indexes");
  Invalid("Query", query(filter + projection + "'Select':'COUNT'"),
          "One or more parameter values were invalid: Condition parameter type does not match "
          "schema type");
  constexpr std::string_view kGood = "'ExpressionAttributeValues':{':k':{'N':'1'}},";
  const std::string good =
      "{'TableName':'$T','IndexName':'GSI2','KeyConditionExpression':'G2 = :k'," +
      std::string(kGood);
  Invalid("Query", good + filter + projection + "'Select':'COUNT'}",
          "One or more parameter values were invalid: Secondary index GSI2 does not project one or "
          "more filter attributes: [a]");
  Invalid("Query", good + projection + "'Select':'COUNT'}",
          "Cannot specify the ProjectionExpression when choosing to get only the Count");
}

// Developer guide, "Quotas and constraints": 400 KB for an item and its entries in local indexes.
TEST_P(Index, EntriesOfLocalIndexesCountAgainstTheSizeOfAnItem) {
  const auto put = [](std::string_view key, std::size_t bytes) {
    return "{'TableName':'$T','Item':{'PK':{'S':'p'},'SK':{'S':'1'}," + std::string(key) +
           "'a':{'S':'" + std::string(bytes, 'x') + "'}}}";
  };
  constexpr std::string_view kTooLarge = "Item size has exceeded the maximum allowed size";
  Ok("PutItem", put("", 300'000));
  Ok("PutItem", put("'L1':{'N':'1'},", 300'000));
  Invalid("PutItem", put("'L2':{'S':'x'},", 300'000), kTooLarge);
  Ok("PutItem", put("'L2':{'S':'x'},", 200'000));
  // PK 3 + SK 3 + L1 4 + a; and the entry has PK and L1.
  Ok("PutItem", put("'L1':{'N':'1'},", 409'600 - 11 - 7));
  Invalid("PutItem", put("'L1':{'N':'1'},", 409'600 - 11 - 6), kTooLarge);
}

TEST_P(Index, WritesCostAUnitForEachEntryTheyTouch) {
  const char* put =
      "{'TableName':'$T','Item':{'PK':{'S':'p'},'SK':{'S':'1'},'GSI1PK':{'S':'g'},"
      "'GSI1SK':{'S':'1'},'L1':{'N':'1'}},'ReturnConsumedCapacity':'INDEXES'}";
  Answers("PutItem", put,
          "{'ConsumedCapacity':{'TableName':'$T','CapacityUnits':3,'Table':{'CapacityUnits':1},"
          "'GlobalSecondaryIndexes':{'GSI1':{'CapacityUnits':1}},"
          "'LocalSecondaryIndexes':{'LSI1':{'CapacityUnits':1}}}}");
  // The same again touches no index.
  Answers("PutItem", put,
          "{'ConsumedCapacity':{'TableName':'$T','CapacityUnits':1,'Table':{'CapacityUnits':1}}}");
  // Another key costs the index two: out with the old entry, in with the new.
  Answers("UpdateItem",
          "{'TableName':'$T','Key':{'PK':{'S':'p'},'SK':{'S':'1'}},"
          "'UpdateExpression':'SET GSI1SK = :v','ExpressionAttributeValues':{':v':{'S':'2'}},"
          "'ReturnConsumedCapacity':'TOTAL'}",
          "{'ConsumedCapacity':{'TableName':'$T','CapacityUnits':3}}");
}

TEST_P(Index, ReadsCostTheIndex) {
  PutFull("1");
  Answers("Query",
          Body("GSI2", "G2", "{'N':'1'}", "'ReturnConsumedCapacity':'INDEXES','Select':'COUNT'"),
          "{'Count':1,'ScannedCount':1,'ConsumedCapacity':{'TableName':'$T','CapacityUnits':0.5,"
          "'Table':{'CapacityUnits':0},'GlobalSecondaryIndexes':{'GSI2':{'CapacityUnits':0.5}}}}");
}

}  // namespace flavorbot::conformance
