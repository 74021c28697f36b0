#include "conformance.h"

#include <algorithm>

namespace flavorbot::conformance {

class Scan : public Conformance {
 protected:
  // Ten partitions of three items.
  void PutItems() {
    Table(kStringKeys);
    for (int p = 0; p < 10; ++p) {
      for (int s = 0; s < 3; ++s) {
        Put("'PK':{'S':'p" + std::to_string(p) + "'},'SK':{'S':'" + std::to_string(s) +
            "'},'id':{'S':'" + std::to_string(p) + std::to_string(s) + "'}");
      }
    }
  }
  static std::vector<std::string> AllIds() {
    std::vector<std::string> ids;
    for (int i = 0; i < 30; ++i) ids.push_back(std::to_string(i / 3) + std::to_string(i % 3));
    return ids;
  }
  // The ids of every page of a scan with these further members, sorted.
  std::vector<std::string> ScanAll(const std::string& more) {
    std::vector<std::string> ids;
    std::string start;
    for (int page = 0; page < 100; ++page) {
      const Reply reply{200, Ok("Scan", "{'TableName':'$T'" + more + start + "}")};
      for (std::string& id : Column(reply.At("/Items"), "id")) ids.push_back(std::move(id));
      const json::value& last = reply.At("/LastEvaluatedKey");
      if (last.is_null()) break;
      start = ",'ExclusiveStartKey':" + json::serialize(last);
    }
    std::ranges::sort(ids);
    return ids;
  }
};
INSTANTIATE_TEST_SUITE_P(Conformance, Scan, testing::ValuesIn(TargetKinds()), CaseTargetName);

TEST_P(Scan, OfAnEmptyTableFindsNothing) {
  Table(kStringKeys);
  Answers("Scan", "{'TableName':'$T'}", "{'Items':[],'Count':0,'ScannedCount':0}");
}

TEST_P(Scan, FindsEveryItemOnce) {
  PutItems();
  EXPECT_EQ(ScanAll(""), AllIds());
}

TEST_P(Scan, PagesOfAnySizeFindEveryItemOnce) {
  PutItems();
  for (int limit : {1, 7, 29, 30, 31}) {
    EXPECT_EQ(ScanAll(",'Limit':" + std::to_string(limit)), AllIds()) << limit;
  }
}

TEST_P(Scan, SegmentsFindEveryItemOnceTogether) {
  PutItems();
  std::vector<std::string> ids;
  for (int segment = 0; segment < 4; ++segment) {
    for (std::string& id :
         ScanAll(",'TotalSegments':4,'Limit':2,'Segment':" + std::to_string(segment))) {
      ids.push_back(std::move(id));
    }
  }
  std::ranges::sort(ids);
  EXPECT_EQ(ids, AllIds());
}

TEST_P(Scan, ItemsOfAPartitionStayInOrder) {
  PutItems();
  const Reply reply{200, Ok("Scan", "{'TableName':'$T'}")};
  const auto ids = Column(reply.At("/Items"), "id");
  ASSERT_EQ(ids.size(), 30U);
  for (std::size_t i = 0; i < 30; i += 3) {
    EXPECT_EQ(ids[i].substr(1), "0");
    EXPECT_EQ(ids[i + 1], ids[i].substr(0, 1) + "1");
    EXPECT_EQ(ids[i + 2], ids[i].substr(0, 1) + "2");
  }
}

TEST_P(Scan, FilterCountsWhatItPassed) {
  PutItems();
  Answers("Scan",
          "{'TableName':'$T','FilterExpression':'SK = :s AND PK < :p',"
          "'ExpressionAttributeValues':{':s':{'S':'1'},':p':{'S':'p3'}},'Select':'COUNT'}",
          "{'Count':3,'ScannedCount':30}");
}

TEST_P(Scan, ProjectionPicksAttributes) {
  Table(kStringKeys);
  Put("'PK':{'S':'a'},'SK':{'S':'b'},'x':{'N':'1'},'y':{'N':'2'}");
  Answers("Scan", "{'TableName':'$T','ProjectionExpression':'y, PK'}",
          "{'Items':[{'PK':{'S':'a'},'y':{'N':'2'}}],'Count':1,'ScannedCount':1}");
}

TEST_P(Scan, SegmentAndTotalBelongTogether) {
  Table(kStringKeys);
  Invalid("Scan", "{'TableName':'$T','TotalSegments':2}",
          "The Segment parameter is required but was not present in the request when parameter "
          "TotalSegments is present",
          Reference::InOtherWords());
  Invalid("Scan", "{'TableName':'$T','Segment':0}",
          "The TotalSegments parameter is required but was not present in the request when Segment "
          "parameter is present",
          Reference::InOtherWords());
  Invalid("Scan", "{'TableName':'$T','Segment':2,'TotalSegments':2}",
          "The Segment parameter is zero-based and must be less than parameter TotalSegments: "
          "Segment: 2 is not less than TotalSegments: 2",
          Reference::InOtherWords());
}

TEST_P(Scan, CostsByTheSumOfItsItems) {
  Table(kStringKeys);
  for (int i = 0; i < 10; ++i) {
    Put("'PK':{'S':'" + std::to_string(i) + "'},'SK':{'S':'a'},'f':{'S':'" +
        std::string(1000, 'x') + "'}");
  }
  const Reply reply{
      200, Ok("Scan", "{'TableName':'$T','ReturnConsumedCapacity':'TOTAL','ConsistentRead':true}")};
  EXPECT_EQ(reply.At("/ConsumedCapacity/CapacityUnits"), 3);
}

TEST_P(Scan, SubstitutionsNeedAnExpression) {
  Table(kStringKeys);
  Invalid("Scan", "{'TableName':'$T','ExpressionAttributeValues':{':p':{'S':'p'}}}",
          "ExpressionAttributeValues can only be specified when using expressions: "
          "FilterExpression is null");
  Invalid("Scan", "{'TableName':'$T','ExpressionAttributeNames':{'#p':'p'}}",
          "ExpressionAttributeNames can only be specified when using expressions");
}

TEST_P(Scan, EmptyFilterIsRefused) {
  Table(kStringKeys);
  Invalid("Scan", "{'TableName':'$T','FilterExpression':''}",
          "Invalid FilterExpression: The expression can not be empty;");
}

TEST_P(Scan, StartKeyMustBeAKey) {
  Table(kStringKeys);
  Invalid("Scan", "{'TableName':'$T','ExclusiveStartKey':{'PK':{'S':'p'}}}",
          "The provided starting key is invalid: The provided key element does not match the "
          "schema",
          Reference::InOtherWords());
}

}  // namespace flavorbot::conformance
